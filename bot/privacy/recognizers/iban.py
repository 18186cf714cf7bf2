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
# Begun with a bank's code, the country or check digits forgotten or mistyped; o typed for 0.
BANKS = "ingb|rabo|abna|snsb|knab|trio|asnb|bunq|rbrb|fvlb|revo|hand|ntsb|n26b|frbk|lpln|inga|kred|aegn|bngh|moyo|bitb|isbk|ugbi"
BANK = re.compile(
    rf"(?<![a-z0-9])(?:[a-z]{{0,2}}[ .\-]{{0,2}}[\do]{{0,3}}[ .\-]{{0,2}})(?:{BANKS})[ .\-]{{0,2}}[\do](?:[ .\-]{{0,2}}[\do]){{5,11}}(?![a-z0-9])"
)
LOOSE_DUTCH = re.compile(
    r"(?<![a-z0-9])(?:nl|ln|n l)[ .\-]{0,2}[\do]{1,3}[ .\-]{0,2}[a-z0]{3,5}[ .\-]{0,2}[\do](?:[ .\-]{0,2}[\do]){6,11}(?![a-z0-9])"
)
# A foreign account keeps its shape with a typing error: country, two digits, then nearly all digits.
FOREIGN_DIGITS = re.compile(
    r"(?<![a-z0-9])(?:be|de|pl|fr|es|it|pt|tr|at|lt|lu|ch|se|dk|no|hu|gr|hr|sk|cz|ee|fi)\d{2}(?:[ .\-]?\d{4}){2,6}(?:[ .\-]?\d{1,4})?(?![a-z0-9])"
)
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
        for pattern in (BANK, LOOSE_DUTCH, FOREIGN_DIGITS):
            for match in pattern.finditer(text):
                yield Annotation(match.start(), match.end(), "IBAN", self.name, CHECKED + 4)
        for match in ANNOUNCED.finditer(text):
            yield Annotation(match.start("x"), match.end("x"), "IBAN", self.name, CHECKED + 3)
