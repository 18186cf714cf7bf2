"""Dates of birth, in digits and in words. Other dates ("op 3 maart was er ruzie") stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.lexicon import Lexicon, fold, lexicon
from bot.privacy.recognizers.base import PATTERN

MONTH = (
    r"(?:jan(?:uari|uarie)?|feb(?:r|ruari|uari|rurari)?|mrt|maart|mar|apr(?:il|iel)?|mei|jun[ie]?|juni|jul[iy]?|"
    r"juli|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_UNIT = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TENS = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_SMALL = (
    rf"(?:{_UNIT} ?en ?{_TENS}|{_UNIT}ën{_TENS}|{_TENS}|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    rf"zeventien|achttien|negentien|{_UNIT})"
)
_ORDINAL = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
    r"[a-zë]{3,9}(?:tiende|tigste))"
)
DAY = rf"(?:\d{{1,2}}(?:e|ste|de)?|{_ORDINAL}|{_SMALL})"
YEAR_WORDS = rf"(?:(?:negentien ?(?:honderd)? ?(?:en)? ?|tweeduizend ?(?:en)? ?|twintig ?){_SMALL}|tweeduizend)"
YEAR = rf"(?:(?:19|20)\d\d|'?\d\d|{YEAR_WORDS})"
SEP = r" ?[-/.\\ ] ?"
NUMERIC = rf"\d{{1,2}}{SEP}\d{{1,2}}{SEP}'?(?:(?:19|20)\d\d|\d\d)"
ISO = r"(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
WORDED = rf"{DAY} ?[-/]? ?(?:van )?{MONTH}\.?(?: ?[-/,]? ?(?:van |in )?{YEAR})?"
ANY_DATE = rf"(?:{ISO}|{NUMERIC}|{WORDED}|\d{{1,2}}[-/]\d{{1,2}}|\d{{8}})"
BIRTH = (
    r"(?:geboren|gebore|geborn|geb\.?|geb ?datum|geb\.datum|gebdatum|geboortedatum|geboortedag|geboorte|"
    r"gb ?datum|gbd|gd|dob|jarig|verjaardag|verjaart|verjaarde|geboortedat|g\.d\.)"
)
AFTER = re.compile(rf"\b{BIRTH}[^\d\n.!?]{{0,30}}?\b(?P<x>{ANY_DATE})(?!\d)")
BEFORE = re.compile(
    rf"(?<![\d\w])(?P<x>{ANY_DATE})[ ,]{{1,2}}(?:is |was |werd |is (?:hij|ze|zij) )?"
    rf"(?:ook |pas |al |weer )?(?:{BIRTH})\b"
)
FULL = re.compile(
    rf"(?<![\d\w./-])(?P<x>(?:{ISO}|{NUMERIC}|{DAY} ?[-/]? ?(?:van )?{MONTH}\.? ?[-/,]? ?"
    rf"(?:(?:19|20)\d\d|'[3-9]\d|{YEAR_WORDS})))(?![\d\w])"
)
# An answer that is nothing but a date with a short year: "21 april 83".
ALONE = re.compile(
    rf"^\s*(?P<x>\d{{1,2}}(?:e|ste)?(?: {MONTH}\.? |[-/. ]\d{{1,2}}[-/. ])'?\d\d)[.!]?\s*$"
)
# "ze is van 6 juni 2022", "Noud (14-09-2024)", "baby van 3-2-2025": whose date it is stands before it.
_PERSON = (
    r"(?:baby|kind|kindje|peuter|kleuter|zoon|zoontje|dochter|dochtertje|meisje|jongen|jongetje|broertje|zusje|"
    r"tweeling|leerling|client|cliënt|cliente|cliënte|patient|patiënt|patiënte|kleinkind|kleinzoon|kleindochter)"
)
_WITH_YEAR = rf"(?:{ISO}|{NUMERIC}|{DAY} ?[-/]? ?(?:van )?{MONTH}\.? ?[-/,]? ?(?:(?:19|20)\d\d|{YEAR_WORDS}))"
OF_PERSON = re.compile(
    rf"\b(?:(?:hij|ze|zij|die|ie|kind|kleine|jongste|oudste|baby) (?:is|zijn|was) (?:pas |nog maar )?(?:er een )?van|"
    rf"{_PERSON}(?: van| uit|,|:| \()?) ?(?P<x>{_WITH_YEAR})(?![\d\w])"
)
NAMED = re.compile(rf"(?P<who>[^\W\d_]{{2,20}}) ?[(,] ?(?P<x>{_WITH_YEAR}) ?[),]")
# "op 4 april '98 werd hij geboren": what happened that day comes after the date.
BORN_THEN = re.compile(
    rf"(?<![\d\w./-])(?P<x>{_WITH_YEAR}|{DAY} {MONTH} '\d\d)[^.!?\n]{{1,40}}\bgeboren\b"
)
EVENT = re.compile(
    r"\b(?:artikel|art|sinds|vanaf|tot|incident|melding|gebeurd|gesprek|afspraak|zitting|datum|verhuisd|uithuisplaatsing|"
    r"gescheiden|getrouwd|overleden|gestorven|aangifte|wet van|versie)\b[^.!?\n]{0,20}$"
)
GRADES_YEAR = re.compile(r"(19|20)(\d\d)$|(?<!\d)(\d\d)$")
LATEST_BIRTH_YEAR = 2021
"""A full date up to this year is taken for a date of birth; a later one needs "geboren"."""


class BirthDateRecognizer:
    """Announced dates, and full dates so long ago that they can hardly be an incident."""

    name = "birth_date"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label GEBOORTEDATUM."""
        text = document.low
        for pattern in (AFTER, BEFORE):
            for match in pattern.finditer(text):
                yield Annotation(
                    match.start("x"), match.end("x"), "GEBOORTEDATUM", self.name, PATTERN + 6
                )
        for match in (
            *OF_PERSON.finditer(text),
            *ALONE.finditer(text),
            *BORN_THEN.finditer(text),
        ):
            yield Annotation(
                match.start("x"), match.end("x"), "GEBOORTEDATUM", self.name, PATTERN + 2
            )
        for match in NAMED.finditer(text):
            grades = self._lexicon.grades(fold(match["who"]))
            if grades.word in (0, 3) and (grades.first >= 2 or grades.surname):
                yield Annotation(
                    match.start("x"), match.end("x"), "GEBOORTEDATUM", self.name, PATTERN + 2
                )
        for match in FULL.finditer(text):
            if not _long_ago(match.group("x")):
                continue
            if EVENT.search(text[max(0, match.start() - 40) : match.start()]):
                continue
            yield Annotation(
                match.start("x"), match.end("x"), "GEBOORTEDATUM", self.name, PATTERN + 1
            )


def _long_ago(date: str) -> bool:
    """Whether the year of `date` lies far enough back; a date with an impossible day is none."""
    iso = re.match(r"((?:19|20)\d\d)[-/.]?(\d{1,2})[-/.]?(\d{1,2})$", date)
    if iso:
        return int(iso[1]) <= LATEST_BIRTH_YEAR and int(iso[2]) <= 12 and int(iso[3]) <= 31
    numeric = re.match(r"(\d{1,2})\D+(\d{1,2})\D+(\d{2,4})$", date)
    if numeric:
        day, month, year = (int(part) for part in numeric.groups())
        if not (1 <= day <= 31 and 1 <= month <= 31) or min(day, month) > 12:
            return False
        full = year if year > 99 else (2000 + year if year <= 30 else 1900 + year)
        return full <= LATEST_BIRTH_YEAR
    year_match = re.search(r"(?:19|20)\d\d$", date)
    if year_match:
        return int(year_match.group()) <= LATEST_BIRTH_YEAR
    return re.search(r"negentien|tweeduizend|twintig|'[3-9]\d$", date) is not None
