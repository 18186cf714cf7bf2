"""Words that sound like now but are not; help that was called; a departure against somebody's will."""

from __future__ import annotations

import pytest

from bot.danger.called import rest_after_call
from bot.danger.departure import is_forced_departure_soon
from bot.danger.fillers import says_it_again, without_fillers


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("nou ja , zij drinkt", "zij drinkt"),
        ("nou slaat hij haar", "nou slaat hij haar"),
        (
            "doktersassistente hier , vrouw met blauwe plekken",
            "doktersassistente , vrouw met blauwe plekken",
        ),
        ("hij staat hier", "hij staat hier"),
        ("hij sloeg haar net", "hij sloeg haar net"),
        ("het duurt nu eenmaal lang", "het duurt lang"),
        ("als ik zeg dat ik ga slaat hij", "als ik zeg dat ik ga slaat hij"),
    ],
)
def test_fillers_are_left_out(words: str, rest: str) -> None:
    assert without_fillers(words) == rest


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("zoals ik al vertelde", True),
        ("dat heb ik daarnet toch gezegd", True),
        ("ik heb het aan de juf verteld", False),
        ("hij zei net dat hij komt", False),
    ],
)
def test_told_before(words: str, again: bool) -> None:
    assert says_it_again(words) is again


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("we hebben de politie gebeld", ""),
        ("de ambulance is er , ze is wakker", "ze is wakker"),
        ("112 is gebeld maar hij bloedt", "maar hij bloedt"),
        ("ik heb 112 gebeld maar niemand neemt op", None),
        ("de politie is hier gisteren geweest", None),
        ("bel de politie", None),
        ("hij is onderweg", None),
    ],
)
def test_help_was_called(words: str, rest: str | None) -> None:
    assert rest_after_call(words) == rest


@pytest.mark.parametrize(
    ("text", "story", "soon"),
    [
        ("ze vertrekt morgen", "haar vader wil haar uithuwelijken", True),
        ("ze vertrekt morgen", "ze gaat op kamp", False),
        (
            "ze vertrekt morgen niet meer, het gaat niet door",
            "haar vader wil haar uithuwelijken",
            False,
        ),
        ("ze houdt van vliegen", "haar vader wil haar uithuwelijken", False),
    ],
)
def test_forced_departure(text: str, story: str, soon: bool) -> None:
    assert is_forced_departure_soon(text, [story]) is soon
