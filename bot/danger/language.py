"""Danger in eight other languages: the main sentences, by phrase (`data/talen.txt`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.danger.normalise import DATA, plain

Kind = Literal["gevaar", "doodwens"]

_ARABIC = re.compile("[\u0600-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CLEAR_WORDS = 2
"""Function words of a language that must be there before a Latin text counts as that language."""
_DUTCH = re.compile(
    r"(?<!\w)(?:ik|hij|zij|ze|het|een|niet|mijn|mn|van|dat|heeft|zijn|aan|voor|naar|wat|wordt|nu|"
    r"geen|maar|ben|heb|haar|hem|mij|jullie|wil|kan|moet|deur|buren|met|op|hulp|dood|die|je|de|"
    r"bel|kun|mag|te|of|ga|wij|uit|bij|als|om|hoe|mama|papa|man|vrouw|slaat|melden|"
    r"alsjeblieft|snel|bloed|iemand|politie)(?!\w)"
)


@dataclass(frozen=True)
class Foreign:
    """What a message in another language says.

    Attributes:
        language: two letters (uk stands for Ukrainian and Russian).
        kind: "gevaar", "doodwens", or None when no danger is spoken of now.
    """

    language: str
    kind: Kind | None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    out: dict[str, dict[str, re.Pattern[str]]] = {}
    for line in (DATA / "talen.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, phrases = line.partition(":")
        language, kind = head.split(" ")
        joined = "|".join(
            re.escape(phrase[:-1]) + r"\w*" if phrase.endswith("*") else re.escape(phrase)
            for phrase in sorted(
                (part.strip() for part in phrases.split(",")), key=len, reverse=True
            )
        )
        out.setdefault(language, {})[kind] = re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
    return out


def _weight(kinds: dict[str, re.Pattern[str]], words: str) -> int:
    """How many clear words and phrases of a language there are in `words`."""
    single = len(set(kinds["woord"].findall(words))) + len(set(kinds["gevaar"].findall(words)))
    phrases = len(set(kinds["doodwens"].findall(words))) + len(set(kinds["niet_nu"].findall(words)))
    return (
        single
        + (phrases if single or phrases > 1 else 0)
        + bool(kinds["doodwens"].search(words)) * 2
    )


def detect(text: str) -> Foreign | None:
    """The language and danger of a message that is not Dutch; None for Dutch."""
    words = re.sub(r"\s+", " ", plain(text))
    if _ARABIC.search(words):
        language = "ar"
    elif _CYRILLIC.search(words):
        language = "uk"
    else:
        counted = {name: _weight(kinds, words) for name, kinds in _patterns().items()}
        language = max(counted, key=lambda name: counted[name])
        dutch = len(set(_DUTCH.findall(words)))
        if counted[language] == 0 or counted[language] <= dutch:
            return None
        clear = counted[language] >= _CLEAR_WORDS or _patterns()[language]["gevaar"].search(words)
        if not clear and len(words.split()) > _CLEAR_WORDS:
            return None
    kinds = _patterns()[language]
    if kinds["niet_nu"].search(words):
        return Foreign(language, None)
    if kinds["doodwens"].search(words):
        return Foreign(language, "doodwens")
    return Foreign(language, "gevaar" if kinds["gevaar"].search(words) else None)
