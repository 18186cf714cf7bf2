"""Licence plates in the Dutch side codes, with or without hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import PATTERN, spans

_SHAPES = ("aa99 99", "9999 aa", "99 aa99", "aa 99 aa", "aa aa 99", "99 aa aa", "99 aaa 9",
           "9 aaa 99", "aa 999 a", "a 999 aa", "aaa 99 a", "a 99 aaa", "9 aa 999", "999 aa 9",
           "aa 99 99", "99 99 aa", "99 aa 99", "aaa 999", "999 aaa")  # fmt: skip


def _pattern(separator: str, shapes: tuple[str, ...]) -> str:
    parts = []
    for shape in shapes:
        groups = [("[a-z]" if g[0] == "a" else r"\d") + f"{{{len(g)}}}" for g in shape.split()]
        parts.append(separator.join(groups))
    return "|".join(parts)


_THREE = tuple(s for s in _SHAPES if s.count(" ") == 2)
HYPHENS = re.compile(rf"(?<![\w-])(?:{_pattern(' ?- ?', _THREE)})(?![\w-])")
GLUED = re.compile(rf"(?<![\w-])(?:{_pattern('', _THREE)})(?![\w-])")
ANNOUNCED = re.compile(
    r"\b(?:kenteken|kentekenplaat|nummerbord|nummerplaat|kentken|plaat|kent)\b[^\n\d]{0,30}?"
    r"(?P<x>(?<![a-z])(?:[a-z]{1,3}[ -]?){0,2}\d(?:[ -]?[a-z\d]){1,5})(?![a-z\d])"
)
PARTLY = re.compile(
    r"\b(?:kenteken|nummerbord|nummerplaat|plaat)\b[^\n]{0,25}?\b(?:begint|eindigt|iets|letters|cijfers)(?: (?:met|op|van))?:? "
    r"(?P<x>(?:[a-z]{1,3}|\d{1,3})(?:[ -](?:[a-z]{1,3}|\d{1,3})(?![a-z\d])){0,2})(?![a-z\d])"
)
BELGIAN = re.compile(r"(?<![\w-])[1-9]-[a-z]{3}-\d{3}(?![\w-])")
SPACES = re.compile(rf"(?<![\w-])(?:{_pattern('[ -]', _THREE)})(?![\w-])")
CAR = re.compile(r"\b(?:auto|bus|busje|scooter|brommer|motor|golf|polo|audi|bmw|mercedes|opel|ford|"
                 r"fiat|seat|volvo|toyota|kia|renault|peugeot|volkswagen|vw|kenteken|nummerbord|"
                 r"tesla|clio|corsa|fiesta|skoda|mazda|nissan|hyundai|suzuki|mini|citroen|wagen|rijdt)")  # fmt: skip
TIME_OR_DATE = frozenset(
    """uur min sec jan feb mrt maa apr mei jun jul aug sep okt nov dec mnd jr ste km kg pk cm mm ml gb mb ton ten ben
    van een met tot per mln mrd""".split()
)
VOWEL = re.compile(r"[aeiou]")
THREE_LETTERS = 3


class LicencePlateRecognizer:
    """Plates of a side code; without hyphens only where no word or time can be meant."""

    name = "licence_plate"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label KENTEKEN."""
        text = document.low
        for match in ANNOUNCED.finditer(text):
            yield Annotation(match.start("x"), match.end("x"), "KENTEKEN", self.name, PATTERN + 5)
        for pattern in (PARTLY, BELGIAN):
            yield from spans(pattern, text, "KENTEKEN", self.name, PATTERN + 3)
        car = CAR.search(text) is not None
        for pattern in (HYPHENS, GLUED, SPACES):
            for match in pattern.finditer(text):
                letters = re.sub(r"[^a-z]", "", match.group())
                if not car and TIME_OR_DATE.intersection(re.findall(r"[a-z]+", match.group())):
                    continue
                if pattern is not HYPHENS and not car and VOWEL.search(letters):
                    continue
                if pattern is SPACES and not _is_plate_in_parts(letters, car):
                    continue
                yield Annotation(match.start(), match.end(), "KENTEKEN", self.name, PATTERN + 4)


def _is_plate_in_parts(letters: str, car: bool) -> bool:
    """Whether a plate typed with spaces is one: near a car, or with three letters that are no word."""
    return VOWEL.search(letters) is None and (car or len(letters) == THREE_LETTERS)
