"""When somebody wants to be called back: a part of the day, never a precise appointment."""

from __future__ import annotations

import re

from bot.conversation.message import Message

# The evening first: "vanavond na negenen" names an hour too.
_MOMENTS = (
    ("avond", re.compile(r"\b(?:\w*avond\w*|na het eten|laat|1[89]|2[0-3])\b", re.I)),
    (
        "ochtend",
        re.compile(
            r"\b(?:\w*ochtend\w*|morgens?|vanmorgen|vroeg|voormiddag|[89]|1[01]"
            r"|(?:acht|negen|tien|elf)(?:en)?)\b",
            re.I,
        ),
    ),
    (
        "middag",
        re.compile(
            r"\b(?:\w*middag\w*|lunch\w*|1[2-7]|[1-5] uur|twaalf uur"
            r"|(?:na|om|rond|vanaf|tot) (?:[1-5]|een|één|(?:twee|drie|vier|vijf)(?:ën|en)?))\b",
            re.I,
        ),
    ),
    (
        "maakt_niet_uit",
        re.compile(
            r"\b(?:maakt (?:\w+ )?(?:niet|nie|niks|niets) uit|altijd|hele dag|wanneer (?:dan )?ook"
            r"|boeit niet|zo snel mogelijk|snel|nu|asap)\b",
            re.I,
        ),
    ),
)


def moment_of(message: Message) -> str | None:
    """ochtend, middag, avond or maakt_niet_uit; None when the message names none."""
    return next((name for name, sign in _MOMENTS if sign.search(message.text)), None)


_SPOKEN = {"ochtend": "in de ochtend", "middag": "in de middag", "avond": "in de avond"}


def spoken_moment(moment: str | None) -> str:
    """The part of the day as it is said back: "in de avond"."""
    return _SPOKEN.get(moment or "", "wanneer het een medewerker uitkomt")
