"""Disclosure in the words of professionals, and what only looks like it."""

from __future__ import annotations

import pytest

from bot.conversation.disclosure import is_disclosure


@pytest.mark.parametrize(
    "text",
    [
        "een leerling vertelde me dat haar vader haar slaat",
        "ze heeft mij gisteren verteld dat haar opa aan haar zit",
        "een patiënte nam mij in vertrouwen over haar man",
        "hij vertelde uit zichzelf dat hij thuis opgesloten wordt",
        "mijn cliënt zei tegen mij dat haar broer haar bedreigt",
    ],
)
def test_told_by_the_person_concerned(text: str) -> None:
    assert is_disclosure(text)


@pytest.mark.parametrize(
    "text",
    [
        "mijn collega vertelde me dat er zorgen zijn",
        "de huisarts heeft ons verteld dat moeder drinkt",
        "kun je mij vertellen wat ik moet doen",
        "ik heb de ouders verteld wat ik zag",
        "een leerling heeft blauwe plekken",
        "hij zei niets",
        "",
    ],
)
def test_heard_from_another_or_nothing_told(text: str) -> None:
    assert not is_disclosure(text)
