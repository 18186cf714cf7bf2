"""Streets with or without a number, house numbers and floors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.features import looked_up
from bot.privacy.lexicon import Lexicon, fold, lexicon
from bot.privacy.recognizers.base import CONTEXT, PATTERN
from bot.privacy.recognizers.social import PRODUCT
from bot.privacy.street_words import NO_STREET, NOT_BEFORE_NUMBER

_SURE = (
    "straat|straatje|straatweg|sraat|dwarsstraat|str|laan|laantje|gracht|plein|singel|dreef|plantsoen|"
    "steeg|steegje|kade|allee|boulevard|weg|wegje|wech|hof|hofje|dijk|pad|park|kamp|markt|wal|ring|burg|weide|"
    "veld|akker|zoom|wetering|baan|erf|hove|oord|horst|meent|donk|brink|werf|haven|kanaal|sloot|"
    "berg|heuvel|bos|bosch|kwartier|poort|brug|dam|waard|gaarde|hoek|stede|vaart|"
    "warande|passage|terras|eiland|beek|hoeve|weerd|burcht|schans|winde|roos|buurt|blaak|diep|zijde|rade|kreek"
)
_STREET_ONLY = (
    "straat|straatje|straatweg|straat|sraat|dwarsstraat|laan|laantje|gracht|singel|dreef|plantsoen|steeg|kade|"
    "boulevard|plein|weg|hof|hofje|wetering"
)
UNIT = (
    r"(?! ?(?:%|uur|u\b|jaar|jr|jarig|weken|week|dagen|dag\b|maand|maanden|mnd|keer|x\b|min\b|minuten|kinderen|"
    r"kids|mensen|man\b|vrouwen|euro|meter|km|huizen|deuren|graden|kilo|mei|jan|feb|mrt|maart|apr|juni|juli|"
    r"aug|sep|okt|nov|dec|e\b|de\b|ste\b|personen|gezinnen|zoons|dochters|meisjes|jongens|broers|katten|honden|"
    r"andere|van de|tot \d|op een schaal|of \d|en een half|cijfer|x per|ruzies|flessen|broertjes|"
    r"zusjes|seconden|sec|procent|\.\d|,\d|:\d))(?! [àa] \d)"
)
FLOOR = (
    r"(?:[ ,]{0,2}(?:\d{1,2} ?hoog|(?:een|één|twee|drie|vier|vijf)[ -]?hoog|hs|huis\b(?= |$|[.,])|bis\b|"
    r"\d{1,2}e (?:etage|verdieping)|rood|zw|zwart|iii|ii|iv|bg|begane grond|achter|voor(?=[.,]|$)|boven(?=[.,]|$)|links|rechts|"
    r"app(?:artement)? \d{1,3}|kamer \d{1,3}|\d{1,2} ?(?:achter|voor)))"
)
NUMBER = rf"(?:[ ,]{{1,3}}(?:nr\.?|no\.?|nummer|huisnummer|huisnr\.?|#)?[ :]?\d{{1,4}}{UNIT}(?:[ -]?[a-z]\b(?!['’]))?(?:[-/](?:\d{{1,3}}|[ivx]{{1,4}})| (?:[ivx]{{1,4}}|\d{{1,3}}(?! ?hoog))(?=[ ,.]|$))?(?:[ ]?(?:bis|hs)(?: ?[a-d]\b)?)?{FLOOR}{{0,2}})"
_PREPARTS = (
    r"(?:(?:oude|nieuwe|lange|korte|grote|kleine|eerste|tweede|derde|vierde|1e|2e|3e|4e|eerste|van|de|der|den|ten|ter|"
    r"van de|van der|van den|burgemeester|burg\.?|prins|prinses|koningin|koning|kon\.?|wilh\.?|professor|prof\.?|dr\.?|dokter|"
    r"pastoor|generaal|graaf|jan|johan|sint|st\.?|willem|karel|admiraal|laan|noord|oost|west|zuid|hoge|lage|"
    r"verlengde|achter|voor|'t|het|jacob|pieter|anna|maria|albert|marten|jonkheer|jhr\.?|mr\.?|mgr\.?|past\.?|gen\.?|adm\.?|kard\.?|kan\.?|min\.?|gouv\.?|kol\.?|monseigneur|kardinaal|ds\.?|dominee|"
    r"martin luther|nelson|wethouder|minister|maarschalk|keizer|heer|maarten|hendrik|frans|piet|kapitein|"
    r"gouverneur|pater|henri|frederik|rembrandt|vincent|president|thomas|(?:[a-z]\.){2,3}|op|aan|jac\.?|joh\.?|chr\.?|ir\.?|[a-z]\.?) ){1,4}"
)
WITH_NUMBER = re.compile(
    rf"(?<![\w-])(?P<x>(?:{_PREPARTS})?[a-zà-ÿ.'’-]{{0,30}}(?:{_SURE})\.?{NUMBER})(?![\w])"
)
# "op de esdoorn 14", "Lange Voorhout 12": a place word, up to three words, a number.
PLACED = re.compile(
    rf"\b(?:woont|wonen|woon|woonde|wonend|woonachtig|adres|adres is|verhuisd naar|staat op|huis op|huis aan|"
    rf"zitten|woonadres|verblijft|logeert|slaapt|pand|flat)\b(?: (?:ze|hij|zij|nu|is|daar|momenteel|"
    rf"sinds kort|allemaal|met|tegenwoordig|hier|:))?:? (?:(?:op|in|aan|naar|bij) )?(?:(?:de|het|'t|een) )?"
    rf"(?P<x>(?:[a-zà-ÿ'’-]{{2,25}} ){{1,3}}?\d{{1,4}}{UNIT}(?: ?[a-z]\b)?(?:[-/]\d{{1,3}})?{FLOOR}{{0,2}})(?!\w)"
)
CAPITAL_NUMBER = re.compile(
    rf"\b(?i:op|aan|in|adres|adres:|straat:|van|naar)(?: (?i:de|het|'t))?:? "
    rf"(?P<x>(?:[A-Z][\wà-ÿ'’-]{{2,25}} ){{1,3}}\d{{1,4}}{UNIT}(?: ?[a-zA-Z]\b)?(?:-\d{{1,3}})?)(?![\w:.,]\d|\w)"
)
# "Laan der Verenigde Naties 400", "Plein 1944 nr 3": the word for a street comes first.
STREET_FIRST = re.compile(
    r"(?<![\w-])(?P<x>(?:[Ll]aan|Plein|Weg|Park|Kade|Straat|Hof|Singel|Gracht|Erf)"
    r"(?: (?:van|der|den|de|het|naar|'t|tot)){1,3}(?: (?:[A-ZÀ-Þ][\w'-]{1,25}|\d{4})){1,4}(?:[ ,]+(?:nr\.? ?)?\d{1,4} ?[a-z]?\b)?"
    r"|[Pp]lein (?:19|20)\d\d(?: (?:nr\.? ?)?\d{1,4}[a-z]?\b)?)"
)
# "westblaak 180 rotterdam", "op de galjoen 34 in lelystad": a word, a number and a town.
BEFORE_PLACE = re.compile(
    rf"(?<![\w-])(?P<x>(?P<w>[a-zà-ÿ'’-]{{4,30}}) \d{{1,4}}{UNIT}(?: ?[a-z]\b)?(?:-\d{{1,3}})?)(?:,? (?:in|te) |,? |, ?)(?P<p>[a-z'-]{{3,30}}(?: [a-z'-]{{3,20}})?)"
)
# "kerkelanden 88 bis", "galjoen 12 hs": what follows the number can only belong to a house.
WITH_ADDITION = re.compile(
    rf"(?<![\w-])(?P<x>(?P<w>[a-zà-ÿ'’-]{{4,30}}) \d{{1,4}}[ -]?(?:bis|hs|zwart|rood|[1-9] ?hoog|(?:een|twee|drie|vier)hoog){FLOOR}{{0,1}})(?!\w)"
)
# "in de Buorren 12": a word that no list knows, with a capital, and a number.
UNKNOWN_NUMBER = re.compile(
    rf"(?<![\w-])(?P<x>(?:(?:de|het|'t|It|De|Het) )?(?P<w>[A-ZÀ-Þ][a-zà-ÿ'’-]{{4,30}}) \d{{1,4}}{UNIT}(?: ?[a-z]\b)?)(?![\w:.,]\d|\w)"
)
# "flat Gooioord", "camping de Bongerd": a building or ground with a name.
BUILDING = re.compile(
    r"\b(?i:flat|flatgebouw|seniorenflat|camping|wooncomplex|appartementencomplex|complex|vakantiepark|woonwagenkamp)"
    r"(?: (?:[Dd]e|[Hh]et|'t))? (?P<x>[A-ZÀ-Þ][\w'-]{2,25}(?: [A-ZÀ-Þ][\w'-]{2,25})?)"
)
# What belongs before a street that was found: "Nieuwezijds" Voorburgwal, "Baron van" Heemstraplein.
CAPITAL_LEAD = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÀ-Þ][\w'-]{2,25}) (?:(?:van|de|der|den|het|'t|[A-ZÀ-Þ][\w'-]{1,25}) ){0,3}$"
)
CAPITAL_STREET = re.compile(
    rf"\b(?i:in|op|aan|bij|uit|van|naar|langs|vanaf|tot|achter|rond) (?:(?i:de|het|'t) )?"
    rf"(?P<x>[A-ZÀ-Þ][a-zà-ÿ]{{2,25}}(?:{_SURE}))(?!\w)"
)
NUMBER_WORDS = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|twintig|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|honderd[a-zë]{0,20})"
)
WORDED_NUMBER = re.compile(
    rf"(?<![\w-])(?P<x>[a-zà-ÿ.'-]{{3,30}}(?:straat|laan|weg|plein|gracht|singel|dreef|kade|hof|steeg) {NUMBER_WORDS}(?: [a-h]\b)?)(?= ?(?:[,.!?]|$|in |te |hoog|boven))"
)
HOUSE_NUMBER = re.compile(
    rf"\b(?:op|van|bij|nr|huisnr|huis|nummer|huisnummer|buren|adres|daar|hier|straat|woont|flat|portiek|deur)?[ ,]?"
    rf"(?P<x>(?:huisnummer|huisnr|nummer|nr|no|numero|nmr|galerij|portiek|standplaats|plek|bungalow|huisje)\.?(?: is)?[ :]?\d{{1,4}}{UNIT}(?: ?[a-z]\b)?(?:[-/]\d{{1,3}})?(?: (?:bis|hs))?{FLOOR}{{0,2}})"
    r"(?![\w-]|\d)"
)
FLOOR_ALONE = re.compile(
    r"(?<![\w-])(?P<x>(?:\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)[ -]?hoog(?: ?(?:achter|voor|links|rechts))?|"
    r"\d{1,4} ?(?:hs|bis|huis)(?=[ ,.!?]|$)|\d{1,4}[- ](?:i{1,3}|iv)(?=[ ,.!?]|$))(?!\w)"
)
WORD = re.compile(
    rf"(?<![\w@-])(?P<p>{_PREPARTS})?(?P<x>[a-zà-ÿ.'’-]{{2,30}}(?:{_STREET_ONLY}))(?![\w])"
)
PLACE_WORD = re.compile(
    r"(?:\b(?:in|op|aan|uit|van|naar|bij|om|langs|door|adres|straat|de|het|onze|nabij|voorbij|hoek)[ :]{1,2}|[,(:] ?)(?:de |het )?$"
)


class AddressRecognizer:
    """Addresses: street and number, street alone, "nr 12 hs", "2 hoog"."""

    name = "address"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ADRES."""
        capitals = not document.shouts_or_whispers
        for found in (
            *self._with_number(document),
            *self._told_by_number(document),
            *self._without_number(document),
        ):
            lead = CAPITAL_LEAD.search(document.text, max(0, found.start - 60), found.start)
            if capitals and lead and document.text[found.start].isupper():
                first = self._lexicon.grades(fold(lead["first"]))
                if first.word != 4 and not (first.word == 2 and first.frequency > 5):
                    start = lead.start()
                    yield Annotation(start, found.end, "ADRES", self.name, found.priority)
                    continue
            yield found

    def _annotate(self, match: re.Match[str], priority: int) -> Annotation:
        return Annotation(match.start("x"), match.end("x"), "ADRES", self.name, priority)

    def _with_number(self, document: Document) -> Iterable[Annotation]:
        """A street and a number, a number after a place word."""
        text = document.low
        capitals = not document.shouts_or_whispers
        for match in WITH_NUMBER.finditer(text):
            capital = document.text[match.start("x")].isupper() and capitals
            if capital or self._ends_like_street(match["x"]):
                start = match.start("x") + _leading_function_words(match["x"])
                yield Annotation(start, match.end("x"), "ADRES", self.name, PATTERN)
        if not any(c.isdigit() for c in text):
            return
        for match in BEFORE_PLACE.finditer(text):
            if self._is_before_town(match):
                yield self._annotate(match, CONTEXT + 8)
        for match in PLACED.finditer(text):
            if self._could_be_street(match["x"].split()):
                yield self._annotate(match, CONTEXT + 8)
        for match in CAPITAL_NUMBER.finditer(document.text):
            if self._is_street_with_capitals(match["x"]):
                yield self._annotate(match, CONTEXT + 9)
        for match in HOUSE_NUMBER.finditer(text):
            yield self._annotate(match, CONTEXT + 7)

    def _told_by_number(self, document: Document) -> Iterable[Annotation]:
        """A word that only the number after it shows to be a street."""
        text = document.low
        for match in WITH_ADDITION.finditer(text):
            if (
                match["w"] not in NOT_BEFORE_NUMBER
                and self._lexicon.grades(match["w"]).frequency < 6
            ):
                yield self._annotate(match, CONTEXT + 8)
        for match in UNKNOWN_NUMBER.finditer(document.text):
            if not document.shouts_or_whispers and self._is_unknown(match["w"]):
                yield self._annotate(match, CONTEXT + 5)

    def _without_number(self, document: Document) -> Iterable[Annotation]:
        """A floor, a street alone, "Laan van …", a building with a name."""
        text = document.low
        for match in FLOOR_ALONE.finditer(text):
            yield self._annotate(match, CONTEXT + 6)
        for match in WORDED_NUMBER.finditer(text):
            if match["x"].split()[0] not in NO_STREET:
                yield self._annotate(match, PATTERN)
        for match in STREET_FIRST.finditer(document.text):
            yield self._annotate(match, PATTERN)
        for match in BUILDING.finditer(document.text):
            if not document.shouts_or_whispers and match["x"].lower() not in self._lexicon.places:
                yield Annotation(match.start(), match.end("x"), "ADRES", self.name, CONTEXT + 8)
        for match in WORD.finditer(text):
            if self._is_street(match, document):
                start = match.start("p") if match["p"] else match.start("x")
                start += _leading_function_words(text[start : match.end("x")])
                yield Annotation(start, match.end("x"), "ADRES", self.name, CONTEXT + 8)
        if document.shouts_or_whispers:
            return
        for match in CAPITAL_STREET.finditer(document.text):
            low = fold(match["x"])
            if (
                self._lexicon.grades(low).word not in (2, 4)
                and low not in self._lexicon.place_words
            ):
                yield self._annotate(match, CONTEXT + 8)

    def _is_before_town(self, match: re.Match[str]) -> bool:
        word, town = match["w"], match["p"]
        known = town in self._lexicon.places or town.split()[0] in self._lexicon.places
        plain = word in NOT_BEFORE_NUMBER or self._lexicon.grades(word).frequency > 5
        return known and not plain and word not in self._lexicon.places

    def _is_unknown(self, word: str) -> bool:
        low = fold(word)
        grades = looked_up(low, self._lexicon)
        known = grades.word or grades.first or grades.frequency > 2 or low in NOT_BEFORE_NUMBER
        return not known and low not in self._lexicon.places and PRODUCT.match(f"{low}1") is None

    def _ends_like_street(self, piece: str) -> bool:
        """Whether the word before the number is a street and not, say, "kamer" or "nederland"."""
        words = re.findall(r"[a-zà-ÿ'’.-]{2,}", piece)
        streets = [w.strip(".") for w in words if re.search(rf"(?:{_SURE})$", w.strip("."))]
        if not streets:
            return True
        word = streets[-1]
        if word in NOT_BEFORE_NUMBER or word in self._lexicon.places:
            return False
        if re.search(rf"(?:{_STREET_ONLY}|str)$", word):
            return word not in ("weg", "onderweg", "halverwege", "omweg")
        grades = self._lexicon.grades(word)
        return not (grades.word in (2, 4) and grades.frequency >= 5)

    def _could_be_street(self, words: list[str]) -> bool:
        names = [w for w in words if not w[0].isdigit()]
        plain = {"nummer", "nr", "huis", "met", "maar", "en", "van", "al", "nu", "ongeveer", "zeker",
                 "hun", "haar", "zijn", "de", "het", "onder", "boven", "op", "ze", "hij", "ik", "wij",
                 "in", "bij", "tussen", "pas", "nog", "groep", "kamer", "minstens", "denk",
                 "over", "gehad", "aan", "lijn", "we", "wel", "rond", "tot", "om", "elkaar", "samen", "moeder", "vader", "een", "klas"}  # fmt: skip
        return bool(names) and not any(w in plain for w in names)

    def _is_street_with_capitals(self, piece: str) -> bool:
        words = [w.lower() for w in piece.split() if not w[0].isdigit()]
        months = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                  "september", "oktober", "november", "december", "groep", "klas", "artikel", "stap",
                  "wet", "fase", "bel", "nummer", "kamer", "lijn", "bus", "wmo", "vmbo"}  # fmt: skip
        return not any(w in months for w in words) and not all(
            w in self._lexicon.places for w in words
        )

    def _is_street(self, match: re.Match[str], document: Document) -> bool:
        word = match["x"].strip(".'-")
        if word in NO_STREET or word in self._lexicon.places:
            return False
        sure = re.search(
            r"(?:straat|straatje|straat|laan|gracht|dreef|plantsoen|steeg|singel)$", word
        )
        known = self._lexicon.grades(word).word in (2, 4)
        capital = document.text[match.start("x")].isupper() and not document.shouts_or_whispers
        before = document.low[max(0, match.start("x") - 12) : match.start("x")]
        placed = PLACE_WORD.search(before) is not None
        if not known and (sure or capital or placed):
            return len(word) > 5
        if (
            known
            and sure
            and word.endswith(("straat", "laan", "gracht", "singel", "dreef", "steeg"))
        ):
            return placed or capital
        return (
            capital and placed and len(word) > 6 and word.endswith(("weg", "plein", "kade", "hof"))
        )


def _leading_function_words(piece: str) -> int:
    """How many characters of leading "de", "op", "het" … do not belong to the street."""
    match = re.match(r"(?:(?:op|aan|van|de|het|in|achter|voor|'t) )+(?=\S*[a-z])", piece)
    return match.end() if match and not re.match(r"van d|achter d|voor d", piece) else 0
