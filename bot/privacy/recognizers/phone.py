"""Phone numbers in digits, in every grouping; public help numbers stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import CHECKED, PATTERN, spans

# What looks like a phone number: digits with at most three signs between them; the letter o is
# often typed for 0.
CANDIDATE = re.compile(
    r"(?<![\w])(?:\+|\(\+?)?[\do](?:[ .\-/()~_*,]{0,3}[\do](?![a-z])){5,16}(?![\d])", re.I
)
HALF_SPELLED = re.compile(r"(?<!\w)(?:nul|zero) ?(?:6|zes)(?:[ .-]{0,2}\d){8}(?!\d)")
SHORT = re.compile(
    r"\b(?:bel|bellen|belde|gebeld|tel|telefoon|telefoonnummer|telnr|tel\.? ?nr|mobiel|mob|nummer|nr|"
    r"06-?nummer|appen|app|whatsapp|bereikbaar|bereiken|sms)\b[^\d\n]{0,25}?"
    r"(?P<x>\d(?:[ .\-]{0,2}\d){5,11})(?!\d)",
    re.I,
)
PUBLIC = re.compile(
    r"^(?:112|113|144|14\d{3}|0?8?08?00\d*|0?900\d*|0?909\d*|0880767000|116\d{3}|0?90[069]\d*)$"
)
PUBLIC_EXACT = frozenset(
    "0880767000 0882080000 0703454319 0334481186 0888009000 0202615275 08000113".split()
)
MONEY_OR_AMOUNT = re.compile(r"\s*(?:euro|eur\b|€|km\b|kilo|gram|meter|liter|stuks)")


class PhoneRecognizer:
    """Dutch numbers of ten digits (one more or less when typed wrong) and foreign ones with +."""

    name = "phone"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label TELEFOON."""
        text = document.low
        for match in CANDIDATE.finditer(text):
            raw = match.group()
            if sum(c.isdigit() for c in raw) < 6:
                continue
            digits = re.sub(r"\D", "", raw.replace("o", "0"))
            if not _is_phone(digits, raw) or MONEY_OR_AMOUNT.match(text, match.end()):
                continue
            yield Annotation(match.start(), match.end(), "TELEFOON", self.name, CHECKED - 2)
        yield from spans(HALF_SPELLED, text, "TELEFOON", self.name, CHECKED - 2)
        for match in SHORT.finditer(text):
            digits = re.sub(r"\D", "", match.group("x"))
            if _is_public(digits) or MONEY_OR_AMOUNT.match(text, match.end()):
                continue
            if len(digits) in (6, 7, 8, 9, 10, 11):
                yield Annotation(match.start("x"), match.end("x"), "TELEFOON", self.name, PATTERN)


def _is_public(digits: str) -> bool:
    national = digits
    for prefix in ("0031", "31"):
        if digits.startswith(prefix):
            national = "0" + digits[len(prefix) :].removeprefix("0")
    return national in PUBLIC_EXACT or bool(PUBLIC.match(national))


def _is_phone(digits: str, raw: str) -> bool:
    if _is_public(digits):
        return False
    for prefix in ("0031", "31"):
        if digits.startswith(prefix) and (
            raw.lstrip("(").startswith("+") or prefix == "0031" or digits[2:3] == "6"
        ):
            return 8 <= len(digits.removeprefix(prefix).removeprefix("0")) <= 10
    if raw.lstrip("(").startswith("+") or digits.startswith("00"):
        return 9 <= len(digits) <= 16
    if digits.startswith("06"):
        return 8 <= len(digits) <= 12
    if digits.startswith("0"):
        return 9 <= len(digits) <= 11 and digits[1] != "0"
    return digits.startswith("6") and len(digits) == 9 and raw[0] == "6"
