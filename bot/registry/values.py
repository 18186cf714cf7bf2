"""The closed lists of the register of adviezen: what is not in them is never stored (HP §5.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.regio import regios
from bot.registry.errors import ClosedListError

ROLLEN: tuple[str, ...] = ("omstander", "professional", "slachtoffer", "minderjarige", "pleger")
SECTOREN: tuple[str, ...] = (
    "onderwijs",
    "kinderopvang",
    "gezondheidszorg",
    "jeugdhulp",
    "maatschappelijke_ondersteuning",
    "justitie",
    "anders",
)
ZORGEN: tuple[str, ...] = (
    "lichamelijk",
    "psychisch",
    "seksueel",
    "verwaarlozing",
    "partnergeweld",
    "ouderenmishandeling",
    "financieel",
    "eergerelateerd",
    "stalking",
    "mensenhandel",
    "onbekend",
)
# What was talked about, by the parts that the texts of `data/responses/` are made of.
ONDERWERPEN: tuple[str, ...] = (
    "werkwijze",
    "gevolgen",
    "anonimiteit",
    "beroepsgeheim",
    "meldcode",
    "strafbaar",
    "ambtshalve",
    "regie",
    "bespreken",
    "aanpakken",
    "relatie",
    "sector",
    "lokaal",
    "verdeling",
    "mechanismen",
    "doorbreken",
    "stappen",
    "veilig_digitaal",
    "minderjarige",
    "ondersteuning",
    "toestemming",
    "verantwoordelijk",
    "gegevens",
    "melding",
)
# How the contact ended (HP §5.4 – §5.6); spoed: 112 or 113 was given.
UITKOMSTEN: tuple[str, ...] = (
    "advies",
    "vervolg_gewenst",
    "naar_melding",
    "doorverbonden",
    "terugbelverzoek",
    "spoed",
    "afgebroken",
)
# More than every value of every list: a list as long as this is no conversation, but somebody's
# attempt to fill the database.
MOST_VALUES = 100

_SAME = {
    "samen": "bespreken",
    "kinderen": "mechanismen",
    "baby": "stappen",
    "stopitnow": "stappen",
}  # advice on talking about a worry, fitted to bond and worry


@lru_cache(maxsize=1)
def regio_ids() -> frozenset[str]:
    """Ids of the Veilig Thuis regions."""
    return frozenset(regio.id for regio in regios())


def one_of(value: str | None, allowed: Iterable[str], what: str) -> str | None:
    """`value` when it is in the list `allowed`, or None when it is None.

    Raises:
        ClosedListError: when it is not in the list; names the list, never the value.
    """
    if value is None or value in frozenset(allowed):
        return value
    raise ClosedListError(
        f"The {what} is not in the closed list and was not stored. Use one of: "
        f"{', '.join(sorted(allowed))}."
    )


def some_of(values: Sequence[str], allowed: Sequence[str], what: str) -> list[str]:
    """The values, each once and in the order of the list `allowed`.

    Raises:
        ClosedListError: when one of them is not in the list; names the list, never the value.
    """
    if isinstance(values, str) or len(values) > MOST_VALUES:
        raise ClosedListError(f"The {what} must be a list of at most {MOST_VALUES} values.")
    chosen = {one_of(value, allowed, what) for value in values}
    return [value for value in allowed if value in chosen]


def onderwerpen_of(responses: Iterable[str]) -> tuple[str, ...]:
    """The advice topics behind response names, as `bot.conversation.advice` gives them.

    "utter_advies_bespreken_kind" is about "bespreken"; a name without a topic adds nothing.
    """
    found = set()
    for name in responses:
        if name.startswith(("utter_melding_", "utter_kort_melding_")):
            found.add("melding")
        for start in ("utter_advies_", "utter_uitleg_", "utter_kort_"):
            if name.startswith(start):
                found.add(_topic(name.removeprefix(start)))
    return tuple(topic for topic in ONDERWERPEN if topic in found)


def _topic(rest: str) -> str:
    for word, topic in _SAME.items():
        if rest.startswith(word):
            return topic
    return next((topic for topic in ONDERWERPEN if rest.startswith(topic)), "")
