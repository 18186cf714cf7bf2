"""The guides: from a professional's question to each piece of knowledge, by buttons.

Which item leads where stands in `data/gidsen.yml` and in the items' ids; the texts are items of
`data/kennis`. A button's payload is `/vraag{"kennis": "<item id>"}`, or one of the ways below.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import AdvieschatError
from bot.kennis.items import Item, load

GUIDES_FILE = Path(__file__).resolve().parent / "data" / "gidsen.yml"
# Ways that are no item: back to what the conversation was asking, and the guide's own menu.
BACK = "terug"
MENU = "menu"
SOURCE = "bron"

Button = dict[str, str]


class GuideError(AdvieschatError):
    """The guides name something that is not there; the message says what."""


@dataclass(frozen=True)
class Guides:
    """The content of `gidsen.yml`.

    Attributes:
        topics: item ids per question ("informatieverzoek" of `vraag/informatieverzoek`).
        see_also: item ids that belong beside an item.
        series: items whose parts are gone through one by one.
    """

    topics: Mapping[str, Sequence[str]]
    see_also: Mapping[str, Sequence[str]]
    series: frozenset[str]


@cache
def load_guides(path: Path = GUIDES_FILE) -> Guides:
    """The guides.

    Raises:
        GuideError: a guide names an item that is not in `data/kennis`.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    guides = Guides(content["gidsen"], content["zie_ook"], frozenset(content["reeksen"]))
    known = load().items
    named = [
        *(id for ids in guides.topics.values() for id in ids),
        *guides.see_also,
        *(id for ids in guides.see_also.values() for id in ids),
        *guides.series,
    ]
    unknown = sorted({id for id in named if id not in known})
    if unknown:
        raise GuideError(f"{path.name}: {', '.join(unknown)}: not in data/kennis; add it there.")
    return guides


def payload(way: str) -> str:
    """What a button sends for an item or a way."""
    return f"/vraag{json.dumps({'kennis': way})}"


def button(item: Item, title: str = "") -> Button:
    """A button that leads to an item."""
    return {"title": title or item.titel, "payload": payload(item.id)}


def text_of(item: Item) -> str:
    """An item as one message: its paragraphs, then its points as a list."""
    parts = list(item.alineas)
    if item.punten:
        parts.append("\n".join(f"- {point}" for point in item.punten))
    return "\n\n".join(parts)


def custom_of(item: Item) -> dict[str, Any]:
    """The data that goes with the message: heading, sources, and which item it is."""
    return {"kop": item.titel, "bron": list(item.references), "kennis": item.id}


def topic_buttons(topic: str) -> list[Button]:
    """Where the short answer to `vraag/<topic>` leads; none when it has no guide."""
    kennis = load()
    return [button(kennis.item(id)) for id in load_guides().topics.get(topic, ())]


def item_buttons(item: Item) -> list[Button]:
    """Where an item leads: its parts, the next of its series, and what belongs beside it."""
    kennis, guides = load(), load_guides()
    parent = item.id.rpartition(".")[0]
    buttons = [button(part) for part in kennis.onder(item.id) if _is_child(part, item.id)]
    if parent in guides.series:
        parts = [part for part in kennis.onder(parent) if _is_child(part, parent)]
        place = parts.index(item)
        if place + 1 < len(parts):
            buttons.append(button(parts[place + 1], f"Volgende: {parts[place + 1].titel}"))
        if place:
            buttons.append(button(parts[place - 1], f"Vorige: {parts[place - 1].titel}"))
        buttons.append(button(kennis.item(parent)))
    buttons += [button(kennis.item(id)) for id in guides.see_also.get(item.id, ())]
    return buttons


def _is_child(item: Item, parent: str) -> bool:
    return item.id.rpartition(".")[0] == parent
