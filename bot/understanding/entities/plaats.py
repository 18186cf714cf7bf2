"""Places; the value is a name that `bot.regio.resolve` leads to the same region."""

from __future__ import annotations

from bot.regio import Known, find_places, full_name
from bot.understanding.entities.found import Found


def find(text: str, asked: bool = False) -> list[Found]:
    """Places in `text`; one the writer calls their own comes last (woonplaatsbeginsel, HP §3)."""
    found = []
    for match in find_places(text, asked=asked):
        known = match.resolution
        value = full_name(known) if isinstance(known, Known) else known.naam
        info = {"of_speaker": match.of_speaker, "corrected": match.corrected}
        found.append(Found("plaats", value, match.start, match.end, info))
    return found
