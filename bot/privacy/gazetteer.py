"""Lists of phrases: organisations by kind, and streets. Being listed is a hint, never enough."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache

from bot.privacy.lexicon import DATA, fold, read_lines

LONGEST_PHRASE = 4
"""Words that a phrase may have."""


class Gazetteer:
    """Organisations and streets by their folded names; read-only after loading."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        for line in read_lines("organisaties"):
            kind, _, phrases = line.partition(":")
            for phrase in phrases.split(","):
                self.kinds.setdefault(_key(phrase), kind)
        with gzip.open(DATA / "streets.txt.gz", "rt", encoding="utf-8") as stream:
            self.streets = frozenset(stream.read().split("\n"))
        self._starts = frozenset(phrase.split()[0] for phrase in self.kinds)

    def organisations(self, lows: Sequence[str]) -> list[str]:
        """For every word the kind of the listed organisation it belongs to, or ""."""
        found = [""] * len(lows)
        for i, low in enumerate(lows):
            if found[i] or low not in self._starts:
                continue
            for size in range(min(LONGEST_PHRASE, len(lows) - i), 0, -1):
                kind = self.kinds.get(" ".join(lows[i : i + size]))
                if kind:
                    found[i : i + size] = [kind] * size
                    break
        return found


def _key(phrase: str) -> str:
    return fold(phrase.strip())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()
