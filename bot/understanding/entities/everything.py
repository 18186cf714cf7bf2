"""All recognizers over one message."""

from __future__ import annotations

from bot.understanding.entities import (
    cijfer,
    gezinssamenstelling,
    leeftijd,
    meldcode_stap,
    plaats,
    relatie,
    sector,
    zorgen,
)
from bot.understanding.entities.found import Found

_LONGEST = 10_000
# The slot that was asked for, and the recognizer that then takes short answers.
_RECOGNIZERS = (
    ("regio", plaats.find),
    ("sector", sector.find),
    ("relatie", relatie.find),
    ("zorgen", zorgen.find),
    ("veiligheidscijfer", cijfer.find),
    ("meldcode_stap", meldcode_stap.find),
    ("gezinssamenstelling", gezinssamenstelling.find),
    ("leeftijd", leeftijd.find),
)


def find_all(text: str, asked: str | None = None, rol: str | None = None) -> list[Found]:
    """Every entity in `text`, in order of appearance.

    Args:
        text: the message, redacted.
        asked: name of the slot the conversation asked for just before, or None.
        rol: the rol that is known, or None; steps of the meldcode are a professional's only.
    """
    # Nobody tells more than this in one message; what is longer is a paste or an attack.
    text = text[:_LONGEST]
    found: list[Found] = []
    for slot, find in _RECOGNIZERS:
        if slot == "meldcode_stap" and rol not in (None, "professional"):
            continue
        # A bare number answers one question at a time.
        if slot == "veiligheidscijfer" and asked in ("meldcode_stap", "gezinssamenstelling"):
            continue
        found += find(text, asked == slot)
    return sorted(found, key=lambda item: (item.start, item.end))
