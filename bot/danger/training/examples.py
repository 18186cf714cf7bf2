"""What the network learns from: the messages of the detector and the sentences of `data/nlu`."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.danger.slips import SHORTEST_SLIP, slip
from bot.danger.train import ENTITY, fingerprint, held_out, own_examples

CLASSES: tuple[str | None, ...] = (None, "112", "113")
UNKNOWN_CLASS = -1
_URGENT = {"acuut_gevaar": "112", "suicidaal": "113"}
# A sentence in another language may be an emergency or not; its intent does not tell.
_UNSURE = frozenset({"andere_taal"})
_OWN_WEIGHT = 2.0


@dataclass(frozen=True)
class Lesson:
    """One message to learn from.

    Attributes:
        text: the message.
        spoed: place in `CLASSES`, or `UNKNOWN_CLASS`.
        intent: place among the intents, or `UNKNOWN_CLASS`.
        weight: how heavily it counts.
    """

    text: str
    spoed: int
    intent: int
    weight: float


def lessons(nlu: Path) -> tuple[list[Lesson], int]:
    """All messages to learn from, none of them held out, and how many intents there are."""
    places: dict[str, int] = {}
    found: dict[str, Lesson] = {}
    for path in sorted(nlu.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            intent = block.get("intent")
            if intent is None:
                continue
            place = places.setdefault(intent, len(places))
            spoed = UNKNOWN_CLASS if intent in _UNSURE else CLASSES.index(_URGENT.get(intent))
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    text = ENTITY.sub(r"\1", line[2:].strip())
                    found[text.lower()] = Lesson(text, spoed, place, 1.0)
    for example in own_examples():
        key = example.text.lower()
        intent_place = found[key].intent if key in found else UNKNOWN_CLASS
        found[key] = Lesson(example.text, CLASSES.index(example.spoed), intent_place, _OWN_WEIGHT)
    kept = [one for one in found.values() if fingerprint(one.text) not in held_out()]
    return kept, len(places)


def careless(text: str, dice: random.Random, slips: float = 0.08) -> str:
    """The text as somebody in a hurry types it: small letters, fewer signs, now and then a slip."""
    words = []
    for word in text.split():
        plain = word.lower() if "[" not in word else word
        if dice.random() < 0.5 and "[" not in word:
            plain = plain.strip(".,!?;:\"'()") or plain
        if len(plain) >= SHORTEST_SLIP and plain.isalpha() and dice.random() < slips:
            plain = slip(plain, dice)
        words.append(plain)
    return " ".join(words)
