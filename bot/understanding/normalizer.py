"""Chat language → plain Dutch words: `normalize("ff n vraagje, mn buurvrouw hellupppp")`.

The normalised text is one feature source beside the original; it is never shown or kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_WORDS_FILE = Path(__file__).parent / "data" / "chattaal.tsv"

_APOSTROPHES = re.compile("[’‘`´]")
_PLACEHOLDER = re.compile(r"\[([A-Z_]{2,20})\]")
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|'[a-z]+|\d+|[?!]|[^\sa-z\d]", re.UNICODE)
_REPEATED = re.compile(r"([a-z])\1{2,}")
_FINAL_DOUBLE = re.compile(r"([a-z])\1$")

# Words that only mean something with their apostrophe; without it they are other words.
_CLITICS = {
    "'s": "is",
    "'t": "het",
    "'n": "een",
    "'k": "ik",
    "'m": "hem",
    "'r": "haar",
    "'ns": "eens",
    "m'n": "mijn",
    "z'n": "zijn",
    "d'r": "haar",
    "zo'n": "zo een",
    "'ie": "hij",
    "da's": "dat is",
    "wa's": "wat is",
    "foto's": "fotos",
}
_TIME_OF_DAY = {"morgens", "ochtends", "middags", "avonds", "nachts"}
_DOUBLED_ON_PURPOSE = {"aa", "ee", "oo", "uu"}


@lru_cache(maxsize=1)
def chat_words() -> dict[str, str]:
    """The list of chat words: from a word as typed to the word(s) meant.

    Raises:
        ValueError: a line of the list has no tab; the message names the line.
    """
    words: dict[str, str] = {}
    for number, line in enumerate(_WORDS_FILE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        typed, tab, meant = line.partition("\t")
        if not tab or not meant:
            raise ValueError(
                f"{_WORDS_FILE.name}, line {number}: write the typed word, a tab, and its meaning."
            )
        words[typed] = meant
    return words


def fold(text: str) -> str:
    """Lower case without diacritics and with one kind of apostrophe: "Hélp" → "help"."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", text))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def _shorten(word: str) -> str:
    """Undo letters held down: "neeeee" → "nee", "hellupppp" → "hellup", "jaaaa" → "ja"."""
    words = chat_words()
    single = _REPEATED.sub(r"\1", word)
    double = _REPEATED.sub(
        lambda run: run[1] * 2 if run[1] * 2 in _DOUBLED_ON_PURPOSE else run[1], word
    )
    if single == word:
        return word
    if single in words or single in {"ja", "zo", "na", "nu", "hallo", "help", "stop"}:
        return single
    return double


def _word(typed: str, following: str) -> str:
    words = chat_words()
    if typed == "'s" and following in _TIME_OF_DAY:
        return "in de"
    if typed in _CLITICS:
        return _CLITICS[typed]
    bare = _shorten(typed.replace("'", ""))
    if bare in words:
        return words[bare]
    if len(bare) > 4 and (undoubled := _FINAL_DOUBLE.sub(r"\1", bare)) in words:
        return words[undoubled]
    return bare


def normalize(text: str) -> str:
    """The words a careful writer would have typed: lower case, no diacritics, no chat spelling.

    Placeholders such as `[NAAM]` become one word (`plaatshouder_naam`); `?` and `!` stay as
    tokens, other signs go. Applying it twice gives the same text.
    """
    text = _PLACEHOLDER.sub(
        lambda found: f" plaatshouder{found[1].lower().replace('_', '')} ", text
    )
    tokens = _TOKEN.findall(fold(text))
    following = (*tokens[1:], "")
    kept: list[str] = []
    for typed, after in zip(tokens, following, strict=False):
        if "a" <= typed[0] <= "z" or (typed[0] == "'" and len(typed) > 1):
            kept.append(_word(typed, after))
        elif typed.isdigit() or (typed in "?!" and kept[-1:] != [typed]):
            kept.append(typed)
    return " ".join(kept)
