"""The sector a professional works in (HP §5.2.2)."""

from __future__ import annotations

import re

from bot.understanding.entities.found import Found, lowered
from bot.understanding.entities.functions import (
    FUNCTIONS,
    SECTORS,
    WORKPLACES,
    alternatives,
    row_of,
)
from bot.understanding.entities.speaker import find_profession

_SHORT = re.compile(rf"\b(?:{alternatives([*FUNCTIONS, *WORKPLACES])})\b")
_NAMES = re.compile(
    r"\b(?P<onderwijs>onderwijs\w*|scholen)|(?P<kinderopvang>kinderopvang\w*|opvang van kinderen)"
    r"|(?P<jeugdhulp>jeugd(?:hulp|zorg|bescherming)\w*)"
    r"|(?P<gezondheidszorg>gezondheidszorg|zorgsector|medisch\w*|de zorg|zorg)"
    r"|(?P<maatschappelijke_ondersteuning>maatschappelijke ondersteuning|maatschappelijk|welzijn|sociaal domein|wmo)"
    r"|(?P<justitie>justiti\w*|politie|om)|(?P<anders>anders|overig\w*|iets anders|geen van)\b"
)


def find(text: str, asked: bool = False) -> list[Found]:
    """The sector of the writer, at most one.

    Args:
        text: the message.
        asked: True when it answers "in which sector do you work?": then a bare function, place
            of work or name of a sector counts.
    """
    profession = find_profession(text)
    if profession is not None and not (asked and profession.sector == "anders"):
        return [Found("sector", profession.sector, profession.start, profession.end)]
    if not asked:
        return []
    low = lowered(text)
    stripped = low.strip().replace(" ", "_")
    if stripped in SECTORS:
        return [Found("sector", stripped, 0, len(text))]
    if match := _SHORT.search(low):
        row = row_of(match.groupdict())
        return [Found("sector", [*FUNCTIONS, *WORKPLACES][row][0], match.start(), match.end())]
    if match := _NAMES.search(low):
        return [Found("sector", str(match.lastgroup), match.start(), match.end())]
    if profession is not None:
        return [Found("sector", profession.sector, profession.start, profession.end)]
    return []
