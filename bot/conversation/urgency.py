"""Which urgent answer fits: by what was found in the message and by who is talking.

The texts stand in `data/responses/spoed.yml`; each begins with "Bel nu 112" or "Bel nu 113".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.conversation.message import Message
from bot.conversation.state import ConversationState

# The first flag that matches decides; who cannot help himself goes before everything else.
_PER_FLAG = (
    ("baby", "utter_spoed_112_baby"),
    ("suicidepoging", "utter_spoed_112_suicide"),
    ("wurging", "utter_spoed_112_wurging"),
    ("kind_alleen", "utter_spoed_112_kind_alleen"),
    ("pleger", "utter_spoed_112_pleger"),
)
_PER_ROL = {
    "slachtoffer": "utter_spoed_112_slachtoffer",
    "minderjarige": "utter_spoed_112_minderjarige",
    "pleger": "utter_spoed_112_pleger",
}
_LANGUAGES = frozenset({"en", "tr", "ar", "pl", "uk", "fr", "de", "es"})
_ABOUT_ONESELF = re.compile(r"\b(?:ik|mij|me|mezelf|mijzelf|ons)\b", re.IGNORECASE)
_UNDERGOES = re.compile(r"\b(?:mij|me|ons)\b", re.IGNORECASE)
# Red flags of the past that need a serious word at once (signals, red flags A).
_REMARKS = ("wurging", "wapen", "doodsbedreiging", "baby", "contactverbod", "seksueel")


def urgent_response(message: Message, state: ConversationState) -> str:
    """The name of the response for a message with intent acuut_gevaar or suicidaal."""
    if message.intent == "suicidaal":
        if state.rol == "minderjarige":
            return "utter_spoed_113_minderjarige"
        about_other = state.rol in ("omstander", "professional") or message.entities.get("relatie")
        if about_other or not _ABOUT_ONESELF.search(message.text):
            return "utter_spoed_113_ander"
        return "utter_spoed_113"
    language = message.danger.get("taal")
    if language in _LANGUAGES:
        return f"utter_spoed_112_{language}"
    flags = set(message.danger.get("vlaggen", ()))
    for flag, response in _PER_FLAG:
        if flag in flags:
            return response
    if state.rol in _PER_ROL:
        return _PER_ROL[state.rol]
    if message.danger.get("reden") == "kaal":
        return "utter_spoed_bare"
    if state.rol is None and not message.is_button and _UNDERGOES.search(message.text):
        return "utter_spoed_112_slachtoffer"
    return "utter_spoed_112"


def flag_remarks(flags: Iterable[str], rol: str | None = None) -> tuple[str, ...]:
    """Responses that take red flags of the past seriously; at most two, the gravest first.

    Who fears to use violence hears nothing that is meant for who is threatened.
    """
    told = set(flags)
    if rol == "pleger" or "pleger" in told:
        told -= {"doodsbedreiging", "contactverbod", "seksueel"}
    return tuple(f"utter_vlag_{flag}" for flag in _REMARKS if flag in told)[:2]
