"""The function that somebody names in own words, as one of the meldcode-check's list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.meldcode import FUNCTIES

# One line: function; the words, as a regular expression without \\b. The particular ones first.
_TABLE = r"""
intern_begeleider; ib'?er|ib-?er|intern begeleid\w*|zorgco\w*|zoco|kwaliteitsco\w*|zorgteam
leerplicht; leerplicht\w*|rmc\S*
schoolleider; school(?:leider|directeur)|directeur|directrice|rector|conrector|bestuurder|teamleider
leerkracht; juf\w*|meester|leerkracht\w*|leraar|leraren|lerares|docent\w*|mentor\w*|\w*(?:docent|leraar|juf)|groep \d|gymles|voor (?:de )?klas
gastouder; gastouder\w*
leidinggevende; houder|locatiemanager|leidinggevende
pedagogisch_medewerker; pedagogisch\w*|pm'?er|leidster|groepsleid\w*|kdv\S*|bso\S*|babygroep|peutergroep|peuterspeelzaal
huisarts; huisarts\w*|poh\S*|praktijkonderst\w*|haio
jeugdgezondheidszorg; jeugdarts|jeugdverpleegkundige|jgz\S*|consultatiebureau\w*|schoolarts|cb-?arts
wijkverpleging; wijkverple\w*|thuiszorg\w*|wijkzorg|buurtzorg\w*|thuishulp
ggz; ggz\S*|psychiat\w*|psycholo\w*|psychother\w*|spv\S*|verslavings\w*|gz-?psy\w*|behandelaar
geboortezorg; verloskund\w*|kraam\w*|vroedvrouw|gynaecolo\w*
fysiotherapeut; \w*fysio\w*
arts; tandarts|kinderarts|seh-?arts|spoedarts|internist|chirurg|geriater|specialist ouderen\w*|arts|dokter|orthodontist
verpleging; verple(?:eg|gk)\w*|verzorgende|zorghulp|helpende|seh|ziekenhuis
zorg_anders; doktersassist\w*|assistente?|logoped\w*|ergother\w*|dieti\w*|diëti\w*|apothe\w*|mondhyg\w*|gehandicaptenzorg
jeugdbeschermer; jeugdbescherm\w*|gezinsvoogd\w*|voogd|\bgi\b|jeugdreclass\w*|gezinsmanager
pleegzorg; pleegzorg\w*|pleegouder\w*|gezinshuis\w*
jeugdhulpverlener; jeugdhulp\w*|jeugdzorg\w*|gezinsbegeleid\w*|gezinscoach|ambulant\w*|orthopedag\w*|jeugdwerk\w*|groepswerker
wijkteam; wijkteam\w*|buurtteam\w*|sociaal team|gebiedsteam|lokaal team|jeugdteam
maatschappelijk_werk; \w*maatschappelijk werk\w*|sociaal werk\w*|smw\S*|amw\S*
wmo; wmo\S*|consulent\w*|woonbegeleid\w*|begeleider
ouderen; ouderen\w*|mantelzorg\w*
opvang; \w*opvang
politie; politi\w*|\w*agent\w*|recherch\w*|boa
reclassering; reclass\w*
raad; raad\w*
inrichting; gevang\w*|piw\S*|pi|inrichting
vrijwilliger; vrijwillig\w*|trainer|coach|scouting\w*
"""
_ROWS = tuple(
    (name.strip(), re.compile(rf"\b(?:{words.strip()})(?!\w)", re.I))
    for name, _, words in (line.partition(";") for line in _TABLE.strip().splitlines())
)
_FREE = {
    "onderwijs": "onderwijs_anders",
    "kinderopvang": "kinderopvang_anders",
    "gezondheidszorg": "zorg_anders",
    "jeugdhulp": "jeugdhulp_anders",
    "maatschappelijke_ondersteuning": "ondersteuning_anders",
    "justitie": "justitie_anders",
    "anders": "anders_werk",
}


def functie_of(text: str, sector: str) -> str | None:
    """The first function of `sector` that `text` names (of any sector when it is ""), or None."""
    return next(
        (
            name
            for name, sign in _ROWS
            if (not sector or FUNCTIES[name].sector == sector) and sign.search(text)
        ),
        None,
    )


def functie_told(texts: Iterable[str], sector: str) -> str | None:
    """The function told first in what somebody said so far, or None."""
    return next((found for text in texts if (found := functie_of(text, sector))), None)


def other_functie(sector: str) -> str:
    """The function for who does something else in a sector; "" for an unknown sector."""
    return _FREE.get(sector, "")
