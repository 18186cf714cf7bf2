"""Which sources a text may name, and whether a reference is one of them.

A reference is what stands in `custom.bron` of a response: `HP §6.5.1` (Handelingsprotocol Veilig
Thuis 2025), another document by its fixed name, or the address of a web page that was looked up.
The list is `data/bronnen.yml`; a new source is added there first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

BRONNEN_FILE = Path(__file__).resolve().parent / "data" / "bronnen.yml"

_PARAGRAAF = re.compile(r"HP §(?P<paragraaf>\d+(?:\.\d+)*)")


@dataclass(frozen=True)
class Bronnen:
    """The known sources. `paragrafen` are section numbers such as "6.5.1"."""

    paragrafen: frozenset[str]
    documenten: frozenset[str]
    webadressen: frozenset[str]

    def problem(self, reference: str) -> str:
        """What is wrong with a reference; "" when it is known."""
        if reference.startswith("HP §"):
            match = _PARAGRAAF.fullmatch(reference)
            if match is None:
                return f"{reference!r}: write one section, as in 'HP §6.5.1'."
            if match["paragraaf"] not in self.paragrafen:
                return f"{reference!r}: the Handelingsprotocol has no such section."
            return ""
        if reference.startswith(("http://", "https://")):
            known = reference in self.webadressen
        else:
            known = reference in self.documenten
        return "" if known else f"{reference!r}: not in {BRONNEN_FILE.name}; add it there first."


@cache
def load_bronnen() -> Bronnen:
    """The sources of `data/bronnen.yml`."""
    content = yaml.safe_load(BRONNEN_FILE.read_text(encoding="utf-8"))
    return Bronnen(
        paragrafen=frozenset(content["paragrafen"].split()),
        documenten=frozenset(content["documenten"]),
        webadressen=frozenset([*content["webadressen"], *content["nagezocht"]]),
    )
