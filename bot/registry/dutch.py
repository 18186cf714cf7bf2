"""The closed lists, dates and lines in plain Dutch (B1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

ROLLEN = {
    "omstander": "omstander",
    "professional": "professional",
    "slachtoffer": "iemand die het zelf meemaakt",
    "minderjarige": "iemand onder de 18 die het zelf meemaakt",
    "pleger": "iemand die zelf geweld gebruikt of daar bang voor is",
}
SECTOREN = {
    "onderwijs": "onderwijs",
    "kinderopvang": "kinderopvang",
    "gezondheidszorg": "gezondheidszorg",
    "jeugdhulp": "jeugdhulp",
    "maatschappelijke_ondersteuning": "maatschappelijke ondersteuning",
    "justitie": "justitie",
    "anders": "anders",
}
ZORGEN = {
    "lichamelijk": "lichamelijk geweld",
    "psychisch": "psychisch geweld",
    "seksueel": "seksueel geweld",
    "verwaarlozing": "verwaarlozing",
    "partnergeweld": "geweld tussen partners",
    "ouderenmishandeling": "mishandeling van ouderen",
    "financieel": "financieel misbruik",
    "eergerelateerd": "geweld om de eer",
    "stalking": "stalking",
    "mensenhandel": "mensenhandel",
    "onbekend": "nog niet duidelijk",
}
ONDERWERPEN = {
    "werkwijze": "wat Veilig Thuis doet",
    "gevolgen": "wat elke keuze betekent",
    "anonimiteit": "anoniem blijven",
    "beroepsgeheim": "beroepsgeheim",
    "meldcode": "de meldcode",
    "strafbaar": "als iets strafbaar is",
    "ambtshalve": "wanneer Veilig Thuis zelf een melding doet",
    "regie": "wie er beslist",
    "bespreken": "erover praten",
    "aanpakken": "wat je kunt doen",
    "relatie": "wat jij kunt doen vanuit jouw band met het gezin",
    "sector": "jouw sector",
    "lokaal": "hulp in de buurt",
    "verdeling": "wie wat doet",
    "mechanismen": "hoe geweld thuis werkt",
    "doorbreken": "hoe geweld kan stoppen",
    "stappen": "stappen die je kunt zetten",
    "veilig_digitaal": "veilig met telefoon en computer",
    "minderjarige": "advies voor kinderen en jongeren",
    "ondersteuning": "hulp van Veilig Thuis voor jou",
    "toestemming": "toestemming",
    "verantwoordelijk": "wie er verantwoordelijk is",
    "gegevens": "wat er wordt bewaard",
    "melding": "een melding doen",
}
UITKOMSTEN = {
    "advies": "advies gegeven",
    "vervolg_gewenst": "advies gegeven, met een volgend gesprek",
    "naar_melding": "verwezen naar een melding bij Veilig Thuis",
    "doorverbonden": "doorverbonden met een medewerker",
    "terugbelverzoek": "gevraagd om terug te bellen",
    "spoed": "verwezen naar 112 of 113",
    "afgebroken": "gesprek gestopt",
}
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


def spoken_date(day: date) -> str:
    """ "3 mei 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def spoken_list(values: Iterable[str], words: dict[str, str]) -> str:
    """The values in words, with commas."""
    return ", ".join(words[value] for value in values)
