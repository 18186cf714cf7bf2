"""The piece of knowledge that somebody asks for in own words, where a topic is too coarse.

Which words ask for which item stands in `data/vraagwoorden.yml`, the most particular first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.conversation.guides import GuideError, load_guides
from bot.conversation.step_words import step_of
from bot.kennis.items import load

WORDS_FILE = Path(__file__).resolve().parent / "data" / "vraagwoorden.yml"
_TRACK = {
    "gezondheidszorg": "ander_spoor.zorg",
    "jeugdhulp": "ander_spoor.jeugdhulp",
    "maatschappelijke_ondersteuning": "ander_spoor.ondersteuning",
    "onderwijs": "ander_spoor.onderwijs",
    "kinderopvang": "ander_spoor.kinderopvang",
}
BY_SECTOR = "ander_spoor"
# A whole guide, by its short answer.
_TOPIC = "over"
_WHAT_NOW = re.compile(
    r"\b(?:wat nu|hoe nu(?: verder)?|en nu|wat moet (?:ik|er) nu|volgende stap|wat is (?:dan )?de volgende|hoe verder|wat doe ik nu)\b",
    re.I,
)
_LAST_STEP = 5


@dataclass(frozen=True)
class Told:
    """What was said, and by whom.

    Attributes:
        text: the message.
        earlier: what the same person said before it.
        rol, sector, functie: as far as known.
        asks: whether it is a question.
        guide: the guide that is open ("informatieverzoek"), or None.
    """

    text: str
    earlier: str = ""
    rol: str | None = None
    sector: str | None = None
    functie: str | None = None
    asks: bool = True
    guide: str | None = None


@dataclass(frozen=True)
class _Rule:
    item: str
    words: re.Pattern[str]
    beside: re.Pattern[str] | None
    never: re.Pattern[str] | None
    for_anybody: bool
    asks: bool
    sectors: frozenset[str]
    guides: frozenset[str]

    def fits(self, told: Told) -> bool:
        if told.rol != "professional" and not self.for_anybody:
            return False
        if (self.asks and not told.asks) or not self.words.search(told.text):
            return False
        if self.sectors and told.sector not in self.sectors:
            return False
        if self.guides and told.guide not in self.guides:
            return False
        whole = f"{told.earlier} {told.text}"
        if self.beside is not None and not self.beside.search(whole):
            return False
        return self.never is None or not self.never.search(told.text)


@cache
def rules(path: Path = WORDS_FILE) -> tuple[_Rule, ...]:
    """The rules, in the order in which they are tried.

    Raises:
        GuideError: a rule names an item that is not in `data/kennis`.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["regels"]
    known = load().items
    topics = {f"{_TOPIC}.{topic}" for topic in load_guides().topics}
    unknown = sorted({one["item"] for one in entries} - set(known) - topics - {BY_SECTOR})
    if unknown:
        raise GuideError(f"{path.name}: {', '.join(unknown)}: not in data/kennis; add it there.")
    return tuple(
        _Rule(
            item=one["item"],
            words=_words(one["woorden"]),
            beside=_words(one["erbij"]) if "erbij" in one else None,
            never=_words(one["niet"]) if "niet" in one else None,
            for_anybody=bool(one.get("iedereen")),
            asks=bool(one.get("vraag", True)),
            sectors=frozenset(one.get("sectoren", ())),
            guides=frozenset(one.get("gidsen", ())),
        )
        for one in entries
    )


def asked_item(told: Told) -> str | None:
    """The id of the item that is asked for, or None when no rule fits."""
    found = next((rule.item for rule in rules() if rule.fits(told)), None)
    if found == BY_SECTOR:
        return _TRACK.get(told.sector or "", "ander_spoor.algemeen")
    if found is None and told.rol == "professional" and _WHAT_NOW.search(told.text):
        step = step_of(told.text, asked=False)
        return f"meldcode.stap{min(step + 1, _LAST_STEP)}" if step else None
    return found


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern over more lines, as it stands in the file: spaces at line ends mean nothing."""
    return re.compile("".join(line.strip() for line in pattern.splitlines()), re.I)
