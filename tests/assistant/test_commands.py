"""What a visitor types is text; only buttons that were offered are commands."""

from __future__ import annotations

import pytest

from bot.assistant.commands import NOT_A_COMMAND, read_typed

OFFERED = [{"title": "Buren", "payload": '/rol_omstander{"relatie":"buren"}'}]


@pytest.mark.parametrize(
    "typed",
    [
        "/restart",
        "/melding",
        '/melding{"naam":"x"}',
        "/wil_melden",
        "  /restart  ",
        "//session_start",
        "/vraag/anonimiteit",
        "/rol_omstander",
        '/rol_omstander{"relatie":"familie"}',
        "/wil_melden@0.9",
        "/melding{",
    ],
)
def test_a_command_that_was_not_offered_is_not_understood(typed: str) -> None:
    read = read_typed(typed, OFFERED)
    assert read.text == NOT_A_COMMAND
    assert read.parse_data is not None
    assert read.parse_data["intent"]["name"] == "nlu_fallback"


def test_an_offered_payload_is_passed_on() -> None:
    read = read_typed('/rol_omstander{"relatie":"buren"}', OFFERED)
    assert read.text == '/rol_omstander{"relatie":"buren"}' and read.parse_data is None


@pytest.mark.parametrize("typed", ["Buren", "buren", " BUREN "])
def test_a_buttons_title_counts_as_the_button(typed: str) -> None:
    assert read_typed(typed, OFFERED).text == '/rol_omstander{"relatie":"buren"}'


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/ hij slaat haar nu", "hij slaat haar nu"),
        ("/help hij slaat haar", "help hij slaat haar"),
        ("ja/nee", "ja/nee"),
        ("//", NOT_A_COMMAND),
    ],
)
def test_a_slash_before_a_sentence_never_hides_it(typed: str, text: str) -> None:
    assert read_typed(typed, []).text == text
