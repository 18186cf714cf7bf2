"""The works that `data/kennis` may cite: documents and web pages, with their version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import yaml

from bot.kennis.bronnen import BRONNEN_FILE, load_bronnen


@dataclass(frozen=True)
class Werk:
    """A source work of `bronnen.yml`.

    Attributes:
        id: name in `data/kennis`, e.g. "handelingsprotocol".
        titel: name for the reader.
        versie: edition, e.g. "2025".
        referentie: how `custom.bron` writes it, with `{plaats}`.
        plaatsen: places that may be named; empty means: `custom.bron`'s own rule decides.
    """

    id: str
    titel: str
    versie: str
    referentie: str
    plaatsen: tuple[str, ...]

    def reference(self, plaats: str) -> str:
        """As in `custom.bron` of a response."""
        return self.referentie.format(plaats=plaats)

    def line(self, plaats: str) -> str:
        """Work, edition and place, for the reader."""
        if self.id == "web":
            return plaats
        edition = f" ({self.versie})" if self.versie[:1].isdigit() else ""
        return f"{self.titel}{edition}, {plaats}"

    def problem(self, plaats: str) -> str:
        """What is wrong with a place in this work; "" when it is known."""
        if self.plaatsen and plaats not in self.plaatsen:
            return f"{plaats!r} is not one of {', '.join(self.plaatsen)} ({self.id})."
        return load_bronnen().problem(self.reference(plaats))


@cache
def load_werken() -> Mapping[str, Werk]:
    """The works by id."""
    content = yaml.safe_load(BRONNEN_FILE.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            id: Werk(
                id=id,
                titel=entry["titel"],
                versie=str(entry["versie"]),
                referentie=entry["referentie"],
                plaatsen=tuple(entry.get("plaatsen", ())),
            )
            for id, entry in content["werken"].items()
        }
    )
