"""Ask every recognizer, settle overlaps, put the placeholders in."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from bot.privacy.annotation import PLACEHOLDER, Annotation, Redacted
from bot.privacy.document import Document
from bot.privacy.overlap import resolve, tidy
from bot.privacy.recognizers import default_recognizers
from bot.privacy.recognizers.base import Recognizer

# A removed name can make its neighbour stand out ("roos en [NAAM]"): look again until nothing is
# found. Each round removes a word and adds none, so it ends; two rounds are the rule.
MAX_ROUNDS = 50
_BEYOND = sys.maxsize


class Redactor:
    """Removes personal data from text. Holds no state between calls; safe in many threads."""

    def __init__(self, recognizers: Sequence[Recognizer] | None = None) -> None:
        chosen = default_recognizers() if recognizers is None else recognizers
        self.recognizers: tuple[Recognizer, ...] = tuple(chosen)

    def find(self, text: str) -> tuple[Annotation, ...]:
        """Every piece of personal data in `text`, sorted, without overlap; never raises on text."""
        return self._settle(text)[1]

    def redact(self, text: str) -> Redacted:
        """`text` with every piece replaced by its placeholder; the same when done twice."""
        return Redacted(self._settle(text)[0])

    def _settle(self, text: str) -> tuple[str, tuple[Annotation, ...]]:
        found: list[Annotation] = []
        current = text
        shifts: list[tuple[int, int]] = []  # (offset in current, what to add for the original)
        for _ in range(MAX_ROUNDS):
            new = self._find_once(current)
            if not new:
                break
            for a in new:
                shift = _shift_at(shifts, a.start)
                found.append(
                    Annotation(a.start + shift, a.end + shift, a.label, a.recognizer, a.priority)
                )
            found.sort()
            current, shifts = _replace(text, found)
        return current, tuple(found)

    def _find_once(self, text: str) -> list[Annotation]:
        document = Document(text)
        blocked = [match.span() for match in PLACEHOLDER.finditer(text)]
        found = [a for recognizer in self.recognizers for a in recognizer.find(document)]
        return tidy(text, resolve(found, blocked)) if found else []


def _shift_at(shifts: list[tuple[int, int]], offset: int) -> int:
    index = bisect_right(shifts, (offset, _BEYOND))
    return shifts[index - 1][1] if index else 0


def _replace(text: str, annotations: Sequence[Annotation]) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    length = position = 0
    for a in annotations:
        placeholder = f"[{a.label}]"
        parts += (text[position : a.start], placeholder)
        length += a.start - position + len(placeholder)
        position = a.end
        shifts.append((length, position - length))
    parts.append(text[position:])
    return "".join(parts), shifts


@lru_cache(maxsize=1)
def default_redactor() -> Redactor:
    """The one redactor of this process, with every recognizer."""
    return Redactor()


def redact(text: str) -> Redacted:
    """Remove personal data with the default redactor."""
    return default_redactor().redact(text)
