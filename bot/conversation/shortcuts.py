"""The bot's own words for its ways, typed at any time: "help mij wegen", "verder", "alleen deze vraag".

A button that we showed must do what it says, also turns later and in a few words more. Each way
has words that mean it; whether danger stands beside them is looked at by who calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversation.guides import BACK, MENU, WEIGH

_START = r"^\W*(?:(?:ok|oke|oké|ja|nee|nou|en|dan|maar|prima|goed|graag|eh|uh|hmm?)\W+)*"
_END = r"(?:\s+(?:graag|aub|alsjeblieft|alstublieft|dan|maar|nu|even|weer|met je|met jou|hoor|a\.?u\.?b\.?))*\W*$"
_WEIGHING = (
    r"(?:mee ?|af ?|door ?)?(?:te )?(?:weg(?:en|ing)|wegingen|afwegen|afweging|doorwegen|meewegen)"
)
_WEIGH = re.compile(
    rf"\b(?:help\w*|samen|wil\w*|wou|zou|kun\w*|kan|laten? we|ga+n?|doe\w*|start\w*|begin\w*|verder|graag|moet\w*|alsnog|opnieuw)"
    rf"\b[^.!?]{{0,40}}?\b{_WEIGHING}\b(?! ?kader)"
    rf"|\b{_WEIGHING}\b(?! ?kader)[^.!?]{{0,25}}\b(?:doen|maken|starten|beginnen|doorlopen|helpen|hervatten|afmaken)\b"
    rf"|{_START}(?:de )?{_WEIGHING}{_END}",
    re.I,
)
# "How is it weighed?" asks about weighing; so does who tells that it was done.
_ABOUT_WEIGHING = re.compile(
    r"\b(?:hoe (?:werkt|gaat|zit)|wat (?:is|houdt|betekent)|waarom|gewogen|afgewogen|heb\w* (?:de )?(?:af)?weg\w+|niet wegen|laten wegen|zwaar\w* (?:te )?wegen"
    r"|wil(?:len)? (?:niet|geen))\b",
    re.I,
)
_ON = re.compile(
    rf"{_START}(?:verder(?: (?:gaan|graag))?|(?:ga|gaan we) (?:maar )?(?:door|verder)|door(?:gaan)?|doorgaan|hervatten"
    rf"|(?:we )?gaan (?:we )?(?:weer )?verder|volgende(?: vraag)?|next){_END}",
    re.I,
)
_BACK = re.compile(
    rf"{_START}(?:(?:ga )?terug naar (?:het|ons|mijn|dit) (?:gesprek|verhaal)|verder met (?:het|ons|mijn) (?:gesprek|verhaal)"
    rf"|mijn situatie (?:doornemen|bespreken)){_END}",
    re.I,
)
_MENU = re.compile(rf"{_START}andere vragen(?: hierover)?{_END}", re.I)
# Who came for one question need not tell everything.
_ONE_QUESTION = re.compile(
    r"\b(?:(?:alleen|enkel|slechts|gewoon|puur) (?:maar )?(?:deze|die|dit|een|één|1) (?:ene )?(?:vraag|ding)"
    r"|(?:kwam|zit|ben|had|heb|was)\b.{0,20}\b(?:alleen|enkel|slechts)\b.{0,20}\bvraag"
    r"|(?:wil(?:de|len)?|wou|hoef\w*)\b.{0,6}\b(?:alleen|enkel|gewoon)(?: maar)?\b.{0,6}\b(?:even )?(?:weten|antwoord)"
    r"|(?:geen|niet)\b.{0,15}\b(?:intake|vragenlijst|hele verhaal|al die vragen|alle vragen|dossier)\b"
    r"|(?:alleen|enkel) (?:maar )?(?:dat|dit)\b.{0,15}\b(?:weten|vragen)"
    r"|dat is niet nodig voor mijn vraag|waarom vraag je dat allemaal|dat doet er niet toe|wat doet dat ertoe)",
    re.I,
)
_TOGETHER = re.compile(
    r"\b(?:help\w*|samen|met (?:je|jou|mij|me|ons)|kun je|kan je|zullen|laten we|graag|alsnog)\b",
    re.I,
)
_LONGEST_REQUEST = 22


@dataclass(frozen=True)
class Situation:
    """What the conversation is doing.

    Attributes:
        rol: the rol that is known, or None.
        weighing: a check was begun and a question of it is open.
        waiting: a question of a form waits, or is asked.
    """

    rol: str | None = None
    weighing: bool = False
    waiting: bool = False


def shortcut(text: str, now: Situation) -> str | None:
    """The way (`guides.py`) that `text` names, or None."""
    if _BACK.search(text):
        return BACK
    if now.rol not in (None, "professional") or len(text.split()) > _LONGEST_REQUEST:
        return None
    if _MENU.search(text):
        return MENU
    if _ON.search(text):
        return WEIGH if now.weighing else BACK if now.waiting else None
    if wants_to_weigh(text) and (now.rol == "professional" or len(text.split()) <= 5):
        return WEIGH
    return None


def wants_to_weigh(text: str) -> bool:
    """Whether `text` asks to weigh together."""
    return bool(_WEIGH.search(text)) and not _ABOUT_WEIGHING.search(text)


def asks_to_weigh_together(text: str) -> bool:
    """Whether `text` asks the bot to weigh with them, and does not tell where they stand."""
    return wants_to_weigh(text) and _TOGETHER.search(text) is not None


def without_weighing(text: str) -> str:
    """`text` without the words that ask to weigh: what is left may still tell of danger."""
    return _WEIGH.sub(" ", text)


def only_one_question(text: str) -> bool:
    """Whether somebody says to have come for one question only."""
    return _ONE_QUESTION.search(text) is not None
