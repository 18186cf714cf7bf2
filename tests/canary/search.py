"""Looks for tokens in bytes, in every form in which a program might have written them."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

import numpy as np

WIDTH = 6  # bytes of a pattern that are compared first
# Keys, hashes and encrypted values are long runs without a space: letters stand in them by chance.
_RANDOM = re.compile(rb"[A-Za-z0-9_=-]{32,}")


@dataclass(frozen=True)
class Hit:
    """A token that was found, in which form and where."""

    token: str
    form: str
    place: str


class Search:
    """A set of tokens, to look for all at once."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self._loose = _Index()  # in lower case
        self._exact = _Index()  # base64: case says something
        for token in set(tokens):
            if len(token.encode()) < WIDTH:
                raise ValueError("A token of fewer than six bytes would be found by chance.")
            for form, pattern in loose_forms(token):
                if len(pattern) >= WIDTH:
                    self._loose.add(pattern.lower(), token, form)
            for form, pattern in base64_forms(token):
                self._exact.add(pattern, token, form)

    def find(self, data: bytes, place: str) -> set[Hit]:
        """Every token that stands in `data`."""
        readable = _RANDOM.sub(lambda run: b" " * len(run.group()), data).lower()
        loose = self._loose.find(readable)
        exact = self._exact.find(data)
        return {Hit(token, form, place) for token, form in (*loose, *exact)}

    def find_in_files(self, folder: Path) -> set[Hit]:
        """Every token in any file under `folder`, or in the name of one."""
        hits: set[Hit] = set()
        for path in sorted(folder.rglob("*")):
            place = str(path.relative_to(folder))
            hits |= self.find(place.encode(), f"name of {place}")
            if path.is_file():
                hits |= self.find(path.read_bytes(), place)
        return hits


def loose_forms(token: str) -> Iterator[tuple[str, bytes]]:
    """`token` raw, in lower and upper case, without accents, JSON- and percent-encoded."""
    for name, text in (("raw", token), ("lower", token.lower()), ("upper", token.upper())):
        yield name, text.encode()
        yield f"{name}, utf-16", text.encode("utf-16-le")
        escaped = json.dumps(text)[1:-1]
        yield f"{name}, JSON", escaped.encode()
        yield f"{name}, JSON twice", json.dumps(escaped)[1:-1].encode()
        yield f"{name}, percent", quote(text, safe="").encode()
        yield f"{name}, form", quote_plus(text).encode()
    yield "folded", _fold(token).encode()


def base64_forms(token: str) -> Iterator[tuple[str, bytes]]:
    """What base64 of any text with `token` in it must hold, at each of the three alignments."""
    for name, text in (("raw", token), ("lower", token.lower())):
        raw = text.encode()
        for shift in range(3):
            start = (3 - shift) % 3
            whole = raw[start : start + (len(raw) - start) // 3 * 3]
            if len(whole) >= 6:
                yield f"{name}, base64", base64.b64encode(whole)
                yield f"{name}, base64url", base64.urlsafe_b64encode(whole)


class Remains:
    """What is left of messages, to ask many tokens of."""

    def __init__(self, text: str) -> None:
        self._low, self._folded = text.lower(), _fold(text)

    def holds(self, token: str) -> bool:
        """Whether `token` still stands in it, in any case or without its accents."""
        if token.isdigit():
            return re.search(rf"(?<!\d){token}(?!\d)", self._low) is not None
        return token.lower() in self._low or _fold(token) in self._folded


def _fold(text: str) -> str:
    low = text.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


class _Index:
    """Patterns by their first bytes; a whole file is compared with all of them in one go."""

    def __init__(self) -> None:
        self._patterns: dict[int, dict[bytes, tuple[str, str]]] = defaultdict(dict)

    def add(self, pattern: bytes, token: str, form: str) -> None:
        self._patterns[int.from_bytes(pattern[:WIDTH], "little")].setdefault(pattern, (token, form))

    def find(self, data: bytes) -> Iterator[tuple[str, str]]:
        for start in self._candidates(data):
            for pattern, found in self._patterns[
                int.from_bytes(data[start : start + WIDTH], "little")
            ].items():
                if data.startswith(pattern, start) and _stands_alone(data, start, pattern):
                    yield found

    def _candidates(self, data: bytes) -> Iterator[int]:
        """Places where the first six bytes of a pattern stand."""
        if len(data) < WIDTH or not self._patterns:
            return
        keys = np.fromiter(self._patterns, dtype=np.uint64)
        # Two bytes first, by a table: sorting all windows of a write-ahead log takes seconds.
        begins = np.zeros(1 << 16, dtype=bool)
        begins[keys & np.uint64(0xFFFF)] = True
        signs = np.frombuffer(data, dtype=np.uint8)
        last = len(signs) - WIDTH + 1
        pairs = signs[:last].astype(np.uint16) | (signs[1 : last + 1].astype(np.uint16) << 8)
        places = np.flatnonzero(begins[pairs])
        windows = np.zeros(len(places), dtype=np.uint64)
        for index in range(WIDTH):
            windows |= signs[places + index].astype(np.uint64) << np.uint64(8 * index)
        yield from (int(place) for place in places[np.isin(windows, keys)])


def _stands_alone(data: bytes, start: int, pattern: bytes) -> bool:
    """A number inside a longer number (a moment, a confidence) is another number."""
    if not pattern.isdigit():
        return True
    around = data[max(0, start - 1) : start] + data[start + len(pattern) : start + len(pattern) + 1]
    return not any(sign in b"0123456789" for sign in around)
