"""Professions by which the writer introduces themselves: "ik ben juf", "als wijkagent"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.understanding.entities.found import lowered
from bot.understanding.entities.functions import FUNCTIONS, WORKPLACES, alternatives, row_of

_ADJECTIVES = (
    r"(?:(?:een|de|als|zelf|ook|wel|dus|toch|juist|namelijk|eigenlijk|hier|nu|net|al|jarenlang|haar|zijn|hun|z'n|d'r|"
    r"nieuwe|vaste|oude|vroegere|jonge|beginnend|beginnende|ervaren|bezorgde|betrokken|waarnemend|"
    r"zelfstandig|gepensioneerd|startende|werkzaam|inval|stagiaire?|de eigen|vrijwillig|particulier|"
    r"(?:bijna |al )?\d+ jaar|\w+arige|van beroep|gewoon|maar|vanuit mijn rol als|senior|ambulant|"
    r"van hem|van haar|bij een|stagiaire? bij|\[naam\])[\s,]+){0,4}"
)
_INTRO = (
    r"(?:\b(?:ik ben|ben ik|ik bn|ikben|kben|k ben|k bin|bin|beroep:|functie:|ben|wij zijn|we zijn|ik werk|werk ik|werk|ik werkte|werkzaam|ik spreek|ik bel|"
    r"ik schrijf|ik chat|ik vraag dit|in mijn rol|in mijn functie|vanuit mijn functie|sta|ik sta|ik loop stage)\s+"
    r"(?:hier\s+|nu\s+|ook\s+)?(?:als\s+)?"
    r"|(?<!net )(?<!zoals )\b(?:als|zijnde)\s+(?:(?:ik|wij)\s+)?|\bik als\s+|^\W*(?:(?:hoi|hallo|dag|goede\w*|hi|hey|beste|ja|nee|ok|oke)\b\W*)*)"
)
_BY_FUNCTION = re.compile(rf"{_INTRO}{_ADJECTIVES}\b(?:{alternatives(FUNCTIONS)})(?:'?s)?\b")
_BY_WORKPLACE = re.compile(
    r"(?:\b(?:(?:ik|wij|we)\s+(?:werken?|werkte|ben werkzaam|zijn werkzaam|zit|ben|zijn|sta)|werk(?:zaam)?(?:\s+ik)?|"
    r"werken)\s+(?:\w+\s+){0,3}?(?:bij|in|op|voor|vanuit|van|aan)|\b(?:wij|collega's) van|\bvanuit|\bnamens|\b(?:wij|we) zijn(?= een)|\bbij ons op|"
    r"\bop (?:mijn|m'n|mn|ons|onze)|\bin (?:mijn|onze) (?=praktijk|huisartsenpraktijk))\s+"
    r"(?:(?:een|de|het|'t|'n|n|un|mijn|ons|onze|mn|m'n|plaatselijke?|lokale?|\w+e)\s+){0,2}"
    rf"\b(?:{alternatives(WORKPLACES)})\b"
)
# "Mijn leerling", "een patiënt van mij" tell the profession as well.
_BY_CLIENT = (
    (
        re.compile(
            r"\bik (?:geef|gaf|train) (?:\w+ )?(?:zwemles|dansles|gymles bij|muziekles|tennisles|judoles|training|pianoles|turnles|voetbaltraining|bijles)\b"
        ),
        ("anders", "trainer"),
    ),
    (
        re.compile(
            r"\b(?:mijn|m'n|mn|onze|een|1|die)\s+(?:\w+\s+)?(?:leerling\w*|mentorleerling\w*|mentorkind\w*)\b"
            r"|\b(?:uit|in|van) (?:mijn|m'n|mn|onze) (?:groep|mentorklas|kleuterklas|(?:groep|klas) \d)\b"
            r"|\bleerling van (?:mij|ons|me)\b|\bbij (?:mij|ons) in de (?:klas|groep)\b"
            r"|\bik (?:geef|gaf) (?:\w+ )?les\b|\b(?:sta|ik sta|sta ik|ik stond) voor (?:de klas|(?:de )?(?:groep|klas) \d)\b"
        ),
        ("onderwijs", "leerkracht"),
    ),
    (
        # "Een jongen uit mijn klas" may as well be said by a pupil; "een kindje" is not.
        re.compile(
            r"\b(?:kind\w*|kleuter\w*|leerling\w*|peuter) (?:\w+ ){0,2}(?:uit|in|van) (?:mijn|m'n|mn|onze) klas\b"
            r"|\bin de klas bij mij\b"
        ),
        ("onderwijs", "leerkracht"),
    ),
    (
        re.compile(
            r"\b(?:mijn|onze|een|die|1) (?:\w+ )?(?:patiënte?n?|patient(?:en|e)?)\b(?! (?:geweest|ben))"
            r"|\bpati[eë]nte?n? van (?:mij|ons|me)\b|\bop mijn spreekuur\b|\bin mijn praktijk\b"
        ),
        ("gezondheidszorg", "zorgverlener"),
    ),
    (
        re.compile(
            r"\b(?:mijn|onze) (?:\w+ )?(?:cli[eë]nte?n?)\b|\bcli[eë]nte?n? van (?:mij|ons|me)\b"
        ),
        ("anders", "hulpverlener"),
    ),
)
# A pupil of that class, not its teacher.
_PUPIL = re.compile(
    r"\bik (?:zit|ben (?:een )?(?:1[0-7]|leerling|scholier))\b|\bmijn (?:juf|meester|mentor|ouders|leraar|lerares)\b"
    r"|\bklasgeno\w+|\bvriend\w* (?:uit|in) mijn klas"
)
_IS_AT = re.compile(r"\b(?:zit|ben|zijn) (?:\w+ ){0,2}?(?:in|op|bij)\b")
_ONLY_WORK = frozenset(
    "thuiszorg kraamzorg zorg ouderenzorg gehandicaptenzorg onderwijs wijkteam buurtteam politie".split()
)
# "De juf zegt": a third person, even at the start of a message.
_THIRD = re.compile(
    r"\s*(?:zegt|zei|zeggen|zeiden|belt|belde|wil|wilde|heeft|had|doet|deed|kan|weet|vindt|vond|"
    r"is|was|van mijn|van m'n|van haar|van zijn|van de kinderen|luistert|gelooft|komt|kwam|geeft|gaat|"
    r"bellen|inschakelen|gebeld|\?)"
)


class Profession(NamedTuple):
    """A profession and where the text tells it."""

    sector: str
    relatie: str
    start: int
    end: int


def find_profession(text: str) -> Profession | None:
    """The profession of the writer, or None; a juf who is only talked about is not the writer."""
    low = lowered(text)
    for match in _BY_FUNCTION.finditer(low):
        row = row_of(match.groupdict())
        start, end = match.span(f"r{row}")
        intro = low[match.start() : start]
        bare = not re.search(
            r"\b(?:ben|bn|zijn|werk\w*|als|zijnde|sta|stage|spreek|bel|schrijf|chat|vraag|rol|functie)\b",
            intro,
        )
        if bare and (
            _THIRD.match(low[end:]) or re.search(r"\b(?:de|een|haar|zijn|hun)\s+$", intro)
        ):
            continue
        if re.search(r"\b(?:geen|niet|net als|net zo|zoals)\s", intro):
            continue
        sector, relatie, _ = FUNCTIONS[row]
        return Profession(sector, relatie, start, end)
    if work := _BY_WORKPLACE.search(low):
        row = row_of(work.groupdict())
        sector, relatie, _ = WORKPLACES[row]
        place = work[f"r{row}"]
        # Who is "in" a hospital or a mosque does not work there; "in de thuiszorg" one does.
        if not _IS_AT.search(work.group()) or place in _ONLY_WORK:
            return Profession(sector, relatie, *work.span(f"r{row}"))
    if not _PUPIL.search(low):
        for pattern, (sector, relatie) in _BY_CLIENT:
            if client := pattern.search(low):
                return Profession(sector, relatie, client.start(), client.end())
    return None
