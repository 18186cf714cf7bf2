"""The words that names are weighed against: loaded once, from `data/`."""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Lower case without accents: `Özdemir` becomes `ozdemir`, `Yılmaz` becomes `yilmaz`."""
    lowered = word.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("ß", "ss")
    lowered = lowered.replace("’", "'").replace("`", "'").replace("‘", "'")
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


@dataclass(frozen=True)
class Grades:
    """How a word is known (the scale stands in `data/build.py`)."""

    first: int
    surname: int
    word: int
    frequency: int
    speech: int = 0


UNKNOWN = Grades(0, 0, 0, 0)


class Lexicon:
    """Words with their grades, place names and fixed expressions; read-only after loading."""

    def __init__(self) -> None:
        with gzip.open(DATA / "lexicon.tsv.gz", "rt", encoding="utf-8") as stream:
            self._codes: dict[str, str] = dict(line.rstrip("\n").split("\t") for line in stream)
        self._grades: dict[str, Grades] = {}
        for code in set(self._codes.values()):
            self._grades[code] = Grades(*map(int, code))
        self.places = frozenset(fold(line) for line in read_lines("plaatsen"))
        self.place_words = frozenset(w for place in self.places for w in place.split())
        self.bodies = frozenset(fold(line) for line in read_lines("instanties"))
        self.idioms = frozenset(fold(line) for line in read_lines("uitdrukkingen"))
        self.school_names = frozenset(w for line in read_lines("scholen") for w in line.split())

    def __contains__(self, word: str) -> bool:
        return word in self._codes

    def grades(self, word: str) -> Grades:
        """The grades of a folded word; all zero when it is not known."""
        code = self._codes.get(word)
        return UNKNOWN if code is None else self._grades[code]


def read_lines(name: str) -> list[str]:
    """Lines of a hand-written list in `data/sources`, without comments and empty lines."""
    text = (DATA / "sources" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of this process (about a third of a second to load)."""
    return Lexicon()
