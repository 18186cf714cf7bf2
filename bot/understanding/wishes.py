"""The wish for a human, a call-back or a melding, said outright in one clause of a message.

"Nee. Ik wil iemand spreken" is a no and a wish; "nee, ik wil niet gebeld worden" is only a no.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_SURE = 0.5
_SURE_IN_A_STORY = 0.8
_WORDS = {
    "wil_melden": re.compile(r"\b(?:\w*meld\w*|aangeven)\b", re.I),
    "wil_medewerker": re.compile(
        r"\b(?:medewerk\w*|mens|mensen|perso+n|iemand|doorverbin\w*|verbind\w*|hulpverlener|collega"
        r"|human|someone|(?:met jullie|met u) praten|spreken)\b",
        re.I,
    ),
    "wil_terugbellen": re.compile(
        r"\bterug\s?(?:ge)?bel\w*|\bbel\w*\s+(?:\w+\s+){0,3}terug\b"
        r"|\b(?:bel\w*)\s+(?:me|mij)\b|\b(?:me|mij)\s+(?:\w+\s+){0,4}(?:bel\w*|gebeld)\b"
        r"|\bgebeld\s+worden\b|\bcall\s+me\b",
        re.I,
    ),
}
# Not wanted, supposed, for later, or told of somebody else: no wish.
_NOT = re.compile(
    r"\b(?:niet|nie|geen|nooit|niemand|liever zelf|hoef\w*|als|indien|stel|misschien|ooit|eventueel|later|"
    r"of ik|waarom|wanneer|wat|hoe|wie|weten|bang|durf)\b",
    re.I,
)
_WANTS = re.compile(
    r"\b(?:ik\s+(?:\w+\s+)?(?:wil|wou|zou)|wil(?:len)?\s+(?:ik|we|wij)|wil|graag|liever|verbind\w*|bel\w*|"
    r"mag\s+ik|kan\s+ik|kun\w*\s+(?:je|u|jullie|ik|we)|kan\s+(?:je|u|er|iemand)|doe\s+maar|geef|laat|ik\s+ga|"
    r"i\s+want|can)\b",
    re.I,
)
# To these a wish is no answer: it goes before the rest of the message.
_YES_NO = frozenset({"acuut", "vervolg", "doorverbinden", "toestemming"})
# Here the wish itself is asked, and read by whoever asked.
_ASKED = frozenset({"wens"})


def wish_in(
    text: str, parts: Sequence[Mapping[str, Any]], asked: str | None
) -> tuple[str, int] | None:
    """The wish that a clause says outright, with the number of that clause; None for none.

    Args:
        text: the message.
        parts: its clauses as the intent classifier read them.
        asked: the question that was asked before it, or None.
    """
    if len(parts) < 2 or asked in _ASKED:
        return None
    least = _SURE if asked in _YES_NO else _SURE_IN_A_STORY
    for number in reversed(range(len(parts))):
        words = text[parts[number]["start"] : parts[number]["end"]]
        for label, confidence in parts[number]["labels"][:1]:
            if label in _WORDS and confidence >= least and _is_wish(label, words):
                return label, number
    return None


def _is_wish(label: str, words: str) -> bool:
    return bool(_WORDS[label].search(words) and _WANTS.search(words)) and not _NOT.search(words)
