"""The texts of Advieschat as data: every variation in `data/responses/*.yml`.

Rasa reads the same files; this reader needs no Rasa, so a text can be checked in a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import AdvieschatError

RESPONSES_DIR = Path(__file__).resolve().parents[2] / "data" / "responses"


class ResponseFileError(AdvieschatError):
    """A response file cannot be read as Rasa responses; the message names file and response."""


@dataclass(frozen=True)
class Variation:
    """One text of one response.

    `number` counts from 0 within the response. `condition` holds the slot values under which Rasa
    chooses this text; empty means the default.
    """

    response: str
    number: int
    text: str
    condition: tuple[tuple[str, str], ...]
    kop: str
    bron: tuple[str, ...]
    custom: tuple[str, ...]
    path: Path

    @property
    def rol(self) -> str:
        """The `rol` this text is meant for, or "" when it is for everybody."""
        return dict(self.condition).get("rol", "")

    @property
    def label(self) -> str:
        """A name for tables and error messages, e.g. `utter_vraag/privacy [professional]`."""
        conditions = ",".join(value for _, value in self.condition)
        suffix = f" [{conditions}]" if conditions else ""
        return f"{self.response}{suffix} #{self.number}"


def load_variations(folder: Path = RESPONSES_DIR) -> tuple[Variation, ...]:
    """All variations in the folder, in the order of the files.

    Raises:
        ResponseFileError: a file is not `version` + `responses`, or a variation has no text.
    """
    return tuple(
        variation for path in sorted(folder.glob("*.yml")) for variation in _load_file(path)
    )


@cache
def _load_file(path: Path) -> tuple[Variation, ...]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not isinstance(content.get("responses"), dict):
        raise ResponseFileError(f"{path.name}: no `responses:` block. Start it as in vraag.yml.")
    return tuple(
        _variation(name, number, entry, path)
        for name, entries in content["responses"].items()
        for number, entry in enumerate(entries)
    )


def _variation(name: str, number: int, entry: dict[str, Any], path: Path) -> Variation:
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ResponseFileError(f"{path.name}: {name}, variation {number}: give it a `text`.")
    custom = entry.get("custom") or {}
    bron = custom.get("bron") or ()
    return Variation(
        response=name,
        number=number,
        text=text.strip(),
        condition=tuple(
            (str(item["name"]), str(item["value"])) for item in entry.get("condition", ())
        ),
        kop=str(custom.get("kop", "")),
        bron=(bron,) if isinstance(bron, str) else tuple(str(item) for item in bron),
        custom=tuple(str(key) for key in custom),
        path=path,
    )
