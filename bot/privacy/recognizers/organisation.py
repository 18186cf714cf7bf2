"""Organisations that give a family away: a named school, club, practice, employer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.cues import CUES, cue_of
from bot.privacy.document import Document, Token
from bot.privacy.features import looked_up
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import CONTEXT
from bot.privacy.word_classes import class_of

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
    kerkgenootschap parochie woongroep logeerhuis gezinshuis opvanghuis coffeeshop discotheek casino wasserette
    tankstation reisbureau makelaardij notariaat thuiszorgorganisatie zorgorganisatie jeugdzorginstelling zorgaanbieder
    muziekschool paardrijschool zwemschool volkstuin volkstuinvereniging harmonie fanfare toneelvereniging
    studentenvereniging hondenschool dierenkliniek dierenarts dierenpension kraamzorg verloskundigenpraktijk
    logopediepraktijk psychologenpraktijk slijterij viswinkel bloemenwinkel kwekerij tuincentrum bouwmarkt
    timmerbedrijf loodgietersbedrijf metaalbedrijf klusbedrijf beveiligingsbedrijf cateringbedrijf
    eethuis grillroom shoarmazaak pannenkoekenhuis strandtent discotheek jachthaven ijssalon patatzaak frituur
    hoveniersbedrijf installatiebedrijf aannemersbedrijf rederij kwekerij loonbedrijf taxibedrijf taxi schooltje
    psz toko nagelstudio nagelsalon schoonheidssalon dansstudio voedselbank kinderziekenhuis woonwagencentrum vrouwencentrum
    bloemenhuis eetcafe huisartsenpost verloskundigen hondentrimsalon kookstudio wijkhuis
    zwemvereniging""".split()
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
QUALIFIER = frozenset(
    """school klas groep buurt straat wijk dorp stad de het een mijn zijn haar hun ons onze deze die dit dat thuis
    vakantie zelfde andere nieuwe oude hele beide speciale speciaal bijzonder onderwijs openbare basis""".split()
)
# Without an article before them a name follows: "bij restaurant de chinese muur", "stichting de korf".
BARE_KIND = KIND - frozenset(
    """school middelbare opvang voorschool buitenschoolse club kerk huis huize groep medisch bedrijf winkel fabriek ziekenhuis
    azc asielzoekerscentrum mavo havo vmbo mbo college gymnasium lyceum bouw taxi dagbesteding speeltuin praktijk
    rijschool boerderij scholengemeenschap kapper fysiotherapie woonzorg schooltje vereniging bso camping""".split()
) | frozenset(
    "bakker slager kroeg eetcafe lunchroom kinderboerderij zwembad sporthal dorpshuis buurtsuper".split()
)
FOR_CHILDREN = frozenset(
    "kinderdagverblijf kdv peuterspeelzaal creche basisschool gastouderbureau speelzaal".split()
)
# Of these there are so few in a town that its name gives them away: "huisartsenpraktijk waterland".
PRACTICE = frozenset(
    """huisartsenpraktijk huisartspraktijk artsenpraktijk tandartspraktijk tandartsenpraktijk gezondheidscentrum apotheek
    verloskundigenpraktijk fysiopraktijk verpleeghuis""".split()
)
BARE_LINK = frozenset("de het 't t den van der ter ten la el al".split())
NEVER_NAMED = frozenset(
    """tijd week weken maand jaar ochtend middag avond nacht politie kinderen kids ouders deur buren buurt mensen
    eigenaar baas eerste laatste hele keer melding zorg zorgen medicijnen pillen kassa rest meeste boel klanten
    gemeld gebeld verteld gezegd leidsters juffen medewerkers personeel werkt werken gesloten dicht open eten
    waarschijnlijk misschien bijvoorbeeld maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vakantie
    eruit anders vroeg laat niveau samen vaker graag best bang tijdens wegens groep klas school enzo ofzo enz etc""".split()
)
PARTICIPLE = re.compile(r"(?:ge|be|ver|ont)[a-z]{2,12}(?:d|t|en)|[a-z]+ge[a-z]{2,10}(?:d|t)")
LONGEST_NAME = 4
PARTNER = re.compile(r" ?& ?[\w'-]{1,25}")
""" "Smit & Zn": what belongs to the name of a firm."""


def _is_kind(low: str) -> bool:
    """Whether a word no list has is one for a kind of place: "handbalvereniging"."""
    return cue_of(low).startswith("k") and low not in CUES


class OrganisationRecognizer:
    """A word for the kind of place with the name that follows it, or a name that ends in one."""

    name = "organisation"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE; public bodies and kinds alone stay."""
        for found in self._named(document):
            partner = PARTNER.match(document.text, found.end)
            end = partner.end() if partner else found.end
            yield Annotation(found.start, end, found.label, self.name, found.priority)

    def _named(self, document: Document) -> Iterable[Annotation]:
        tokens = document.tokens
        for index, token in enumerate(tokens):
            low = token.low.replace("é", "e")
            made_up = low not in KIND and low not in SHORT_KIND and _is_kind(low)
            if low in BARE_KIND or low in LOOSE_KIND or made_up:
                end = self._after_bare_kind(tokens, index)
                if end:
                    yield Annotation(token.start, end, "ORGANISATIE", self.name, CONTEXT + 9)
            if low in SHORT_KIND or low in KIND or made_up:
                yield from self._after_kind(document, tokens, index, low in SHORT_KIND)
            if low in TAIL:
                yield from self._before_tail(document, tokens, index)

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

    def _after_bare_kind(self, tokens: tuple[Token, ...], index: int) -> int:
        """Where the name ends after a kind without an article: "bij restaurant de chinese muur".

        "De garage van mijn broer" is a thing, "garage van dongen" is a name. 0 when there is none.
        """
        before = class_of(tokens[index - 1].low) if index else "<"
        loose = tokens[index].low in LOOSE_KIND
        if before in "DM" or (loose and before != "P"):
            return 0
        j, links = index + 1, 0
        while j < len(tokens) and tokens[j].low in BARE_LINK and links < 3:
            j, links = j + 1, links + 1
        if j >= len(tokens) or not self._may_name(tokens[j]):
            return 0
        low = tokens[j].low
        grades = looked_up(low, self._lexicon)
        if (
            links
            and tokens[j - 1].low in ("de", "het", "'t", "t", "den")
            and tokens[index + 1].low != "van"
        ):
            # "de chinese muur": an adjective takes its noun along.
            more = low.endswith("e") and j + 1 < len(tokens) and self._may_name(tokens[j + 1])
            return tokens[j + 1].end if more else tokens[j].end
        if links:
            named = grades.surname or grades.word in (0, 1) or low in self._lexicon.places
            return tokens[j].end if named else 0
        if low in self._lexicon.places:
            return tokens[j].end if tokens[index].low in PRACTICE else 0
        if loose or low in self._lexicon.school_names:
            more = j + 1 < len(tokens) and looked_up(tokens[j + 1].low, self._lexicon).frequency < 5
            more = more and self._may_name(tokens[j + 1])
            return tokens[j + 1].end if more else tokens[j].end
        if tokens[index].low in FOR_CHILDREN and grades.frequency < 5:
            return tokens[j].end
        named = grades.word in (0, 1) and (grades.frequency < 4 or grades.first or grades.surname)
        return tokens[j].end if named or grades.surname == 2 else 0

    def _may_name(self, token: Token) -> bool:
        if not token.is_word or not token.low[0].isalpha() or len(token.low) < 2:
            return False
        if token.low in NEVER_NAMED or token.low in QUALIFIER or token.low in STOP_AFTER_KIND:
            return False
        return class_of(token.low) == "x" and PARTICIPLE.fullmatch(token.low) is None

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
