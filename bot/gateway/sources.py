"""The name and the address of every source that a text may name in `custom.bron`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from bot.kennis.bronnen import load_bronnen

PAGE = "/bronnen"


@dataclass
class Work:
    """A document, with the places in it that texts name.

    Attributes:
        id: for the address on our page (`/bronnen#id`).
        title: for the reader.
        about: what it is and who made it.
        address: where it can be read, or None when it is on no address that stays.
        places: references to it.
    """

    id: str
    title: str
    about: str
    address: str | None = None
    places: list[str] = field(default_factory=list)


_WORKS = (
    (
        "hp",
        "Handelingsprotocol Veilig Thuis 2025",
        "Hoe Veilig Thuis werkt: het eerste contact, het advies, de melding en wat er wordt bewaard. "
        "Van het Landelijk Netwerk Veilig Thuis.",
        "https://veiligthuis.nl",
    ),
    (
        "zeven-richtlijnen",
        "Zeven richtlijnen bij een informatieverzoek van Veilig Thuis",
        "Voor professionals: wat je doet als Veilig Thuis je iets vraagt over een cliënt.",
        None,
    ),
    (
        "vt-utrecht",
        "Veilig Thuis Utrecht: Informatie delen",
        "Voor professionals: wat Veilig Thuis van je vraagt en wat je van Veilig Thuis mag verwachten.",
        "https://www.veiligthuisutrecht.nl",
    ),
    (
        "toolkid",
        "toolKID",
        "Afspraken tussen organisaties over het uitwisselen van informatie over kinderen.",
        None,
    ),
    (
        "ai-verordening",
        "AI-verordening, artikel 50",
        "De Europese wet die zegt dat je moet weten dat je met een computer praat.",
        "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    ),
    (
        "advieschat",
        "Advieschat: wat deze chat zelf doet",
        "Teksten over deze chat zelf, zoals wat er wordt bewaard. Je leest dat na op de pagina over "
        "privacy.",
        "/privacy",
    ),
    ("overig", "Andere bronnen", "Andere documenten die teksten noemen.", None),
)
_STARTS = {
    "HP": "hp",
    "Zeven richtlijnen": "zeven-richtlijnen",
    "VT Utrecht": "vt-utrecht",
    "toolKID": "toolkid",
    "AI-verordening": "ai-verordening",
    "Advieschat": "advieschat",
}
_SECTION = re.compile(r"HP §(\d+(?:\.\d+)*)")


def source_name(reference: str) -> str:
    """A reference in words for the reader."""
    section = _SECTION.fullmatch(reference)
    if section is not None:
        return f"Handelingsprotocol Veilig Thuis 2025, paragraaf {section[1]}"
    if reference.startswith("HP "):
        return f"Handelingsprotocol Veilig Thuis 2025, {reference.removeprefix('HP ')}"
    if is_web(reference):
        return site(reference)
    if reference == "Advieschat, bewaren":
        return "Advieschat: wat deze chat bewaart"
    return reference


def anchor(reference: str) -> str:
    """Where our own page tells of this source: `/bronnen#…`; a web page's own address."""
    return reference if is_web(reference) else f"{PAGE}#{work_id(reference)}"


def work_id(reference: str) -> str:
    """The work that a reference is a place of."""
    return next((id_ for start, id_ in _STARTS.items() if reference.startswith(start)), "overig")


def is_web(reference: str) -> bool:
    """Whether it is the address of a web page."""
    return reference.startswith(("http://", "https://"))


def site(address: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@dataclass(frozen=True)
class Sources:
    """Every source used: documents, and web pages by site."""

    works: tuple[Work, ...]
    sites: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def all_sources() -> Sources:
    """The sources of `bot/kennis/data/bronnen.yml`."""
    known = load_bronnen()
    references = [
        *(f"HP §{section}" for section in sorted(known.paragrafen, key=_by_number)),
        *sorted(known.documenten),
    ]
    return Sources(works_of(references), sites_of(known.webadressen))


def works_of(references: Iterable[str]) -> tuple[Work, ...]:
    """The works with their places."""
    works = {id_: Work(id_, title, about, address) for id_, title, about, address in _WORKS}
    for reference in references:
        works[work_id(reference)].places.append(source_name(reference))
    return tuple(work for work in works.values() if work.places)


def sites_of(addresses: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The addresses by site, both in alphabetical order."""
    by_site: dict[str, list[str]] = {}
    for address in sorted(addresses):
        by_site.setdefault(site(address), []).append(address)
    return tuple((name, tuple(by_site[name])) for name in sorted(by_site))


def _by_number(section: str) -> tuple[int, ...]:
    return tuple(int(part) for part in section.split("."))
