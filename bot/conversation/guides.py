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
# Ways that are no item: back to what the conversation was asking, the guide's own menu, the source
# of what was said, the points of a step one by one, and weighing (check_talk.py).
BACK = "terug"
MENU = "menu"
SOURCE = "bron"
POINTS = "punten"
WEIGH = "weeg"
# Who came for one question is asked nothing more, until they go back to the conversation.
REST = "rust"
# Above what can be done now, in an outcome.
DO_NOW = "Dit kun je nu doen:"
BELONGS = "Dit hoort erbij:"

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
        professional: topics that have a guide for a professional only.
    """

    topics: Mapping[str, Sequence[str]]
    see_also: Mapping[str, Sequence[str]]
    series: frozenset[str]
    professional: frozenset[str]


@cache
def load_guides(path: Path = GUIDES_FILE) -> Guides:
    """The guides.

    Raises:
        GuideError: a guide names an item that is not in `data/kennis`.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    guides = Guides(
        content["gidsen"],
        content["zie_ook"],
        frozenset(content["reeksen"]),
        frozenset(content["voor_professional"]),
    )
    known = load().items
    named = [
        *(id for ids in guides.topics.values() for id in ids),
        *guides.see_also,
        *(id for ids in guides.see_also.values() for id in ids),
        *guides.series,
    ]
    unknown = sorted({id for id in named if id not in known and id != WEIGH})
    if unknown:
        raise GuideError(f"{path.name}: {', '.join(unknown)}: not in data/kennis; add it there.")
    return guides


def payload(way: str) -> str:
    """What a button sends for an item or a way.

    The redactor at the entrance takes a word with an underscore for a handle and one after a full
    stop for a name, so they are written otherwise here; `way_of` turns them back.
    """
    return f"/vraag{json.dumps({'kennis': way.replace('_', '-').replace('.', '/')})}"


def way_of(value: str) -> str:
    """The way behind the value that a button sent."""
    return value.replace("-", "_").replace("/", ".")


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


_TALK_STEP = 2  # index of step 3
WEIGH_BUTTON: Button = {"title": "Help mij wegen", "payload": payload(WEIGH)}


def topic_buttons(topic: str) -> list[Button]:
    """Where the short answer to `vraag/<topic>` leads; none when it has no guide."""
    kennis = load()
    return [
        WEIGH_BUTTON if id == WEIGH else button(kennis.item(id))
        for id in load_guides().topics.get(topic, ())
    ]


def item_buttons(item: Item) -> list[Button]:
    """Where an item leads: its parts, the next of its series, and what belongs beside it."""
    kennis = load()
    parent = item.id.rpartition(".")[0]
    parts = children(item.id)
    buttons = [button(part) for part in parts if part.soort != "stap_punt"]
    if item.soort == "stap":
        buttons = [*_next_step(item), *buttons]
        buttons.append({"title": "Uitleg per punt", "payload": payload(f"{POINTS}.{item.id}")})
    if parent in load_guides().series:
        buttons += _neighbours(item, children(parent))
        buttons.append(button(kennis.item(parent)))
    buttons += [button(kennis.item(id)) for id in load_guides().see_also.get(item.id, ())]
    return buttons


def point_buttons(parent: str) -> list[Button]:
    """The points of a step, one button each."""
    return [button(part) for part in children(parent) if part.soort == "stap_punt"]


def children(id: str) -> list[Item]:
    """The items directly under another."""
    return [item for item in load().onder(id) if item.id.rpartition(".")[0] == id]


def _next_step(item: Item) -> list[Button]:
    """The step after this one; from the conversation with those concerned on, weighing too."""
    steps = load().soort("stap")
    place = steps.index(item)
    after = steps[place + 1 : place + 2]
    buttons = [button(one, f"Volgende stap: {one.titel}") for one in after]
    return [*buttons, WEIGH_BUTTON] if place >= _TALK_STEP else buttons


def _neighbours(item: Item, parts: list[Item]) -> list[Button]:
    place = parts.index(item)
    buttons = []
    if place + 1 < len(parts):
        buttons.append(button(parts[place + 1], f"Volgende: {parts[place + 1].titel}"))
    if place:
        buttons.append(button(parts[place - 1], f"Vorige: {parts[place - 1].titel}"))
    return buttons
