"""Cutting text into normalised words that remember where they stood."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# A placeholder of the redactor is one token; a combining accent belongs to its letter.
_TOKEN = re.compile(r"\[[A-Z]+\]|[^\W_](?:[^\W_]|[\u0300-\u036f])*")


class Token(NamedTuple):
    """A word: where it stands, its normalised form, whether it starts with a capital."""

    start: int
    end: int
    norm: str
    capital: bool


def normalise_word(word: str) -> str:
    """Lower case without accents: "Súdwest" becomes "sudwest"."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def tokenize(text: str) -> list[Token]:
    """Cut `text` into words; punctuation, hyphens and apostrophes only separate."""
    return [
        Token(found.start(), found.end(), normalise_word(found.group()), found.group()[0].isupper())
        for found in _TOKEN.finditer(text)
    ]


def key_of(name: str) -> tuple[str, ...]:
    """Lookup key of a name: "'s-Hertogenbosch" becomes ("s", "hertogenbosch")."""
    return tuple(token.norm for token in tokenize(name))
