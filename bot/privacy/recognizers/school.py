"""Schools and nurseries without a word for the kind: "op de regenboog", "Mariaschool", "zit op ieniemienie"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document, Token
from bot.privacy.features import looked_up
from bot.privacy.lexicon import Lexicon, fold, lexicon
from bot.privacy.recognizers.base import CONTEXT
from bot.privacy.word_classes import class_of

SCHOOL_TALK = frozenset(
    """zit zitten school groep klas juf meester leerling leerlingen directeur ib'er kleuters leerkracht zat les werk geef
    opvang dochter zoon kind kinderen leraar lerares gemeld""".split()
)
# With a name that is no word of every day less is needed.
LOOSE_TALK = SCHOOL_TALK | frozenset(
    """zeggen zegt zei gezien brengt breng haal haalt ophalen gaat gaan leidster leidsters peuter kleuter kleinzoon
    kleindochter zoontje dochtertje klasgenoot klasgenootje schoolplein directie mentor stage peuters invaljuf broertje
    zusje neefje nichtje jongen meisje""".split()
)
RARE = 4
"""Frequency up to which a school name is no word of every day."""
WINDOW = 7
"""Words before and after in which the talk of a school is looked for."""
# "Mariaschool", "Stanislascollege": one word that no dictionary has.
GLUED_TAIL = re.compile(
    r"(?P<stem>[a-z-]{3,20}?)-?(?:school|college|lyceum|gymnasium|ziekenhuis|hospitaal)"
)
GLUED_PLAIN = frozenset(
    """basis hoge kleuter middelbare zwem muziek dans rij vak praktijk zomer avond dag islam kunst ballet vaar scholen
    voor brede sport bos moeder ouder sbo bad privé prive studie pre hbo mbo vmbo montessori dalton jenaplan vrije
    zaterdag weekend taal koran teken toneel judo boks kickboks ski surf zeil auto motor ruiter hogere lagere pabo
    volks jongens meisjes burger buurt dorps stads wijk kinder dieren academisch werk hoor les gast raads""".split()
)
CHAIN = (
    r"(?:partou|smallsteps|kion|humankind|kinderrijk|compananny|kibeo|norlandia|prokino|sportstuif|bijdehandjes|"
    r"dikkertje dap|dikkie dik|pippi langkous|villa kakelbont|ot en sien|hummeltje|koos konijn|olleke bolleke)"
)
SITS = re.compile(
    rf"\b(?:(?:zit|zitten|zat|zaten|gaat|gaan|ging|begonnen|begint|werk|werkt|stage|juf|leidster|meester|leerkracht)"
    rf"(?: (?:nu|al|ook|net|weer|daar|samen|elke dag|nog))? (?P<preposition>op|bij|naar)|(?:op|bij|van|naar)(?= {CHAIN}\b))"
    rf" (?P<article>(?:de|het|'t) )?(?P<x>{CHAIN}\b|[^\W\d_][\w'-]{{4,25}})"
)

STAFF = re.compile(
    r"\b(?:juf|juffen|meester|leerkracht|leerkrachten|directeur|directrice|leidster|leidsters|ib'er|mentor|conciërge|"
    r"klas|groep [1-8]|leraar|lerares|schoolplein|leerling|leerlingen|klasgenoot|overblijf) (?:van|op|bij) (?:de|het|'t) "
    r"(?P<x>[^\W\d_][\w'-]{3,25})"
)
NOT_A_SCHOOL = frozenset(
    """school opvang buren kleuters groep klas bso creche creché gang hoogte meisje jongen jongens kinderen kind zoon
    dochter peuters leerlingen ouders telefoon gang plein wc speelplaats trap bank dorp kerk gymles ochtend middag
    naschoolse buitenschoolse basisschool middelbare kleuterklas parallelklas bovenbouw onderbouw crèche""".split()
)


class SchoolRecognizer:
    """A usual name for a school where school is spoken of, or a word only a school bears."""

    name = "school"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE."""
        tokens = document.tokens
        for index, token in enumerate(tokens):
            low = token.low
            if low in self._lexicon.school_names and index > 0:
                known = self._known_school(document, tokens, index)
            else:
                known = self._is_glued_name(low.replace("é", "e"))
            if known:
                yield Annotation(token.start, token.end, "ORGANISATIE", self.name, CONTEXT + 4)
        for match in STAFF.finditer(document.low):
            if self._is_of_staff(match):
                start, end = match.span("x")
                yield Annotation(start, end, "ORGANISATIE", self.name, CONTEXT + 1)
        for match in SITS.finditer(document.low):
            if self._is_school(match):
                start, end = match.span("x")
                yield Annotation(start, end, "ORGANISATIE", self.name, CONTEXT + 1)

    def _is_of_staff(self, match: re.Match[str]) -> bool:
        """ "de juf van de vuurvlinder": no everyday word, so a school."""
        word = fold(match["x"])
        grades = self._lexicon.grades(word)
        plain = word in NOT_A_SCHOOL or grades.first or word in self._lexicon.places
        return not plain and class_of(word) == "x" and grades.frequency <= RARE

    def _is_glued_name(self, low: str) -> bool:
        glued = GLUED_TAIL.fullmatch(low)
        if glued is None or glued["stem"] in GLUED_PLAIN:
            return False
        grades = self._lexicon.grades(low)
        return grades.word in (0, 1) and grades.frequency < 4

    def _known_school(self, document: Document, tokens: tuple[Token, ...], index: int) -> bool:
        """ "zit op de regenboog": a usual name for a school after "op de", in talk of a school."""
        token = tokens[index]
        article = tokens[index - 1].low
        if article not in ("de", "het", "'t"):
            return False
        near = {t.low for t in tokens[max(0, index - WINDOW) : index + WINDOW + 1]}
        rare = self._lexicon.grades(token.low).frequency <= RARE
        if token.text[0].isupper() and not document.shouts_or_whispers:
            return bool((LOOSE_TALK if rare else SCHOOL_TALK) & {t.low for t in tokens})
        if index < 2 or tokens[index - 2].low not in ("op", "van", "bij", "naar"):
            return False
        if rare:
            return bool(LOOSE_TALK & near)
        return bool(SCHOOL_TALK.intersection(t.low for t in tokens[max(0, index - 7) : index]))

    def _is_school(self, match: re.Match[str]) -> bool:
        if re.fullmatch(CHAIN, match["x"]):
            return True
        word = fold(match["x"])
        grades = looked_up(word, self._lexicon)
        if class_of(word) != "x" or word in self._lexicon.place_words:
            return False
        if word in self._lexicon.school_names and grades.frequency <= RARE:
            return True
        unknown = grades.word in (0, 1) and grades.frequency < RARE
        return match["preposition"] == "op" and unknown and not grades.first and grades.surname < 2
