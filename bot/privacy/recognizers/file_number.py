"""File, patient, client and case numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import CONTEXT, PATTERN, spans

OWN = re.compile(r"(?<!\w)av ?[-–_]? ?\d{4} ?[-–_ ] ?\d{4}(?!\w)|(?<!\w)av\d{8}(?!\w)")
ANNOUNCED = re.compile(
    r"\b(?:(?:dossier|zaak|patient|patiënt|patienten|patiënten|client|cliënt|clienten|cliënten|melding|"
    r"meldings|registratie|polis|lid|leerling|relatie|klant|proces-?verbaal|aangifte|casus|pv-?|ticket|"
    r"inschrijf|verzekerings|parketn?|rolnummer|referentie|dos|zorg|sofi|paspoort|personeels|student|"
    r"studenten|order|beschikkings|kamer|burgerzaken|v-?|vreemdelingen|vnr|bankpas|meld|zorgkaart|verzekering|dossiers|kaart)[ -]?"
    r"(?:nummer|numer|nr\.?|no\.?|code|id)|kenmerk|zorgpas|dossier|zaak|pv|epd|parketnr|onder nummer|casus|"
    r"referentie|ref|zaaknr|v-nummer|meldcode ?nr)\b"
    r"\.?[^\d\n.]{0,30}?(?P<x>(?<![a-z\d])(?:[a-z]{1,6}[-–_/. ]?)?\d[a-z\d]*(?:[-–_/.:]?[a-z\d]*\d[a-z\d]*){0,6}(?:-[a-z](?!\w))?)"
)
CODE = re.compile(
    r"(?<![\w/.-])(?:pl\d{4}[-/ ]?\d{6,}|[a-z]{1,5}[-/_.]\d{2,4}[-/_.]\d{3,8}|[a-z]{2,5}[-/_]\d{5,10}"
    r"|\d{4}[-/.][a-z]{1,4}[-/.]\d{3,8}|[a-z]\d{2}/\d{4,8}|[a-z]{1,3}\d{6,10}|\d{2,4}/\d{4,8}|c/\d{2}/\d{5,7}(?: ?[/a-z\d-]+)?)(?![\w])"
)
# As long as this a bare number can only be somebody's; with a 0 it is a phone number.
LONG = re.compile(r"(?<![\w.,/€-])[1-9]\d{7,13}(?![\w.,/-]?\d|\w)")
SPACED = re.compile(
    r"\b(?:proces[- ]?verbaal|pv|mutatie(?:nummer)?|zaak|dossier|registratie(?:nummer)?)(?: ?(?:nummer|nr\.?))?[ :]{1,3}"
    r"(?P<x>\d{2,6}(?: \d{2,6}){1,4})(?!\w)"
)
ENOUGH_DIGITS = 3
UNIT = re.compile(r"\s*(?:jaar|maand|week|weken|dagen|keer|uur|kinder|mensen|mei|januari|februari|"
                  r"maart|april|juni|juli|augustus|september|oktober|november|december)")  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d\d")


class FileNumberRecognizer:
    """The product's own AV-1234-5678, announced numbers, and codes that can be nothing else."""

    name = "file_number"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label DOSSIERNUMMER."""
        text = document.low
        for match in OWN.finditer(text):
            yield Annotation(match.start(), match.end(), "DOSSIERNUMMER", self.name, PATTERN + 12)
        for match in ANNOUNCED.finditer(text):
            number = match.group("x")
            digits = sum(c.isdigit() for c in number)
            if digits < ENOUGH_DIGITS or UNIT.match(text, match.end()):
                continue
            if YEAR.fullmatch(number) and "nummer" not in match.group():
                continue
            yield Annotation(
                match.start("x"), match.end("x"), "DOSSIERNUMMER", self.name, PATTERN + 11
            )
        for match in CODE.finditer(text):
            yield Annotation(match.start(), match.end(), "DOSSIERNUMMER", self.name, PATTERN - 2)
        yield from spans(SPACED, text, "DOSSIERNUMMER", self.name, PATTERN + 1)
        yield from spans(LONG, text, "DOSSIERNUMMER", self.name, CONTEXT)
