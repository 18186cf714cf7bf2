"""Places outside the 25 Veilig Thuis regions: another country, or the Dutch Caribbean.

Veilig Thuis is there for people in the Netherlands (HP §1.2), and every municipality of one of its
regions stands in `data/plaatsen.csv`; what lies outside is recognised here, and is no misspelled
Dutch name.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from bot.regio.finder import content_words
from bot.regio.gazetteer import DATA, load_gazetteer
from bot.regio.tokens import Token, key_of, tokenize

_LIVE = frozenset("woont wonen woon woonde wonend wonende verblijft verblijven leven leeft".split())
_IN = frozenset("in op te uit bij vanuit".split())
# Between "woont" and the place: "woont bij zijn vader in Belgie".
_REACH = 7
_ASKS = re.compile(
    r"\b(?:hulp|help\w*|terecht|bel(?:len)?|nummer|melden|melding|jullie|werken|kan ik|kunnen)\b",
    re.I,
)
_NOT = frozenset("niet geen naar nooit".split())
_MOVE = frozenset(
    "naar richting vakantie reis vliegt vliegen vertrekt terug komt kwam komen kom".split()
)


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, ...], str]:
    """Every name, normalised, with what it is: "land" or "stad"."""
    with (DATA / "buitenland.csv").open(encoding="utf-8", newline="") as file:
        return {
            key_of(name): row["soort"]
            for row in csv.DictReader(file)
            for name in row["namen"].split(";")
        }


def _found(tokens: list[Token]) -> list[tuple[int, int, str]]:
    """(first, last, kind) of every name outside; a city that is a Dutch place too is left out."""
    names, dutch = _names(), load_gazetteer().index
    found = []
    for size in (3, 2, 1):
        for first in range(len(tokens) - size + 1):
            key = tuple(token.norm for token in tokens[first : first + size])
            kind = names.get(key)
            if kind is None or (kind == "stad" and key in dutch):
                continue
            found.append((first, first + size - 1, kind))
    return found


def lives_abroad(text: str, asked: bool = False) -> bool:
    """Whether `text` says that the family lives outside the regions of Veilig Thuis.

    A country somebody is sent or travels to is none where they live: forced marriage is told in
    those words too.

    Args:
        text: the message; only the first 2,000 characters are read.
        asked: True when it answers "in which place?": then the bare name counts.
    """
    tokens = tokenize(text[:2000])
    found = _found(tokens)
    if not found:
        return False
    dutch = load_gazetteer().index
    content = content_words(tokens)
    for first, last, _ in found:
        before = [token.norm for token in tokens[max(0, first - _REACH) : first]]
        near = before[-2:]
        if _NOT & set(near) or _MOVE & set(before[-3:]):
            continue
        if any(word in _LIVE for word in before) and near and near[-1] in _IN | {"het", "de"}:
            if "ik" in before and not {"wij", "we", "ons"} & set(before) and not asked:
                continue  # the writer's own place; where the child lives counts (HP §3)
            return True
        if not asked:
            continue
        bare = all(first <= index <= last for index in content)
        key = tuple(token.norm for token in tokens[first : last + 1])
        if bare and key in dutch:
            continue  # "Engeland" and "America" are Dutch places too
        if bare or (near and near[-1] in _IN | {"het"}) or len(tokens) <= 4:
            return True
    return False


def asks_for_help_abroad(text: str) -> bool:
    """Whether `text` asks for help in a place outside: "waar kan ik in België terecht"."""
    tokens = tokenize(text[:2000])
    for first, _, _ in _found(tokens):
        before = [token.norm for token in tokens[max(0, first - 2) : first]]
        if any(word in _IN for word in before) and _ASKS.search(text):
            return True
    return False
