"""Organisations and streets that the tagger finds where no rule does: "ze werkt bij vopak"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.privacy.analysis import ADDRESS, ORGANISATION, analyse
from bot.privacy.annotation import Annotation, Label
from bot.privacy.cues import cue_of
from bot.privacy.document import Document
from bot.privacy.expressions import by_first_word, fixed_expressions
from bot.privacy.features import LINKS, STREET_END, looked_up
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import NAME
from bot.privacy.street_words import NO_STREET, NOT_BEFORE_NUMBER
from bot.privacy.word_classes import class_of, is_foreign

THRESHOLD: dict[Label, float] = {"ORGANISATIE": 0.5, "ADRES": 0.5}
"""Chance from which a word is taken for part of one."""
CONTINUED = 0.3
"""The same for the word after one."""
SURE = 0.85
"""The same for an ordinary noun by itself."""
VERY_SURE = 0.97
"""The same for a noun as common as "functie"."""
PLAIN = 4
"""Frequency from which a noun is an ordinary one."""
ORDINARY = (2, 4)
LINKS_BETWEEN = 3
LONGEST_TOWN = 3
"""Words of a town's name before or after one of them."""


class TaggedRecognizer:
    """Runs of words that the tagger takes for an organisation or a street."""

    name = "tagged"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()
        self._bodies = by_first_word(b for b in self._lexicon.bodies if " " in b)

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the labels ORGANISATIE and ADRES."""
        analysis = analyse(document)
        if is_foreign(analysis.sentence.lows):
            return
        bodies = fixed_expressions(document.tokens, self._bodies)
        pairs: tuple[tuple[int, Label], ...] = ((ORGANISATION, "ORGANISATIE"), (ADDRESS, "ADRES"))
        for kind, label in pairs:
            chances = [
                0.0 if body else row[kind]
                for row, body in zip(analysis.chances, bodies, strict=True)
            ]
            yield from self._runs(document, chances, label)

    def _runs(self, document: Document, chances: list[float], label: Label) -> Iterable[Annotation]:
        tokens = document.tokens
        begin: int | None = None
        last = 0
        for i, token in enumerate(tokens):
            least = THRESHOLD[label] if begin is None else CONTINUED
            if chances[i] >= least and self._may_be(document, i, label, begin is not None):
                begin = i if begin is None else begin
                last = i
            elif begin is not None and not (token.low in LINKS and i - last < LINKS_BETWEEN):
                yield from self._annotate(document, begin, last, label, chances)
                begin = None
        if begin is not None:
            yield from self._annotate(document, begin, last, label, chances)

    def _annotate(
        self, document: Document, begin: int, last: int, label: Label, chances: list[float]
    ) -> Iterable[Annotation]:
        tokens = document.tokens
        if not all(
            self._says_nothing(document, i, chances[i])
            for i in range(begin, last + 1)
            if tokens[i].is_word and tokens[i].low not in LINKS
        ):
            yield Annotation(tokens[begin].start, tokens[last].end, label, self.name, NAME - 5)

    def _says_nothing(self, document: Document, i: int, chance: float) -> bool:
        """Whether a word is only one for a kind ("de bakkerij"), or an ordinary noun by itself."""
        token = document.tokens[i]
        if token.low in self._lexicon.bodies:
            return True
        if token.text[0].isupper() and not document.shouts_or_whispers:
            return False
        grades = looked_up(token.low, self._lexicon)
        ordinary = grades.word in ORDINARY or (grades.word == 1 and grades.frequency > PLAIN)
        least = VERY_SURE if grades.frequency > PLAIN and grades.word in ORDINARY else SURE
        plain = ordinary and chance < least
        return plain or cue_of(token.low).startswith("k") or not token.low.isalpha()

    def _may_be(self, document: Document, i: int, label: Label, goes_on: bool) -> bool:
        low = document.tokens[i].low
        town = low in self._lexicon.places and not goes_on
        if town or class_of(low) in "RV" or self._is_in_town(document, i):
            return False
        if label != "ADRES":
            return True
        grades = self._lexicon.grades(low)
        capital = document.tokens[i].text[0].isupper() and not document.shouts_or_whispers
        plain = grades.word in ORDINARY and grades.frequency >= PLAIN and not capital
        return low not in NO_STREET | NOT_BEFORE_NUMBER and (
            not plain or goes_on or STREET_END.search(low) is not None
        )

    def _is_in_town(self, document: Document, i: int) -> bool:
        """Whether a word is part of the name of a town of more words: "Ter Apel"."""
        lows = [t.low for t in document.tokens[max(0, i - LONGEST_TOWN) : i + LONGEST_TOWN + 1]]
        at = min(i, LONGEST_TOWN)
        return any(
            " ".join(lows[begin:end]) in self._lexicon.places
            for begin in range(at + 1)
            for end in range(max(at + 1, begin + 2), min(len(lows), begin + LONGEST_TOWN + 1) + 1)
        )
