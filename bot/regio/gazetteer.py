"""The table of places: loaded once, when it is first needed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from bot.regio.model import Regio
from bot.regio.tokens import key_of

DATA = Path(__file__).parent / "data"

Key = tuple[str, ...]
Niveau = Literal["vrij", "cue", "in", "eind", "woon", "nooit"]

# "Bergen (NH)", "Elst Ut", "Beers NB", "Ursem gem. S", "Hoogvliet Rotterdam": the table marks a
# doubled name with a suffix that nobody says.
_SUFFIX = re.compile(
    r" (?:\((?:NH|ZH|L|Gld|GLD|NB|O|Z)\.?\)|NH|L|Gld|NB|GN|Gn|Ut|Ov|AC|ca|c\.a\.|gem\.? \w+|Rotterdam)$"
)
AREAS = frozenset(("streek", "provincie", "regio"))
ABBREVIATIONS = {
    "nh": "Noord-Holland",
    "zh": "Zuid-Holland",
    "nb": "Noord-Brabant",
    "nbr": "Noord-Brabant",
    "brabant": "Noord-Brabant",
    "gld": "Gelderland",
    "gelre": "Gelderland",
    "l": "Limburg",
    "lb": "Limburg",
    "li": "Limburg",
    "ov": "Overijssel",
    "fr": "Friesland",
    "frl": "Friesland",
    "fryslan": "Friesland",
    "dr": "Drenthe",
    "gr": "Groningen",
    "gn": "Groningen",
    "ut": "Utrecht",
    "utr": "Utrecht",
    "fl": "Flevoland",
    "zld": "Zeeland",
    "zl": "Zeeland",
}


# "hengelo o" is no name to correct a spelling to.
_SHORT_SUFFIXES = frozenset((*ABBREVIATIONS, "z", "o", "ca", "ac")) - {"brabant"}


@dataclass(frozen=True)
class Entry:
    """One meaning of a name: where it lies and what it is called."""

    naam: str
    soort: str
    gemeente: str | None
    provincie: str | None
    regios: tuple[str, ...]
    plaats: str
    zeker: bool

    @property
    def is_namesake(self) -> bool:
        """Whether the place carries the name of its own municipality."""
        return self.gemeente is not None and base_name(self.gemeente) == base_name(self.naam)


@dataclass
class Gazetteer:
    """Names to meanings, and what guards an ordinary word against being read as a place."""

    regios: dict[str, Regio] = field(default_factory=dict)
    index: dict[Key, list[Entry]] = field(default_factory=dict)
    by_first: dict[str, list[Key]] = field(default_factory=dict)
    niveaus: dict[Key, Niveau] = field(default_factory=dict)
    joined: dict[str, Key] = field(default_factory=dict)
    by_letter: dict[str, list[str]] = field(default_factory=dict)
    no_place: frozenset[str] = frozenset()
    province_of: dict[str, str] = field(default_factory=dict)

    def add(self, key: Key, entry: Entry) -> None:
        """Let `key` mean `entry`, too."""
        entries = self.index.setdefault(key, [])
        if entry not in entries:
            entries.append(entry)


def base_name(name: str) -> str:
    """Name without the suffix that tells namesakes apart: "Elst Ut" becomes "Elst"."""
    return _SUFFIX.sub("", name)


def _variants(name: str) -> Iterator[Key]:
    """Ways to write a name: with and without suffix, "Sint" or "St", with the apostrophe or not."""
    for form in {name, base_name(name)}:
        key = key_of(form)
        yield key
        if key[0] == "sint":
            yield ("st", *key[1:])
        if key[0] == "st":
            yield ("sint", *key[1:])
        if key[0] == "s" and len(key) > 1:
            yield (f"s{key[1]}", *key[2:])
        if key[0] == "t" and len(key) > 1:
            yield ("het", *key[1:])
        if len(key) > 3 and key[1:3] == ("aan", "den"):
            yield (key[0], "aan", "de", *key[3:])
            yield (key[0], "a", "d", *key[3:])
        if len(key) > 3 and key[1:3] == ("aan", "de"):
            yield (key[0], "a", "d", *key[3:])


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _load_regions(gazetteer: Gazetteer) -> None:
    for row in _rows("regios.csv"):
        gazetteer.regios[row["id"]] = Regio(
            id=row["id"],
            naam=row["naam"],
            telefoon=row["telefoon"],
            website=row["website"] or None,
            provincies=tuple(row["provincies"].split(";")),
        )


def _load_places(gazetteer: Gazetteer) -> None:
    for row in _rows("plaatsen.csv"):
        entry = Entry(
            naam=row["naam"],
            soort=row["soort"],
            gemeente=row["gemeente"] or None,
            provincie=row["provincie"] or None,
            regios=tuple(row["regio"].split(";")),
            plaats=base_name(row["plaats"]),
            zeker=row["zeker"] == "1",
        )
        if entry.soort == "gemeente" and entry.gemeente and entry.provincie:
            gazetteer.province_of[entry.gemeente] = entry.provincie
        for key in _variants(entry.naam):
            gazetteer.add(key, entry)
    gemeente_regio = {
        entry.gemeente: entry.regios
        for entries in gazetteer.index.values()
        for entry in entries
        if entry.soort == "gemeente"
    }
    for row in _rows("aanvullingen.csv"):
        gemeente = row["gemeente"]
        entry = Entry(
            naam=row["naam"],
            soort=row["soort"],
            gemeente=gemeente,
            provincie=gazetteer.province_of[gemeente],
            regios=gemeente_regio[gemeente],
            plaats=row["plaats"],
            zeker=True,
        )
        for key in _variants(entry.naam):
            gazetteer.add(key, entry)


def _load_areas(gazetteer: Gazetteer) -> None:
    """Provinces, and the names of the regions themselves."""
    provinces: dict[str, list[str]] = {}
    for regio in gazetteer.regios.values():
        # A region belongs to the province where most of it lies: Gelderland-Zuid holds one
        # municipality of Limburg, and nobody in Limburg is asked about it.
        provinces.setdefault(regio.provincies[0], []).append(regio.id)
    for name, ids in provinces.items():
        key = key_of(name)
        if name in ("Utrecht", "Groningen"):
            continue  # the city carries the name and lies in the same, only region
        # The village of Zeeland stays behind the province, for "Zeeland in Brabant".
        places = [entry for entry in gazetteer.index.get(key, []) if entry.soort not in AREAS]
        gazetteer.index[key] = places
        gazetteer.add(key, Entry(name, "provincie", None, name, tuple(ids), name, True))
    for regio in gazetteer.regios.values():
        short = regio.naam.removeprefix("Veilig Thuis ")
        entry = Entry(short, "regio", None, None, (regio.id,), short, True)
        for name in (short, regio.id):
            if key_of(name) not in gazetteer.index:
                gazetteer.add(key_of(name), entry)


def _finish(gazetteer: Gazetteer) -> None:
    for row in _rows("gewone_woorden.csv"):
        for word in row["namen"].split():
            gazetteer.niveaus[tuple(word.split("_"))] = cast(Niveau, row["niveau"])
    for key in gazetteer.index:
        gazetteer.by_first.setdefault(key[0], []).append(key)
        joined = "".join(key)
        if len(joined) >= 5 and not joined.isdigit() and key[-1] not in _SHORT_SUFFIXES:
            gazetteer.joined[joined] = key
    for joined in gazetteer.joined:
        gazetteer.by_letter.setdefault(joined[0], []).append(joined)
    for keys in gazetteer.by_first.values():
        keys.sort(key=len, reverse=True)
    words = (DATA / "geen_plaats.txt").read_text(encoding="utf-8")
    gazetteer.no_place = frozenset(words.split())


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The table of places, read from `bot/regio/data` the first time it is asked for."""
    gazetteer = Gazetteer()
    _load_regions(gazetteer)
    _load_places(gazetteer)
    _load_areas(gazetteer)
    _finish(gazetteer)
    return gazetteer
