"""What somebody hopes for, as one of a few kinds; never the person's own words (HP §3.2)."""

from __future__ import annotations

import re

from bot.conversation.message import Message

_VERWACHTINGEN = (
    (
        "advies",
        re.compile(
            r"\b(?:advies|tips?|raad|wat\s+(?:ik|we)\s+.*(?:kan|kunnen|moet\w*|doen)|meedenken)",
            re.I,
        ),
    ),
    ("veiligheid", re.compile(r"\b(?:veilig\w*|stopt?|stoppen|ophoud\w*|beschermd?|weg)\b", re.I)),
    ("hulp_gezin", re.compile(r"\b(?:hulp|help\w*|geholpen|steun|begeleiding|zorg)\b", re.I)),
    ("melding", re.compile(r"\bmeld\w*", re.I)),
    (
        "zekerheid",
        re.compile(r"\b(?:weten|zeker\w*|klopt|onderzo\w*|uitzoek\w*|gerust\w*)\b", re.I),
    ),
    ("verhaal_kwijt", re.compile(r"\b(?:verhaal|praten|kwijt|luister\w*|hart)\b", re.I)),
)


def expectation(message: Message) -> str:
    """The kind of thing the person hopes for; never the person's own words."""
    told = message.first("verwachting")
    if told:
        return str(told)
    return next((kind for kind, sign in _VERWACHTINGEN if sign.search(message.text)), "anders")
