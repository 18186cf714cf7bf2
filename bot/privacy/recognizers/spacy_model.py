"""One more recognizer when a Dutch spaCy model is installed: its persons, streets and firms."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import NAME

MODELS = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")
PERSON = frozenset({"PERSON", "PER"})
LONGEST = 5_000
"""Characters a message may have for the model; a longer one takes it too much time."""


class SpacyRecognizer:
    """Persons that a spaCy pipeline finds, unless the words are ordinary ones."""

    name = "spacy"

    def __init__(self, pipeline: Any, words: Lexicon | None = None) -> None:
        self._pipeline = pipeline
        self._lexicon = words or lexicon()

    @classmethod
    def installed(cls) -> SpacyRecognizer | None:
        """The largest Dutch model that is installed, or None."""
        for model in MODELS:
            if importlib.util.find_spec(model) is not None:
                return cls.load(model)
        return None

    @classmethod
    def load(cls, name_or_path: str) -> SpacyRecognizer:
        """Load a pipeline by package name or folder.

        Raises:
            OSError: when there is no such pipeline.
        """
        import spacy  # noqa: PLC0415  slow to import, and only needed with a model

        return cls(spacy.load(name_or_path, exclude=["parser", "attribute_ruler", "lemmatizer"]))

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label NAAM."""
        if len(document.text) > LONGEST:
            return
        for entity in self._pipeline(document.text).ents:
            if entity.label_ not in PERSON:
                continue
            words = [w for w in entity.text.lower().split() if w.isalpha()]
            if all(self._lexicon.grades(w).word in (2, 3, 4) for w in words):
                continue
            yield Annotation(entity.start_char, entity.end_char, "NAAM", self.name, NAME)
