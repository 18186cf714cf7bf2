"""Burgerservicenummers: by the elfproef, or announced as such."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdnum.nl import bsn as stdnum_bsn

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import CHECKED

NUMBER = re.compile(r"(?<![\d+])(?<!\d[.\-,])\d(?:[ .\-]{0,2}\d){7,8}(?![\d])(?![.,\-]\d)")
ANNOUNCED = re.compile(
    r"\b(?:bsn|b\.s\.n\.?|bsnnr|bsn-?nummer|bsnummer|burgerservice ?n(?:umme)?r|burger service nummer|"
    r"sofi(?:-| )?nummer|sofi|burgerservicenr)\b[^\d\n]{0,40}?(?P<x>\d(?:[ .\-/]{0,3}\d){5,10})"
)
MONEY = re.compile(r"\s*(?:euro|eur\b|€|,-|,\d\d\b)")


class BsnRecognizer:
    """Nine digits that pass the elfproef, in any grouping; after "bsn" also with a typing error."""

    name = "bsn"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label BSN."""
        text = document.low
        for match in ANNOUNCED.finditer(text):
            yield Annotation(match.start("x"), match.end("x"), "BSN", self.name, CHECKED + 4)
        for match in NUMBER.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if len(digits) != 9 or MONEY.match(text, match.end()):
                continue
            if digits.startswith("06") or not stdnum_bsn.is_valid(digits):
                continue
            yield Annotation(match.start(), match.end(), "BSN", self.name, CHECKED)
