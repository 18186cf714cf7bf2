"""Who takes leave, and who only says such a word in a story."""

from __future__ import annotations

import pytest

from bot.conversation.leaving import leaves, only_asked


@pytest.mark.parametrize(
    "text",
    [
        "laat maar zitten hoor",
        "nou laat maar, bedankt",
        "nee dank je, ik wil geen advies",
        "ik wil nu stoppen",
        "nee hoor, ik hoef verder niks. doeg!",
        "het was voor een werkstuk",
        "dat zeg ik liever niet. ik zoek gewoon informatie",
        "ik heb geen vragen meer, tot ziens",
        "nvm",
        "ok bye",
    ],
)
def test_a_leave_taking(text: str) -> None:
    assert leaves(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nee",
        "ik wil niet meer",
        "het hoeft voor mij niet meer",
        "dat het stopt",
        "laat maar zitten, hij slaat me toch wel",
        "ik hoef geen advies maar een melding",
        "ik wil geen melding",
        "geen kinderen",
        "ik heb niets gehoord",
        "ze gaat elke dag stoppen met eten",
    ],
)
def test_no_leave_taking(text: str) -> None:
    assert not leaves(text)


def test_information_only() -> None:
    assert only_asked("ik vroeg het uit nieuwsgierigheid")
    assert not only_asked("ik wil weten hoe ik haar help")
