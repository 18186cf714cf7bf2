"""The closed lists of the meldcode-check: what is not in them cannot be said, kept or handed on.

Labels are plain Dutch. The statements themselves stand in `data/kennis`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Answer = Literal["", "ja", "nee", "weet_niet"]
Safety = Literal["", "acuut", "structureel", "allebei", "nee", "weet_niet"]

# The sectors of the law (HP §3.2.2) and "anders", as in the conversation's slot `sector`.
SECTOREN: Mapping[str, str] = MappingProxyType(
    {
        "onderwijs": "Onderwijs",
        "kinderopvang": "Kinderopvang",
        "gezondheidszorg": "Gezondheidszorg",
        "jeugdhulp": "Jeugdhulp",
        "maatschappelijke_ondersteuning": "Maatschappelijke ondersteuning",
        "justitie": "Justitie en politie",
        "anders": "Ander werk",
    }
)


@dataclass(frozen=True)
class Functie:
    """A function within a sector.

    Attributes:
        id: value in the form.
        sector: the sector it belongs to.
        label: name for the reader.
        kenmerken: what makes its points different: "volwassenen" (works with adults: kindcheck and
            mantelzorgcheck, HP §6.3.1), and names of items `sector.<sector>.<kenmerk>`.
    """

    id: str
    sector: str
    label: str
    kenmerken: frozenset[str] = frozenset()


_TABLE = """
onderwijs | leerkracht | Leerkracht, docent of mentor |
onderwijs | intern_begeleider | Intern begeleider of zorgcoördinator | zorgteam
onderwijs | leerplicht | Leerplicht of RMC |
onderwijs | schoolleider | Schoolleider of bestuurder | bestuur
onderwijs | onderwijs_anders | Iets anders in het onderwijs |
kinderopvang | pedagogisch_medewerker | Pedagogisch medewerker |
kinderopvang | gastouder | Gastouder | gastouder
kinderopvang | leidinggevende | Leidinggevende of houder | bestuur
kinderopvang | kinderopvang_anders | Iets anders in de kinderopvang |
gezondheidszorg | huisarts | Huisarts of praktijkondersteuner | arts volwassenen
gezondheidszorg | arts | Andere arts of tandarts | arts volwassenen
gezondheidszorg | jeugdgezondheidszorg | Jeugdarts of jeugdverpleegkundige | arts
gezondheidszorg | wijkverpleging | Wijkverpleging of thuiszorg | volwassenen ouderen
gezondheidszorg | verpleging | Verpleegkundige of verzorgende elders | volwassenen ouderen
gezondheidszorg | ggz | GGZ of verslavingszorg | volwassenen ggz
gezondheidszorg | geboortezorg | Verloskundige of kraamzorg | volwassenen geboortezorg
gezondheidszorg | fysiotherapeut | Fysiotherapeut | fysiotherapeut
gezondheidszorg | zorg_anders | Iets anders in de zorg |
jeugdhulp | jeugdhulpverlener | Jeugdhulpverlener of gezinsbegeleider |
jeugdhulp | jeugdbeschermer | Jeugdbeschermer of gezinsvoogd | jeugdbescherming
jeugdhulp | pleegzorg | Pleegzorg of gezinshuis |
jeugdhulp | jeugdhulp_anders | Iets anders in de jeugdhulp |
maatschappelijke_ondersteuning | wijkteam | Wijkteam of lokaal team | volwassenen
maatschappelijke_ondersteuning | maatschappelijk_werk | Maatschappelijk of sociaal werk | volwassenen
maatschappelijke_ondersteuning | wmo | Wmo-consulent of begeleider | volwassenen
maatschappelijke_ondersteuning | ouderen | Werk met ouderen of mantelzorgers | volwassenen ouderen
maatschappelijke_ondersteuning | opvang | Vrouwenopvang of maatschappelijke opvang | volwassenen
maatschappelijke_ondersteuning | ondersteuning_anders | Iets anders in de ondersteuning |
justitie | politie | Politie | politie
justitie | reclassering | Reclassering | volwassenen
justitie | raad | Raad voor de Kinderbescherming |
justitie | inrichting | Gevangenis of andere inrichting | volwassenen
justitie | justitie_anders | Iets anders bij justitie |
anders | vrijwilliger | Vrijwilliger, sport of vereniging |
anders | anders_werk | Ander werk |
"""


def _functies() -> dict[str, Functie]:
    found = {}
    for line in _TABLE.strip().splitlines():
        sector, id, label, kenmerken = (part.strip() for part in line.split("|"))
        found[id] = Functie(id, sector, label, frozenset(kenmerken.split()))
    return found


FUNCTIES: Mapping[str, Functie] = MappingProxyType(_functies())

# Circumstances that change what comes first; each is an item `bijzonder.<id>`.
Bijzonder = Literal[
    "volwassene",
    "mantelzorg",
    "dwingende_controle",
    "eergerelateerd",
    "seksueel_geweld",
    "eigen_veiligheid",
    "onthulling",
    "medewerker",
]
BIJZONDER: tuple[Bijzonder, ...] = get_args(Bijzonder)
# Not first to the people concerned, but first to an expert (source of `meldcode.stap3.niet_eerst`).
NIET_EERST: frozenset[str] = frozenset(
    {"dwingende_controle", "eergerelateerd", "seksueel_geweld", "eigen_veiligheid"}
)

STAPPEN: tuple[int, ...] = (1, 2, 3, 4, 5)
VRAGEN: tuple[int, ...] = (1, 2, 3, 4, 5)
ANSWERS: Mapping[str, str] = MappingProxyType(
    {"ja": "Ja", "nee": "Nee", "weet_niet": "Dat weet ik (nog) niet"}
)
# Question 2 asks for the kind of danger: the reason of the outcome depends on it.
SAFETY: Mapping[str, str] = MappingProxyType(
    {
        "acuut": "Ja, acute onveiligheid",
        "structureel": "Ja, structurele onveiligheid",
        "allebei": "Ja, allebei",
        "nee": "Nee",
        "weet_niet": "Dat weet ik (nog) niet",
    }
)


def answers_of(question: int) -> Mapping[str, str]:
    """The answers of a weighing question, in the order of the form: value to label."""
    return SAFETY if question == 2 else ANSWERS
