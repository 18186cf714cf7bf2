"""Sports clubs, gyms and swimming pools by name: "traint bij ajax", "zwemles in de tongelreep"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.features import looked_up
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import CONTEXT
from bot.privacy.word_classes import class_of

SPORT = (
    r"(?:traint|trainen|train|trainde|training|voetbalt|voetballen|voetbal|speelt|speelde|hockeyt|hockey|turnt|turnen|"
    r"judoot|judo|zwemt|zwemmen|zwemles|korfbalt|korfbal|volleybalt|handbalt|danst|dansles|keept|tennist|tennis|"
    r"sport|sporten|sportte|fitnest|kickbokst|bokst|karate|rijdt paard|paardrijden|lid|trainer|coach|leider|scouts?|jeugdlid)"
)
AT_CLUB = re.compile(
    rf"\b{SPORT}(?: (?:ook|nu|al|samen|daar|hier|altijd|in de [a-z]?\d+|onder \d+|van de (?:jeugd|jongens|meisjes)))?"
    r" (?:bij|van|op|in) (?P<article>(?:de|het|'t) )?(?P<x>[\w'.-]{2,25}(?: [\w'.-]{2,25})?)"
)
CLUBS = frozenset(
    """ajax feyenoord psv az twente vitesse sparta excelsior hercules quick concordia juliana wilhelmina dos dvs kampong
    heracles cambuur willem nac nec volendam telstar dordrecht emmen rkc groningen heerenveen utrecht fortuna roda
    mvv eindhoven oranje minerva unitas olympia victoria be quick alliance swift zeeburgia blauw-wit ado
    basic-fit basicfit trainmore sportcity healthcity fit20 achilles spartaan spartanen zwaluwen batavia hellas
    ijsselmeervogels spakenburg katwijk noordwijk vios kdo dvc rood-wit sportlust unicum atlas""".split()
)
TWO_WORDS = re.compile(
    r"(?:basic fit|fit for free|anytime fitness|david lloyd|rood wit|blauw wit)\b"
)


class ClubRecognizer:
    """A named club after a word of sport; a clubless "traint op dinsdag" stays."""

    name = "club"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE."""
        for match in AT_CLUB.finditer(document.low):
            start = match.start("x")
            two = TWO_WORDS.match(document.low, start)
            word = match["x"].split()[0].rstrip(".'-")
            end = two.end() if two else start + len(word)
            if two or self._is_club(document, match, word):
                yield Annotation(start, end, "ORGANISATIE", self.name, CONTEXT + 5)

    def _is_club(self, document: Document, match: re.Match[str], word: str) -> bool:
        if word in CLUBS:
            return True
        if not word or word in self._lexicon.places or class_of(word) != "x" or word.isdigit():
            return False
        grades = looked_up(word, self._lexicon)
        capital = document.text[match.start("x")].isupper() and not document.shouts_or_whispers
        if capital:
            return grades.word != 4
        unknown = grades.word in (0, 1) and grades.frequency < 4 and len(word) > 4
        return unknown and (match["article"] is not None or not (grades.first or grades.surname))
