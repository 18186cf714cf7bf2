"""Corrections in the same breath, wishes inside a story, and "no danger now"."""

from __future__ import annotations

import pytest

from bot.conversation.answers import read_answer
from bot.conversation.message import Message
from bot.conversation.spoken import corrected, named_wish, plain_wish, safe_now, wants_melding
from bot.conversation.state import ConversationState


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("een 7, of nee, een 5", "een 5"),
        ("Almelo. O nee sorry, ze wonen nu in Borne", "ze wonen nu in Borne"),
        ("melden... toch maar advies", "advies"),
        ("een 7", ""),
        ("sorry, een 7", ""),
        ("een 7 sorry", ""),
    ],
)
def test_a_correction_counts(text: str, tail: str) -> None:
    assert corrected(text) == tail


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("doe maar tips", "advies"),
        ("ik wil liever met iemand praten", "medewerker"),
        ("een melding graag", "melding"),
        ("wat ik zelf nog kan doen", "advies"),
        ("de trein is laat", None),
    ],
)
def test_a_wish_is_named(text: str, wish: str | None) -> None:
    assert named_wish(text) == wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("advies graag, maar komt dit in een dossier?", "advies"),
        ("en als ik meld, weten ze dan wie ik ben?", None),
        ("wat is het verschil tussen advies en een melding?", None),
        ("is een melding anoniem?", None),
        ("ben je een mens?", None),
        ("geen melding, wel advies", "advies"),
    ],
)
def test_a_choice_beside_a_question_is_kept(text: str, wish: str | None) -> None:
    assert plain_wish(text) == wish


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Ik werk bij de opvang en zag een brandplek. Ik wil dit melden.", True),
        ("wij willen een melding doen van wat hiernaast gebeurt", True),
        ("ik wil niet melden", False),
        ("ik wil weten of ik moet melden", False),
        ("moet ik dit melden?", False),
        ("misschien wil ik later melden", False),
        ("de politie heeft het gemeld", False),
    ],
)
def test_a_wish_to_report_is_heard_inside_a_story(text: str, wants: bool) -> None:
    assert wants_melding(text) is wants


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("er is op dit moment geen direct gevaar", True),
        ("ze is nu veilig bij mij", True),
        ("volgens mij loopt niemand nu gevaar", True),
        ("het is nu rustig daar", True),
        ("hij is op zijn werk", True),
        ("ze is nu niet veilig", False),
        ("het is daar onveilig", False),
        ("hij komt zo thuis", False),
    ],
)
def test_no_danger_now(text: str, safe: bool) -> None:
    assert safe_now(text) is safe


def test_a_double_name_with_its_province_is_one_place() -> None:
    filled = read_answer(
        Message("Hengelo in overijssel", "geef_plaats"), "regio", ConversationState()
    )
    assert filled.slots["regio"] == "twente"
    assert not filled.problem


def test_the_wish_for_now_goes_before_one_for_later() -> None:
    message = Message("nu graag advies, een melding misschien later", "wil_melden", 0.4)
    assert read_answer(message, "wens", ConversationState()).slots["wens"] == "advies"
