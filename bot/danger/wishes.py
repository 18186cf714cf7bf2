"""A wish in the same breath does not make danger less: "hij slaat haar nu, ik wil melden".

The words of a wish are those of calm messages, so they weigh against what is happening. They are
taken out, and what is left is judged by itself (HP §3.1: safety before everything else).
"""

from __future__ import annotations

import re

_START = r"(?:^|[,.;:!?\n]|\ben\b|\bmaar\b|\bdus\b|\s)\s*"
_WANT = r"(?:ik wil(?: het| dit| hem| haar| dat)?(?: graag| gewoon| nu| meteen| even| ook)*|ik zou graag|mag ik|kan ik|kunnen we|ik moet)"
_WHAT = (
    r"(?:(?:een |dit |het |hem |haar |ze )?(?:te )?(?:melden|melding(?: doen| maken)?|aangeven)"
    r"|(?:een |met een |met iemand |iemand |jullie )?(?:advies|medewerker|mens|iemand|hulp)?"
    r"(?: van jullie)?(?: spreken| praten| krijgen| hebben| bellen)?)"
)
_WISH = re.compile(
    rf"{_START}(?:{_WANT} {_WHAT}"
    r"|hoe (?:kan|moet|doe) ik (?:dit |het |dat |een )?(?:melden|melding(?: doen)?|dat|aangeven)"
    r"|is (?:dit|dat|het) (?:erg |ernstig )?genoeg(?: om te melden)?"
    r"|(?:moet|kan|mag) ik (?:dit |het |dat )?(?:bij jullie )?melden"
    r"|wat (?:moet|kan) ik (?:nu )?doen"
    r"|(?:kan|kunnen|kunt) (?:iemand|jullie|u|je) (?:me |mij )?(?:terugbellen|bellen|helpen)"
    r"|bel (?:me|mij) terug)(?: graag| alsjeblieft| aub| nu| even)*\s*(?=$|[,.;:!?\n]|\ben\b|\bmaar\b)",
    re.I,
)
_FEWEST_WORDS = 2


def without_wish(text: str) -> str | None:
    """What `text` tells beside its wish or its question to us; None when there is no such wish."""
    rest = _WISH.sub(" ", text).strip(" ,.;:!?\n")
    if rest == text.strip(" ,.;:!?\n") or len(rest.split()) < _FEWEST_WORDS:
        return None
    return rest
