"""Postcodes: 1234 AB, also in lower case and glued."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import PATTERN
from bot.privacy.recognizers.licence_plate import CAR

# Dutch Post never issues SA, SD, SS.
POSTCODE = re.compile(r"(?<![\w.,€-])[1-9]\d{3} {0,2}-?[a-zA-Z]{2}(?![\w'’])")
LETTERS_APART = re.compile(r"(?<![\w.,])[1-9]\d{3} {1,2}[a-zA-Z] [a-zA-Z](?!\w)")
ANNOUNCED = re.compile(
    r"\b(?:postcode|postcodegebied|pc)\b[^\d\n]{0,20}?(?P<x>[1-9](?: ?\d){3}(?: ?(?!(?:en|is|in|op|ik|of|ze)\b)[a-z][. ]{0,2}[a-z]\b)?)(?!\d)",
    re.I,
)
# After a space and in lower case these are words or units, not the letters of a postcode.
WORDS = frozenset(
    "en is in op te ze we je er ik na al of om nu zo de km kg eu mb gb cm mm ml pk nr me zn mn dr ff "
    "um ga ja nee hb ma pa bv hé he ha ho oh ok jr st uu uw va vr wo di do za zo mi ha gr kb tb kw "
    "st nd th hz kj".split()
)
# "kerkstraat 12, 3512 je": a house number just before shows that the letters are no word.
AFTER_HOUSE = re.compile(r"[a-zA-Z] \d{1,4} ?[a-zA-Z]?(?:[-/]\d{1,3})?(?:, ?|  ?)$")
YEAR = re.compile(r"(?:19|20)\d\d")
GLUED_WORDS = frozenset("km kg mb gb cm mm ml pk eu kb tb kw ha gr st hz kj ja er".split())


class PostcodeRecognizer:
    """Four digits and two letters; a lower-case word or unit after a year is no postcode."""

    name = "postcode"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label POSTCODE."""
        text = document.text
        for match in POSTCODE.finditer(text):
            piece = match.group()
            letters = piece[-2:].lower()
            glued = len(piece) == 6
            word = letters in (GLUED_WORDS if glued else WORDS)
            upper = piece[-2:].isupper() and not document.shouts_or_whispers
            if word and not upper and (YEAR.match(piece) or not _is_after_house(text, match)):
                continue
            priority = PATTERN + (2 if CAR.search(document.low) else 5)
            yield Annotation(match.start(), match.end(), "POSTCODE", self.name, priority)
        for match in LETTERS_APART.finditer(text):
            upper = match.group()[-3:].replace(" ", "").isupper()
            if upper or _is_after_house(text, match):
                yield Annotation(match.start(), match.end(), "POSTCODE", self.name, PATTERN)
        for match in ANNOUNCED.finditer(text):
            yield Annotation(match.start("x"), match.end("x"), "POSTCODE", self.name, PATTERN + 1)


def _is_after_house(text: str, match: re.Match[str]) -> bool:
    """Whether a house number stands just before."""
    return AFTER_HOUSE.search(text[max(0, match.start() - 20) : match.start()]) is not None
