"""Bank accounts: IBAN in any grouping, and older numbers after a word that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdnum import iban as stdnum_iban

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import CHECKED

DUTCH = re.compile(
    r"(?<![a-z0-9])nl[ .\-]{0,2}\d{2}[ .\-]{0,2}(?:[a-z][ .\-]?){4}[ .\-]?(?:\d[ .\-]{0,2}){6,11}(?!\d)"
)
FOREIGN = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?:[ .\-]?[a-z0-9]{2,4}){3,8}(?![a-z0-9])")
ANNOUNCED = re.compile(
    r"\b(?:iban|rekeningn(?:umme)?r|rekening|bankrekening(?:nummer)?|banknummer|bankrek|giro(?:nummer)?|"
    r"reknr|rek nr)\b[^\d\n]{0,25}?(?P<x>(?:[a-z]{2}\d{2}[ .\-]?[a-z]{4}[ .\-]?)?\d(?:[ .\-]?\d){5,13})"
)


class IbanRecognizer:
    """IBANs (a Dutch one also with a wrong check digit) and announced account numbers."""

    name = "iban"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label IBAN."""
        text = document.low
        for match in DUTCH.finditer(text):
            yield Annotation(match.start(), match.end(), "IBAN", self.name, CHECKED + 5)
        for match in FOREIGN.finditer(text):
            if stdnum_iban.is_valid(re.sub(r"[ .\-]", "", match.group())):
                yield Annotation(match.start(), match.end(), "IBAN", self.name, CHECKED + 5)
        for match in ANNOUNCED.finditer(text):
            yield Annotation(match.start("x"), match.end("x"), "IBAN", self.name, CHECKED + 3)
