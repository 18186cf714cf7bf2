"""When somebody wants to be called back: a part of the day, never a precise appointment."""

from __future__ import annotations

import re

from bot.conversation.message import Message

_MOMENTS = (
    (
        "ochtend",
        re.compile(r"\b(?:ochtend\w*|morgens?|morgenochtend|vroeg|voormiddag|[89]|1[01])\b", re.I),
    ),
    ("middag", re.compile(r"\b(?:middag\w*|namiddag|lunch\w*|1[2-7]|[1-5] uur)\b", re.I)),
    (
        "avond",
        re.compile(r"\b(?:avond\w*|na het eten|laat|1[89]|2[0-3]|[6-8] uur 's avonds)\b", re.I),
    ),
    (
        "maakt_niet_uit",
        re.compile(
            r"\b(?:maakt niet uit|maakt nie uit|altijd|hele dag|wanneer (?:dan )?ook|boeit niet|zo snel mogelijk|snel|nu|asap)\b",
            re.I,
        ),
    ),
)


def moment_of(message: Message) -> str | None:
    """ochtend, middag, avond or maakt_niet_uit; None when the message names none."""
    return next((name for name, sign in _MOMENTS if sign.search(message.text)), None)
