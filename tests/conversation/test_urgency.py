"""Which urgent answer fits."""

from __future__ import annotations

import pytest

from bot.conversation.message import Message
from bot.conversation.state import ConversationState
from bot.conversation.urgency import flag_remarks, urgent_response


@pytest.mark.parametrize(
    ("text", "danger", "rol", "response"),
    [
        ("hij slaat haar nu", {"vlaggen": ["geweld"]}, None, "utter_spoed_112"),
        ("hij slaat me nu", {"vlaggen": ["geweld"]}, None, "utter_spoed_112_slachtoffer"),
        ("help", {"reden": "kaal", "vlaggen": ["noodkreet"]}, None, "utter_spoed_bare"),
        ("hij slaat me", {"vlaggen": ["geweld"]}, "minderjarige", "utter_spoed_112_minderjarige"),
        ("de baby is slap", {"vlaggen": ["baby", "geweld"]}, "pleger", "utter_spoed_112_baby"),
        ("he hits me", {"taal": "en", "vlaggen": []}, None, "utter_spoed_112_en"),
        ("ik doe haar wat aan", {"vlaggen": ["pleger"]}, None, "utter_spoed_112_pleger"),
        ("/acuut_gevaar", {}, None, "utter_spoed_112"),
    ],
)
def test_112(text: str, danger: dict, rol: str | None, response: str) -> None:
    message = Message(text, "acuut_gevaar", danger=danger, is_button=text.startswith("/"))
    assert urgent_response(message, ConversationState(rol=rol)) == response


@pytest.mark.parametrize(
    ("text", "rol", "response"),
    [
        ("ik wil niet meer leven", None, "utter_spoed_113"),
        ("ik wil niet meer leven", "minderjarige", "utter_spoed_113_minderjarige"),
        ("ze zegt dat ze dood wil", None, "utter_spoed_113_ander"),
        ("ik ben bang dat hij zich wat aandoet", "omstander", "utter_spoed_113_ander"),
    ],
)
def test_113(text: str, rol: str | None, response: str) -> None:
    message = Message(text, "suicidaal", danger={"vlaggen": ["suicide"]})
    assert urgent_response(message, ConversationState(rol=rol)) == response


def test_red_flags_of_the_past_get_a_serious_word() -> None:
    assert flag_remarks(["geweld", "wapen", "wurging"]) == (
        "utter_vlag_wurging",
        "utter_vlag_wapen",
    )
    assert flag_remarks(["geweld"]) == ()
