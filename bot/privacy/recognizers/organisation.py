"""Organisations that give a family away: a named school, club, practice, employer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document, Token
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import CONTEXT, PATTERN

# These announce a name by themselves: "obs de regenboog", "vv oranje".
SHORT_KIND = frozenset(
    """obs sc ssc usc cbs rkbs kbs pcb pcbs rk-basisschool abs ibs gbs dbs obs' sbo kdv ikc vv sv fc rkvv rksv ssv svv asv avv cvv
    vvv hsv kv hc tc ltc ttv vc bv afc usv dvo gkv psv-jeugd sbv fc's rkvvo vvsb tv kfc skv mhc lhc""".split()
)
# Of these the next word counts only when it stands out or "de/het" comes first: "kdv weet van niks".
LOOSE_KIND = frozenset("kdv tv sbo ikc hc sc tc vc bv afc abs ibs bs cbs obs kv kbs hv".split())
# These need a name that stands out, or "de/het" and a name of a school.
KIND = frozenset(
    """basisschool school middelbare scholengemeenschap kinderdagverblijf dagverblijf creche kinderopvang opvang bso
    peuterspeelzaal speelzaal voorschool buitenschoolse voetbalclub voetbalvereniging sportclub sportvereniging
    hockeyclub turnvereniging turnclub judoschool judoclub gymvereniging gymclub zwemclub zwemvereniging tennisclub
    volleybalclub korfbalclub dansschool balletschool boksschool kickboksschool manege rijschool atletiekvereniging
    scouting huisartsenpraktijk praktijk huisartspraktijk artsenpraktijk tandartspraktijk tandartsenpraktijk
    gezondheidscentrum medisch apotheek verzorgingshuis verzorgingstehuis verpleeghuis bejaardenhuis woonzorgcentrum
    zorgcentrum woonzorg zorginstelling bakkerij slagerij cafe restaurant kapsalon kapper garage autobedrijf
    bouwbedrijf schoonmaakbedrijf transportbedrijf uitzendbureau bedrijf firma supermarkt snackbar cafetaria pizzeria
    moskee kerk huize roc daltonschool montessorischool jenaplanschool vrijeschool daltonbasisschool kinderopvangorganisatie
    stichting vereniging gastouderbureau gastouder kliniek ziekenhuis hotel winkel fabriek
    club buurthuis dagbesteding zorgboerderij boerderij buurtcentrum wijkcentrum speeltuin speeltuinvereniging
    jongerencentrum asielzoekerscentrum azc camping administratiekantoor advocatenkantoor notariskantoor drogist
    sportschool fysiotherapie fysiopraktijk groep lyceum college gymnasium mavo havo vmbo mbo roc bouw schildersbedrijf
    hoveniersbedrijf installatiebedrijf aannemersbedrijf rederij kwekerij loonbedrijf taxibedrijf taxi schooltje""".split()
)
# A name that ends in one of these is an institution: "het Vechtdal College".
TAIL = frozenset(
    """college lyceum gymnasium mavo scholengemeenschap basisschool montessori montessorischool jenaplan
    jenaplanschool daltonschool dalton ziekenhuis zorgcentrum kinderopvang manege bakkerij apotheek transport
    bouw montage schoonmaak logistics logistiek praktijkschool vakcollege school""".split()
)
LOWER_TAIL = frozenset("college lyceum gymnasium ziekenhuis basisschool scholengemeenschap".split())
ARTICLE = frozenset(
    {"de", "het", "'t", "t", "den", "der", "la", "el", "le", "in", "van", "onze", "st", "sint"}
)
STOP_AFTER_KIND = frozenset(
    """en of waar is was zijn werd wordt heeft had in op te bij met voor naar van aan om dat die deze dit ik hij ze
    zij wij we je jij jullie niet wel geen ook al nog maar want dus omdat als dan toen daar hier er zelf zegt zei
    weet belde belt mag moet kan wil gaat ging komt kwam doet deed ziet zag hoort over uit tot tegen na door""".split()
)
WORKS = re.compile(
    r"\b(?:werkt|werkte|werk|werken|werkzaam|baan|baantje|collega|collega's|bijbaan|bijbaantje|stage|vakkenvuller|"
    r"chauffeur|monteur|manager|ontslagen|dienst|werkgever|baas|beveiliger|schoonmaker|schoonmaakster|kassiere|"
    r"kassière|caissi[eè]re|kok|uitzendkracht|rijdt|magazijn|in de leer|medewerker|directeur|eigenaar)\b"
    r"(?: (?:is|hij|ze|zij|er|daar|nu|al|nog|ook|als [a-z]+|jaren|jaar|op kantoor|parttime|fulltime))?"
    r"(?: (?:bij|voor|in|op|van|naar))(?: (?:de|het|een|'t))?(?: (?:firma|bedrijf|bakkerij|garage|winkel|"
    r"restaurant|cafe|café|snackbar|supermarkt))? (?P<x>[\w&.'-]{2,30}(?: (?:&|en) [\w.'-]{2,30})?)"
)
BRANDS = frozenset(
    """jumbo ah lidl aldi action hema kruidvat etos blokker ikea bol gamma praxis karwei mcdonalds mcdonald's kfc dominos
    primark zeeman wibra coop vomar plus dirk deen nettorama hoogvliet boni spar poiesz postnl dhl dpd ups gls ns
    connexxion arriva gvb ret htm klm schiphol philips asml shell ing rabobank rabo abn kpn ziggo vodafone tata hoogovens
    dsm akzo heineken grolsch unilever coolblue wehkamp zalando randstad tempo-team olympia timing picnic flink
    thuisbezorgd uber hornbach mediamarkt makro sligro bidfood vdl daf scania nedcar corendon tui basic-fit basicfit
    bruna gall primera xenos big-bazar h&m zara nike decathlon intersport brugman bakker bart smit intratuin welkoop
    gasunie tennet enexis liander eneco vattenfall essent strukton heijmans bam volkerwessels dura vermeer ballast
    erasmus amc vumc umcg lumc radboud isala spaarne olvg albert""".split()
)
BRAND_NEXT = frozenset({"heijn", "steel", "mc", "erasmus"})
AT_WORK = re.compile(
    r"\b(?:werk[a-z]*|collega[a-z']*|baan|baantje|chef|ca?issi[eè]re|vakkenvuller|stage|bijbaan|manager|filiaal)\b"
)
AT_BRAND = re.compile(
    r"\b(?:bij|in|van|op) (?:de |het )?(?P<x>(?:"
    + "|".join(map(re.escape, sorted(BRANDS)))
    + r")(?: heijn| steel)?)\b"
)
AT_CLUB = re.compile(
    r"\b(?:traint|train|voetbalt|voetbal|speelt|hockeyt|hockey|turnt|judoot|zwemt|korfbalt|volleybalt|handbalt|danst|"
    r"keept|tennist|lid|trainer|coach)(?: (?:ook|nu|al|samen|daar|in de f\d|in de d\d))? (?:bij|van|op) (?P<x>[\w'.-]{2,25})"
)
CLUBS = frozenset(
    """ajax feyenoord psv az twente vitesse sparta excelsior hercules quick concordia juliana wilhelmina dos dvs kampong
    heracles cambuur willem nac nec volendam telstar dordrecht emmen rkc groningen heerenveen utrecht fortuna roda
    mvv eindhoven oranje minerva unitas olympia victoria be quick alliance swift zeeburgia blauw-wit ado""".split()
)
QUALIFIER = frozenset(
    """school klas groep buurt straat wijk dorp stad de het een mijn zijn haar hun ons onze deze die dit dat thuis
    vakantie zelfde andere nieuwe oude hele beide speciale speciaal bijzonder onderwijs openbare basis""".split()
)
SCHOOL_TALK = frozenset(
    """zit zitten school groep klas juf meester leerling leerlingen directeur ib'er kleuters leerkracht zat les werk geef
    opvang dochter zoon kind kinderen leraar lerares gemeld""".split()
)
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
LONGEST_NAME = 4


@lru_cache(maxsize=4)
def public_body(words: Lexicon) -> re.Pattern[str]:
    """A pattern that matches where the name of a public body begins."""
    names = "|".join(re.escape(name) for name in sorted(words.bodies, key=len, reverse=True))
    return re.compile(rf"(?:{names})\b")


class OrganisationRecognizer:
    """A word for the kind of place with the name that follows it, or a name that ends in one."""

    name = "organisation"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE; public bodies and kinds alone stay."""
        tokens = document.tokens
        for index, token in enumerate(tokens):
            low = token.low.replace("é", "e")
            if low in SHORT_KIND or low in KIND:
                yield from self._after_kind(document, tokens, index, low in SHORT_KIND)
            if low in TAIL:
                yield from self._before_tail(document, tokens, index)
            elif low in self._lexicon.school_names and index > 0:
                yield from self._known_school(document, tokens, index)
            elif self._is_glued_name(low):
                yield Annotation(token.start, token.end, "ORGANISATIE", self.name, CONTEXT + 3)
        if AT_WORK.search(document.low):
            for match in AT_BRAND.finditer(document.low):
                yield Annotation(
                    match.start("x"), match.end("x"), "ORGANISATIE", self.name, CONTEXT + 2
                )
        for match in AT_CLUB.finditer(document.low):
            yield from self._club(document, match)
        for match in WORKS.finditer(document.low):
            yield from self._employer(document, match)

    def _is_glued_name(self, low: str) -> bool:
        glued = GLUED_TAIL.fullmatch(low)
        if glued is None or glued["stem"] in GLUED_PLAIN:
            return False
        grades = self._lexicon.grades(low)
        return grades.word in (0, 1) and grades.frequency < 4

    def _after_kind(
        self, document: Document, tokens: tuple[Token, ...], index: int, short: bool
    ) -> Iterable[Annotation]:
        position = index + 1
        article = False
        loose = tokens[index].low in LOOSE_KIND
        if position < len(tokens) and tokens[position].low in "\"'“‘:":
            position += 1
        while position < len(tokens) and tokens[position].low in ARTICLE and position <= index + 2:
            if tokens[position].low in ("in", "van", "onze") and not short:
                return
            article = True
            position += 1
        begin = position
        while position < len(tokens) and position - begin < LONGEST_NAME:
            if not self._is_name_part(
                document,
                tokens[position],
                short=short,
                loose=loose,
                article=article,
                first=position == begin,
            ):
                break
            position += 1
        if position == begin:
            return
        if (
            not short
            and not article
            and document.low[tokens[begin].start : tokens[position - 1].end]
            in (self._lexicon.places)
        ):
            return
        start = tokens[index].start
        yield Annotation(start, tokens[position - 1].end, "ORGANISATIE", self.name, CONTEXT + 10)

    def _is_name_part(
        self,
        document: Document,
        token: Token,
        *,
        short: bool,
        loose: bool,
        article: bool,
        first: bool,
    ) -> bool:
        if not token.is_word or token.low in QUALIFIER:
            return False
        if token.low in STOP_AFTER_KIND and not (
            token.low in ("al", "el")
            and token.text[0].isupper()
            and not document.shouts_or_whispers
        ):
            return False
        if token.low.isdigit():
            return short and not first
        grades = self._lexicon.grades(token.low)
        capital = token.text[0].isupper() and not document.shouts_or_whispers
        if capital:
            return token.low not in self._lexicon.bodies
        if document.text[token.start].islower() and not document.shouts_or_whispers:
            return short and first and (article or not loose or grades.word not in (2, 4))
        if short and first:
            return article or not loose or grades.word not in (2, 4)
        if short:
            return grades.word not in (2, 4) and token.low not in self._lexicon.places
        if not first:
            return False
        if article:
            return token.low in self._lexicon.school_names or (
                grades.word in (0, 1)
                and token.low not in self._lexicon.places
                and grades.frequency < 4
                and len(token.low) > 3
            )
        return (
            grades.word in (0, 1)
            and token.low not in self._lexicon.place_words
            and len(token.low) < 12
            and (grades.frequency <= 3 or grades.surname == 2 or grades.first >= 2)
        )

    def _before_tail(
        self, document: Document, tokens: tuple[Token, ...], index: int
    ) -> Iterable[Annotation]:
        begin = index
        while begin > 0 and index - begin < 3:
            token = tokens[begin - 1]
            grades = self._lexicon.grades(token.low)
            capital = token.is_word and token.text[0].isupper() and not document.shouts_or_whispers
            stands_out = (
                token.is_word
                and tokens[index].low in LOWER_TAIL
                and not token.low.isdigit()
                and grades.word in (0, 1)
                and grades.frequency < 5
                and document.shouts_or_whispers
            )
            starts_sentence = begin - 1 == 0 or tokens[begin - 2].low in ".!?"
            if not (capital or stands_out) or token.low in QUALIFIER | STOP_AFTER_KIND:
                break
            if starts_sentence and grades.word in (2, 4):
                break
            begin -= 1
        if begin < index:
            yield Annotation(
                tokens[begin].start, tokens[index].end, "ORGANISATIE", self.name, CONTEXT + 10
            )

    def _known_school(
        self, document: Document, tokens: tuple[Token, ...], index: int
    ) -> Iterable[Annotation]:
        """ "zit op de regenboog": a usual name for a school after "op de", without a number."""
        before = [t.low for t in tokens[max(0, index - 7) : index]]
        token = tokens[index]
        if before[-1] in ("de", "het", "'t") and token.text[0].isupper():
            told = {t.low for t in tokens}
            if not document.shouts_or_whispers and SCHOOL_TALK.intersection(told):
                yield Annotation(token.start, token.end, "ORGANISATIE", self.name, CONTEXT + 4)
                return
        if (
            before[-1] not in ("de", "het", "'t")
            or len(before) < 2
            or before[-2] not in ("op", "van", "bij")
        ):
            return
        if SCHOOL_TALK.intersection(before):
            yield Annotation(token.start, token.end, "ORGANISATIE", self.name, CONTEXT + 4)

    def _club(self, document: Document, match: re.Match[str]) -> Iterable[Annotation]:
        word = match["x"]
        grades = self._lexicon.grades(word)
        capital = document.text[match.start("x")].isupper() and not document.shouts_or_whispers
        if word in CLUBS or (capital and grades.word != 4 and word not in self._lexicon.places):
            yield Annotation(
                match.start("x"), match.end("x"), "ORGANISATIE", self.name, CONTEXT + 5
            )

    def _employer(self, document: Document, match: re.Match[str]) -> Iterable[Annotation]:
        start, end = match.span("x")
        word = match["x"].split()[0].strip(".,'")
        original = document.text[start:end]
        grades = self._lexicon.grades(word)
        if word in self._lexicon.places or public_body(self._lexicon).match(document.low, start):
            return
        capital = original[:1].isupper() and not document.shouts_or_whispers
        brand = word in BRANDS
        if not (brand or (capital and grades.word not in (4,))):
            return
        first_end = start + len(match["x"].split()[0])
        follow = re.match(r" ([\w&'-]+)", document.text[first_end:])
        end = first_end
        while (
            follow
            and (follow[1].lower() in BRAND_NEXT or follow[1][0].isupper())
            and (not document.shouts_or_whispers or follow[1].lower() in BRAND_NEXT)
        ):
            end += follow.end()
            follow = re.match(r" ([\w&'-]+)", document.text[end:])
        yield Annotation(start, end, "ORGANISATIE", self.name, PATTERN - 5)
