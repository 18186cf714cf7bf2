"""Who is talking: the slot `rol`, and what changes with it when it was taken wrongly (HP §3.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation.message import Message
from bot.conversation.own_role import corrects_rol
from bot.conversation.state import ROLLEN, ConversationState
from bot.understanding.entities.speaker import find_profession

if TYPE_CHECKING:
    from bot.conversation.answers import Filled

_ROL_SURE = 0.45
# Taken for a child, or for who does the violence, somebody hears a wrong conversation: when that
# is not sure, it is asked.
_ROL_SURE_OF = {"pleger": 0.8, "minderjarige": 0.7}
_ROL_CHANGE = 0.85
_ABOUT_OTHERS = frozenset(
    {
        "beschrijf_zorgen",
        "rol_omstander",
        "wil_advies",
        "twijfel_melden",
        "wil_melden",
        "wil_medewerker",
        "wil_terugbellen",
        "acuut_gevaar",
        "suicidaal",
    }
)
_MAY_BE_ABOUT_ONESELF = frozenset({"acuut_gevaar", "suicidaal", "beschrijf_zorgen"})
# Who says what they are to the family is no child in it ("ik ben buurman en hoor een kind huilen").
_ADULT_BOND = re.compile(
    r"\bik ben\s+(?:(?:de|een|het|hun|haar|zijn|der|dr|'n)\s+){0,2}(?:\w+\s)?"
    r"(?:(?:over)?buur\w*|oma|opa|grootmoeder|grootvader|tante|oom|collega|trainer|coach|leidster)\b",
    re.I,
)


_NUMBERS = "negen tien elf twaalf dertien veertien vijftien zestien zeventien".split()
_AGE = re.compile(
    rf"\b(?:ik ben|ben)\s+(?:nog\s+|pas\s+|maar\s+|net\s+|bijna\s+|een\s+\w+\s+van\s+)*(?:[89]|1[0-7]|{'|'.join(_NUMBERS)})"
    r"(?!\d|\s*(?:weken|week|maand\w*|dagen|keer|uur|kilo|kg|cm|min\w*|euro|procent|%|jaar (?:getrouwd|samen|bij|weg|gescheiden|ouder|"
    r"jonger|geleden)))(?:\s+jaar)?\b",
    re.I,
)
_WAS = re.compile(r"\b(?:toen|sinds|vanaf|als|was)\b[^.!?]{0,12}$", re.I)


def tells_young_age(text: str) -> bool:
    """Whether the writer says to be under 18 ("ik ben 16 en …")."""
    return any(not _WAS.search(text[: found.start()]) for found in _AGE.finditer(text))


def read_rol(message: Message, asked: str | None, state: ConversationState, filled: Filled) -> None:
    """Fill `rol` from what the message tells; a clear correction is taken at any moment."""
    told = message.intent.removeprefix("rol_") if message.intent.startswith("rol_") else ""
    if told not in ROLLEN:
        told = ""
    if told == "minderjarige" and _ADULT_BOND.search(message.text):
        told = "omstander"
    by_age = not told and message.intent in _MAY_BE_ABOUT_ONESELF and not message.is_button
    if by_age and tells_young_age(message.text) and message.first("relatie") in (None, "zelf"):
        told = "minderjarige"
    if "pleger" in message.danger.get("vlaggen", ()):
        # Danger overrules the intent, so the rol is read from what the danger was found in.
        told = "pleger"
    if state.rol is None:
        # A young age beside one's own story needs no classifier.
        age = told == "minderjarige" and tells_young_age(message.text)
        sure = age or message.confidence >= _ROL_SURE_OF.get(told, _ROL_SURE)
        if told and (sure or asked == "rol" or "pleger" in message.danger.get("vlaggen", ())):
            filled.slots["rol"] = told
        elif message.entities.get("sector") and message.intent not in (
            "rol_slachtoffer",
            "rol_minderjarige",
            "rol_pleger",
        ):
            filled.slots["rol"] = "professional"
        elif message.first("relatie") not in (None, "zelf") and (
            asked == "rol"
            or message.intent in _ABOUT_OTHERS
            or (not told and _ADULT_BOND.search(message.text))
        ):
            filled.slots["rol"] = "omstander"
    elif (
        corrected_rol := None if message.is_button else corrects_rol(message.text, state.rol, asked)
    ):
        change_rol(corrected_rol, message, state, filled)
    elif (
        told
        and told != state.rol
        and message.confidence >= _ROL_CHANGE
        # Who turns out to undergo the violence is never spoken to as who does it.
        and (asked in (None, "rol") or (state.rol, told) == ("pleger", "slachtoffer"))
    ):
        filled.slots["rol"] = told


def change_rol(rol: str, message: Message, state: ConversationState, filled: Filled) -> None:
    """Take another rol, with all that follows from it: what the wrong one was told holds no more."""
    filled.slots.update(rol=rol, uitleg_gegeven=None)
    profession = find_profession(message.text)
    if profession is not None and rol == "professional":
        filled.slots.update(sector=profession.sector, relatie=profession.relatie)
    elif state.relatie is not None:
        filled.slots["relatie"] = None


def rol_now(state: ConversationState, filled: Filled) -> str | None:
    """The rol with what this message told of it."""
    rol: str | None = filled.slots.get("rol", state.rol)
    return rol
