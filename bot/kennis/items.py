"""What Advieschat knows for professionals, as data: `data/kennis/*.yml`.

One source of truth for the chat, the web page `/meldcode`, the verslag and the desk. Every item
names where it comes from (a work of `bronnen.yml` and the place in it) and the day it was checked.

    kennis = load()
    item = kennis.item("meldcode.stap3.gesprek")
    item.alineas, item.punten
    source_line(item)               # "Handelingsprotocol Veilig Thuis (2025), §3.2.2; …"

A new item: add it to a file in `data/kennis` (any name); a test says what is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import yaml

from bot.errors import AdvieschatError
from bot.kennis.werken import Werk, load_werken
from bot.settings import PROJECT_ROOT

KENNIS_DIR = PROJECT_ROOT / "data" / "kennis"
SCHEMA_FILE = Path(__file__).resolve().parent / "data" / "kennis.schema.json"

_MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


class _TextLoader(yaml.SafeLoader):
    """A safe loader that leaves dates as the text that was written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own attribute
        start: [(tag, regexp) for tag, regexp in found if not tag.endswith(":timestamp")]
        for start, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class KennisError(AdvieschatError):
    """The knowledge files cannot be used; the message names file, item and what to change."""


@dataclass(frozen=True)
class Bron:
    """A place in a work: `werk` from `bronnen.yml`, `plaats` a section or an address."""

    werk: Werk
    plaats: str

    @property
    def line(self) -> str:
        """For the reader: "Handelingsprotocol Veilig Thuis (2025), §6.5.1"."""
        return self.werk.line(self.plaats)

    @property
    def reference(self) -> str:
        """As in `custom.bron` of a response: "HP §6.5.1"."""
        return self.werk.reference(self.plaats)

    @property
    def address(self) -> str:
        """The web address, or "" when the work is no web page."""
        return self.plaats if self.werk.id == "web" else ""


@dataclass(frozen=True)
class Item:
    """One piece of knowledge.

    Attributes:
        id: name in words with dots; what comes before the last dot is the item it belongs to.
        soort: kind, e.g. "stap", "afweging", "signaal".
        titel: heading, or the text of a tick box.
        tekst: plain Dutch; paragraphs are separated by an empty line.
        punten: list below the text.
        sectoren: sectors it is for; empty means all.
        rollen: roles it is for; empty means all.
        bron: where it comes from; at least one.
        versie: number of this text, one higher when its meaning changes.
        gecontroleerd: day on which the text was held against its sources.
        zekerheid: "S" from a source document, "Z" looked up elsewhere, "" when not said.
    """

    id: str
    soort: str
    titel: str
    tekst: str
    punten: tuple[str, ...]
    sectoren: tuple[str, ...]
    rollen: tuple[str, ...]
    bron: tuple[Bron, ...]
    versie: int
    gecontroleerd: date
    zekerheid: str

    @property
    def alineas(self) -> tuple[str, ...]:
        """The paragraphs of the text, each on one line."""
        return tuple(" ".join(part.split()) for part in self.tekst.split("\n\n") if part.strip())

    @property
    def references(self) -> tuple[str, ...]:
        """The sources as in `custom.bron`, each once."""
        return tuple(dict.fromkeys(bron.reference for bron in self.bron))

    def is_for(self, sector: str) -> bool:
        """Whether it is for this sector ("" means: sector not known, then only general items)."""
        return not self.sectoren or sector in self.sectoren


@dataclass(frozen=True)
class Kennis:
    """All items, in the order of the files (by name) and within them."""

    items: Mapping[str, Item]

    def item(self, id: str) -> Item:
        """One item.

        Raises:
            KennisError: there is none with this id.
        """
        try:
            return self.items[id]
        except KeyError:
            raise KennisError(f"There is no item {id!r} in data/kennis; add it there.") from None

    def soort(self, soort: str, sector: str | None = None) -> tuple[Item, ...]:
        """All items of a kind; with `sector` only those that are for it."""
        return tuple(
            item
            for item in self.items.values()
            if item.soort == soort and (sector is None or item.is_for(sector))
        )

    def onder(self, id: str, soort: str | None = None) -> tuple[Item, ...]:
        """The items that belong to another: those whose id starts with it and a dot."""
        return tuple(
            item
            for item in self.items.values()
            if item.id.startswith(f"{id}.") and (soort is None or item.soort == soort)
        )


def load(folder: Path = KENNIS_DIR) -> Kennis:
    """The knowledge of a folder; read once per folder.

    Raises:
        KennisError: a file does not fit the schema, an id stands there twice, or a source is
            not known.
    """
    return _load(folder)


def source_line(item: Item) -> str:
    """Where an item comes from, for "waar staat dat?"."""
    return f"{'; '.join(b.line for b in item.bron)}. Nagekeken op {dutch_date(item.gecontroleerd)}."


def dutch_date(day: date) -> str:
    """`22 november 2026`."""
    return f"{day.day} {_MAANDEN[day.month - 1]} {day.year}"


def overdue(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """Items that were last checked over a year before `today`, or after it."""
    return tuple(
        item
        for item in items
        if not 0 <= (today - item.gecontroleerd).days <= 365  # a date to come was never checked
    )


@cache
def _load(folder: Path) -> Kennis:
    items: dict[str, Item] = {}
    for path in sorted(folder.glob("*.yml")):
        for entry in _entries(path):
            item = _item(path, entry)
            if item.id in items:
                raise KennisError(f"{path.name}: {item.id} stands in data/kennis twice.")
            items[item.id] = item
    if not items:
        raise KennisError(f"There is no knowledge in {folder}.")
    return Kennis(MappingProxyType(items))


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def _entries(path: Path) -> list[dict[str, Any]]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_TextLoader)  # noqa: S506 - safe
    for error in _validator().iter_errors(content):
        where = list(error.absolute_path)
        number = where[1] if len(where) > 1 else None
        name = content["items"][number] if isinstance(number, int) else ""
        name = name.get("id", f"item {number}") if isinstance(name, dict) else ""
        raise KennisError(f"{path.name}: {name}: {error.message} (at {error.json_path})")
    entries: list[dict[str, Any]] = content["items"]
    return entries


def _item(path: Path, entry: Mapping[str, Any]) -> Item:
    label = f"{path.name}: {entry['id']}"
    try:
        checked = date.fromisoformat(entry["gecontroleerd"])
    except ValueError:
        raise KennisError(f"{label}: gecontroleerd is no date; write 2026-11-22.") from None
    return Item(
        id=entry["id"],
        soort=entry["soort"],
        titel=entry["titel"],
        tekst=entry["tekst"].strip(),
        punten=tuple(entry.get("punten", ())),
        sectoren=tuple(entry.get("sectoren", ())),
        rollen=tuple(entry.get("rollen", ())),
        bron=tuple(_bron(label, bron) for bron in entry["bron"]),
        versie=entry["versie"],
        gecontroleerd=checked,
        zekerheid=entry.get("zekerheid", ""),
    )


def _bron(label: str, entry: Mapping[str, str]) -> Bron:
    werken = load_werken()
    werk = werken.get(entry["document"])
    if werk is None:
        raise KennisError(
            f"{label}: document {entry['document']!r} is not one of {', '.join(werken)} "
            "(bot/kennis/data/bronnen.yml, werken)."
        )
    problem = werk.problem(entry["plaats"])
    if problem:
        raise KennisError(f"{label}: {problem}")
    return Bron(werk, entry["plaats"])
