"""Brings a message into one plain form: lower case, no accents, chat language written out.

The danger detector reads what people type in a panic. Here their spelling is made alike; what the
words mean is decided elsewhere. Nothing is thrown away except repetition and decoration.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

_EMOJI_CALL = re.compile("[\U0001f198\U0001f6a8]+")
_PLACEHOLDER = re.compile(r"\[([A-Z]+)\]")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_APOSTROPHE = re.compile(r"[’‘´`ʼ′]")
_TOKEN = re.compile(r"_[a-z]+_|[^\W_]+(?:-[^\W_]+)*|[.!?;:,\n]", re.UNICODE)
_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0640]")
_CONTRACTIONS = (
    (re.compile(r"(?<!\w)['’]?t(?= )"), "het"),
    (re.compile(r"(?<!\w)'s (?=(?:nachts|avonds|ochtends|middags|morgens))"), "s "),
    (re.compile(r"\bm'n\b"), "mijn"),
    (re.compile(r"\bz'n\b"), "zijn"),
    (re.compile(r"\bd'r\b"), "haar"),
    (re.compile(r"\b'k\b"), "ik"),
    (re.compile(r"\bzo'n\b"), "zo een"),
)


@lru_cache(maxsize=1)
def chat_language() -> dict[str, str]:
    """Chat and dialect spellings with their plain Dutch form (`data/chattaal.txt`)."""
    table: dict[str, str] = {}
    for line in (DATA / "chattaal.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            plain, _, variants = line.partition(":")
            for variant in variants.split(","):
                table[variant.strip()] = plain.strip()
    return table


def _strip_accents(text: str) -> str:
    """Latin letters without their accents; other scripts keep what distinguishes letters."""
    out: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if "\u00c0" <= char <= "\u024f":
            base = unicodedata.normalize("NFD", char)[0]
            out.append({"ı": "i", "ł": "l", "ø": "o", "ß": "ss"}.get(base, base))
        else:
            out.append(char)
    return _ARABIC_MARKS.sub("", "".join(out))


def plain(text: str) -> str:
    """`text` in lower case, without accents, with placeholders as `_naam_`."""
    text = _PLACEHOLDER.sub(lambda match: f"_{match.group(1).lower()}_", text)
    text = _EMOJI_CALL.sub(" sos ", text)
    text = _strip_accents(text.lower())
    text = _APOSTROPHE.sub("'", text)
    for pattern, replacement in _CONTRACTIONS:
        text = pattern.sub(replacement, text)
    return text


def _unrepeat(word: str) -> str:
    """ "heeelp" → "help", "neeee" → "nee": three or more of a letter are one, or two if known."""
    if not _REPEATED.search(word):
        return word
    twice = _REPEATED.sub(r"\1\1", word)
    return twice if twice in _DOUBLE else _REPEATED.sub(r"\1", word)


_DOUBLE = frozenset(
    {"nee", "mee", "weer", "papaa", "heel", "boos", "dood", "gaat", "slaat", "maar"}
)


def tokens(text: str) -> list[str]:
    """Words and sentence marks of `text`, spelled plainly."""
    return list(_tokens(text))


@lru_cache(maxsize=16)
def _tokens(text: str) -> tuple[str, ...]:
    # Rules, models and answers all ask for the words of the same message.
    table = chat_language()
    out: list[str] = []
    for word in map(_unrepeat, _TOKEN.findall(plain(text))):
        out.extend(table.get(word, word).split(" "))
    return tuple(out)
