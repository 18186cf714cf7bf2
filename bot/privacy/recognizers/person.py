"""Names of people: placeholder rules until the tagger."""

from __future__ import annotations

from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import NAME


class PersonRecognizer:
    """Names that are no ordinary words."""

    name = "person"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label NAAM."""
        for token in document.tokens:
            if not token.is_word or token.low in self._lexicon.places:
                continue
            g = self._lexicon.grades(token.low)
            if g.word == 0 and (
                g.first == 3 or g.surname == 2 or g.first == 2 and token.text[0].isupper()
            ):
                yield Annotation(token.start, token.end, "NAAM", self.name, NAME)
