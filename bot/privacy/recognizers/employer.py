"""Employers: "werkt bij Jumbo", "heeft een baan bij van der valk"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.features import LINKS, looked_up
from bot.privacy.lexicon import Lexicon, fold, lexicon
from bot.privacy.recognizers.base import CONTEXT, PATTERN
from bot.privacy.word_classes import class_of

WORKS = re.compile(
    r"\b(?:werkt|werkte|werk|werken|gewerkt|werkzaam|baan|baantje|collega|collega's|bijbaan|bijbaantje|stage|vakkenvuller|"
    r"chauffeur|monteur|manager|ontslagen|dienst|werkgever|baas|beveiliger|schoonmaker|schoonmaakster|kassiere|"
    r"kassière|caissi[eè]re|kok|uitzendkracht|rijdt|magazijn|in de leer|medewerker|directeur|eigenaar|poetst|"
    r"schoonmaakt|maakt schoon|serveert|lasser|begeleider|verpleegkundige|verzorgende|thuisbegeleider|leidinggevende)\b"
    r"(?: (?:is|hij|ze|zij|er|daar|nu|al|nog|ook|als [a-z]+|jaren|jaar|op kantoor|parttime|fulltime))?"
    r"(?: (?P<preposition>bij|voor|in|op|van|naar))(?P<article> (?:de|het|een|'t))?(?: (?:firma|bedrijf|bakkerij|garage|"
    r"winkel|restaurant|cafe|café|snackbar|supermarkt))? (?P<x>[\w&.'-]{2,30}(?: (?:&|en) [\w.'-]{2,30})?)"
)
BRANDS = frozenset(
    """jumbo ah lidl aldi action hema kruidvat etos blokker ikea bol gamma praxis karwei mcdonalds mcdonald's kfc dominos
    primark zeeman wibra coop vomar plus dirk deen nettorama hoogvliet boni spar poiesz postnl dhl dpd ups gls ns
    connexxion arriva gvb ret htm klm schiphol philips asml shell ing rabobank rabo abn kpn ziggo vodafone tata hoogovens
    dsm akzo heineken grolsch unilever coolblue wehkamp zalando randstad tempo-team olympia timing picnic flink
    thuisbezorgd uber hornbach mediamarkt makro sligro bidfood vdl daf scania nedcar corendon tui basic-fit basicfit
    bruna gall primera xenos big-bazar h&m zara nike decathlon intersport brugman bakker bart smit intratuin welkoop
    gasunie tennet enexis liander eneco vattenfall essent strukton heijmans bam volkerwessels dura vermeer ballast
    erasmus amc vumc umcg lumc radboud isala spaarne olvg albert bijenkorf jysk leenbakker kwantum manpower adecco
    ahold fokker damen boskalis achmea aegon prorail cordaan laurens careyn buurtzorg philadelphia partou
    smallsteps kinderrijk""".split()
)
BRAND_NEXT = frozenset({"heijn", "steel", "mc", "erasmus"})
AT_WORK = re.compile(
    r"\b(?:werk[a-z]*|collega[a-z']*|baan|baantje|chef|ca?issi[eè]re|vakkenvuller|stage|bijbaan|manager|filiaal|kassa|magazijn|vulploeg|vakken|uitzendkracht|schoonmaa?k[a-z]*|chauffeur)\b"
)
AT_BRAND = re.compile(
    r"\b(?:bij|in|van|op) (?:de |het )?(?P<x>(?:"
    + "|".join(map(re.escape, sorted(BRANDS)))
    + r")(?: heijn| steel)?)\b"
)
AT_TRADESMAN = re.compile(
    r"\bbij (?P<x>(?:bakker|slager|kapper|groenteboer|kaasboer|schilder|drogist|aannemer|loodgieter|boer|bouwbedrijf|"
    r"garage|bakkerij|slagerij) (?P<links>(?:(?:van|de|der|den|ter|ten) ){0,2})(?P<who>[\w'-]{3,25}))"
)
FOLLOWS = re.compile(r" (?P<word>[\w&'-]+)")


@lru_cache(maxsize=4)
def public_body(words: Lexicon) -> re.Pattern[str]:
    """A pattern that matches where the name of a public body begins."""
    names = "|".join(re.escape(name) for name in sorted(words.bodies, key=len, reverse=True))
    return re.compile(rf"(?:{names})\b")


class EmployerRecognizer:
    """A named employer after a word of work."""

    name = "employer"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE; public bodies stay."""
        text = document.low
        if AT_WORK.search(text):
            for match in AT_BRAND.finditer(text):
                start, end = match.span("x")
                yield Annotation(start, end, "ORGANISATIE", self.name, CONTEXT + 2)
        for match in AT_TRADESMAN.finditer(text):
            grades = self._lexicon.grades(fold(match["who"]))
            if grades.surname or (match["links"] and grades.word in (0, 1)):
                start, end = match.span("x")
                yield Annotation(start, end, "ORGANISATIE", self.name, CONTEXT + 6)
        for match in WORKS.finditer(text):
            yield from self._employer(document, match)

    def _employer(self, document: Document, match: re.Match[str]) -> Iterable[Annotation]:
        start, end = match.span("x")
        first = match["x"].split()[0]
        word = first.strip(".,'")
        if public_body(self._lexicon).match(document.low, start):
            return
        telling = not document.shouts_or_whispers
        capital = document.text[start].isupper() and telling
        end = start + len(first.rstrip(".,'"))
        if word not in self._lexicon.places and (
            word in BRANDS or (capital and self._lexicon.grades(word).word != 4)
        ):
            follow = FOLLOWS.match(document.text, end)
            while follow and (
                follow["word"].lower() in BRAND_NEXT or (telling and follow["word"][0].isupper())
            ):
                end = follow.end()
                follow = FOLLOWS.match(document.text, end)
            yield Annotation(start, max(end, start + 1), "ORGANISATIE", self.name, PATTERN - 5)
        elif match["preposition"] == "bij" and match["article"] is None:
            stop = self._small_name(document.low, start)
            if stop > start:
                yield Annotation(start, stop, "ORGANISATIE", self.name, CONTEXT + 1)

    def _small_name(self, text: str, start: int) -> int:
        """Where a name in lower case ends that follows "werkt bij": "van der valk", "peter appel"."""
        words = [(m.group(), m.end()) for m in re.finditer(r"[\w'&-]+", text[start : start + 80])]
        taken = 0
        links = 0
        for word, _ in words[:4]:
            grades = looked_up(fold(word), self._lexicon)
            if (
                word in LINKS
                and word not in ("het", "'t", "op", "in", "aan")
                and taken == links < 3
            ):
                links += 1
            elif (
                class_of(word) != "x"
                or word in self._lexicon.places
                or not word[0].isalpha()
                or not (
                    (grades.word in (0, 1) and grades.frequency < 5)
                    or grades.first == 3 > grades.word
                    or (grades.surname == 2 and (links or taken))
                )
            ):
                break
            taken += 1
        return start + words[taken - 1][1] if taken > links else start
