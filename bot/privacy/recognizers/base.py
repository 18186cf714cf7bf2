"""What a recognizer is, and the ranks by which overlaps are settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from bot.privacy.annotation import Annotation, Label
from bot.privacy.document import Document

# A pattern with a check digit beats a pattern, a pattern beats a name.
CHECKED, PATTERN, CONTEXT, NAME = 90, 70, 50, 30


class Recognizer(Protocol):
    """Finds one kind of personal data in a message; stateless, so safe in many threads."""

    @property
    def name(self) -> str:
        """Short name, for evaluation."""

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations in any order; they may overlap those of others."""


def spans(
    pattern: re.Pattern[str], text: str, label: Label, name: str, priority: int
) -> Iterable[Annotation]:
    """An annotation for every match of `pattern` (of its group `x`, when it has one)."""
    group: str | int = "x" if "x" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield Annotation(match.start(group), match.end(group), label, name, priority)
