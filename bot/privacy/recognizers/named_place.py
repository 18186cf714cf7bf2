"""Names that begin with a capital article: "bij De Zonnehoek", "op Het Mozaiek"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.lexicon import Lexicon, fold, lexicon
from bot.privacy.recognizers.base import CONTEXT

CAPITAL_ARTICLE = re.compile(
    r"\b(?:bij|op|van|naar|in|voor|door|via) (?P<x>(?:De|Het|'t|’t) (?P<w>[A-ZÀ-Þ][a-zà-ÿ'’-]{2,25})"
    r"(?: [A-ZÀ-Þ][a-zà-ÿ'’-]{2,25}){0,2})"
)


class NamedPlaceRecognizer:
    """A school, club or practice that is called by its name only; towns and public bodies stay."""

    name = "named_place"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE."""
        if document.shouts_or_whispers:
            return
        for match in CAPITAL_ARTICLE.finditer(document.text):
            low, word = fold(match["x"]), fold(match["w"])
            if low in self._lexicon.places or low in self._lexicon.bodies:
                continue
            if word in self._lexicon.bodies or self._lexicon.grades(word).surname == 2:
                continue  # "van De Vries" is a person: another recognizer's
            start, end = match.span("x")
            yield Annotation(start, end, "ORGANISATIE", self.name, CONTEXT)
