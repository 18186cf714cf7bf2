"""What every recognizer returns, and the small tools that they share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Found:
    """One entity in a text.

    Attributes:
        entity: name of the entity, as in domain.yml.
        value: canonical value.
        start: first character.
        end: character after it.
        info: more about it, for who needs it.
    """

    entity: str
    value: Any
    start: int
    end: int
    info: Mapping[str, Any] = field(default_factory=dict)


NUMBERS = {
    "nul": 0, "een": 1, "één": 1, "eén": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
    "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, "twintig": 20,
}  # fmt: skip
NUMBER = r"(?:\d{1,3}|" + "|".join(NUMBERS) + r")"
MY = r"(?:mijn|m'?n|m’n|me|onze|ons)"
_CLAUSE = re.compile(r"[.,;:!?\n()]|\b(?:maar|want|omdat|dus)\b")
_NOT = re.compile(r"\b(?:niet|nooit|geen|nie|niks|niets|zonder)\b")
# "Weet niet of ze geslagen wordt" says nothing about the hitting.
_BREAKS_NOT = re.compile(r"\b(?:of|dat|als|wat|wie|hoe|waarom|wanneer|alleen|meer|zo|normaal)\b")
_AFTER_NOT = re.compile(
    r"^\s*(?:(?:haar|hem|me|mij|ze|hen|elkaar|het|de|zijn|mijn|kind|kinderen|ons|echt|gelukkig|dus|"
    r"wordt|worden|zijn|is)\s+){0,3}(?:niet|nooit|nie)\b(?!\s+(?:alleen|meer|normaal|zo|eens|"
    r"te|voor|eerste|goed|om|op|van))"
)


def lowered(text: str) -> str:
    """Lower case in which every character stays where it was, with straight apostrophes."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("‘", "'").replace("`", "'")


def number_of(word: str) -> int:
    """Value of a number in digits or in words from nul to twintig.

    Raises:
        KeyError: when it is neither.
    """
    return int(word) if word.isdigit() else NUMBERS[word]


def is_negated(low: str, start: int, end: int) -> bool:
    """Whether the words at start..end of a lowered text are denied in their own clause.

    "Hij slaat niet" and "geen blauwe plekken" are; "ik weet niet of hij slaat" and "hij slaat
    niet alleen haar" are not.
    """
    before = low[max(0, start - 45) : start]
    for stop in _CLAUSE.finditer(before):
        before = low[max(0, start - 45) + stop.end() : start]
    denials = list(_NOT.finditer(before))
    if denials:
        between = before[denials[-1].end() :]
        if len(between.split()) <= 3 and not _BREAKS_NOT.search(between):
            return True
    return _AFTER_NOT.match(low[end : end + 40]) is not None
