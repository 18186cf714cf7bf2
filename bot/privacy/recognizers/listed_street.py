"""Streets that no ending gives away, by the list of all Dutch streets: "boterbloem 12", "de hoge wei 22"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document, Token
from bot.privacy.features import STREET_END, looked_up
from bot.privacy.gazetteer import LONGEST_PHRASE, Gazetteer, gazetteer
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.address import NUMBER
from bot.privacy.recognizers.base import CONTEXT
from bot.privacy.street_words import NO_STREET, NOT_BEFORE_NUMBER
from bot.privacy.word_classes import class_of

HOUSE = re.compile(rf"{NUMBER}(?![\w:.,]\d|\w)")
YEAR = re.compile(r" ?,? ?(?:19|20)\d\d\b")
ENDS = re.compile(r" *(?:$|[.,;:!?)]| (?:te|in|en|hoor|woont|wonen|zit) )")
PLACED = frozenset("in op aan uit van naar langs bij adres straat woont".split())
PLAIN, RARE = 4, 3
"""Frequency up to which a word before a number, or after "op de", may be a street."""


class ListedStreetRecognizer:
    """A listed street with a house number, or after a preposition when it ends like a street."""

    name = "listed_street"

    def __init__(self, words: Lexicon | None = None, phrases: Gazetteer | None = None) -> None:
        self._lexicon = words or lexicon()
        self._streets = (phrases or gazetteer()).streets

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ADRES."""
        words = document.words
        for i, word in enumerate(words):
            if not word.is_word or not word.low[0].isalpha():
                continue
            house = HOUSE.match(document.low, word.end)
            if house and not YEAR.match(document.low, word.end):
                ends = ENDS.match(document.low, house.end()) is not None
                start = self._numbered(words, i, ends)
                if start is not None:
                    yield Annotation(start, house.end(), "ADRES", self.name, CONTEXT + 7)
            elif self._is_placed(words, i):
                yield Annotation(word.start, word.end, "ADRES", self.name, CONTEXT + 7)

    def _numbered(self, words: tuple[Token, ...], i: int, ends: bool) -> int | None:
        """Where the street begins that ends with word `i`, or None."""
        if words[i].low in NOT_BEFORE_NUMBER:
            return None
        for size in range(min(LONGEST_PHRASE, i + 1), 1, -1):
            phrase = [w.low for w in words[i - size + 1 : i + 1]]
            if " ".join(phrase) in self._streets and self._is_telling(phrase):
                return words[i - size + 1].start
        low = words[i].low
        if ends and low in self._streets and _is_on_the(words, i):
            return words[i].start
        grades = looked_up(low, self._lexicon)
        known = grades.first or low in self._lexicon.places or class_of(low) != "x"
        if low not in self._streets or known or grades.frequency > PLAIN:
            return None
        return words[i].start

    def _is_telling(self, phrase: list[str]) -> bool:
        """Whether the words say more than "in de bocht"."""
        telling = [low for low in phrase if class_of(low) == "x"]
        rare = [looked_up(low, self._lexicon).frequency for low in telling]
        if " ".join(phrase) in self._lexicon.places or not rare:
            return False
        return min(rare) <= PLAIN + 1 or len(telling) > 1

    def _is_placed(self, words: tuple[Token, ...], i: int) -> bool:
        low = words[i].low
        if low not in self._streets or not STREET_END.search(low) or low in NO_STREET:
            return False
        j = i - 1
        if j >= 0 and words[j].low in ("de", "het", "'t"):
            j -= 1
        grades = self._lexicon.grades(low)
        rare = grades.frequency <= RARE and grades.word != 2 and not grades.first
        rare = rare and not grades.surname and low not in self._lexicon.places
        return rare and j >= 0 and words[j].low in PLACED


def _is_on_the(words: tuple[Token, ...], i: int) -> bool:
    """ "op de ploeg 5": a preposition and an article before the word."""
    before = [w.low for w in words[max(0, i - 2) : i]]
    return len(before) == 2 and before[0] in ("op", "aan", "in") and before[1] in ("de", "het")
