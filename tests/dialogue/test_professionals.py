"""Professionals in own words: `professionals.yml` says what every turn must bring."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .test_kennis import asked, sender, shown, texts

pytestmark = pytest.mark.model

PEOPLE = yaml.safe_load((Path(__file__).parent / "professionals.yml").read_text(encoding="utf-8"))


def _customs(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item.get("custom") or {} for item in items]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["wie"])
def test_a_professional_is_understood_in_own_words(talk: Any, person: dict[str, Any]) -> None:
    name = sender()
    faults = []
    for turn in person["beurten"]:
        items = talk.say(name, turn["zegt"])
        wrong = wrongs(turn, items, talk.slots(name))
        faults += [f"{turn['zegt']!r}: {one}" for one in wrong]
    assert not faults, "\n".join(faults)


def wrongs(turn: dict[str, Any], items: list[dict[str, Any]], slots: dict[str, Any]) -> list[str]:
    """What this answer lacks of what its turn asks for."""
    said, found = texts(items), []
    urgent = any("spoed" in one for one in _customs(items))
    if urgent != turn.get("spoed", False):
        found.append(f"spoed is {urgent}")
    if "item" in turn and turn["item"] not in shown(items):
        found.append(f"tells {shown(items)}, not {turn['item']}")
    if "vraag" in turn and asked(items) != turn["vraag"]:
        found.append(f"asks {asked(items)}, not {turn['vraag']}")
    if "afweging" in turn and f"weging.vraag{turn['afweging']}" not in shown(items):
        found.append(f"tells {shown(items)}, not question {turn['afweging']}")
    outcomes = [one["uitkomst"] for one in _customs(items) if "uitkomst" in one]
    if "uitkomst" in turn and outcomes != [turn["uitkomst"]]:
        found.append(f"outcome {outcomes}")
    if "tekst" in turn and turn["tekst"] not in said:
        found.append(f"does not say {turn['tekst']!r}: {said[:200]}")
    if "niet" in turn and turn["niet"].lower() in said.lower():
        found.append(f"says {turn['niet']!r}")
    if "hoogstens" in turn and len(items) > turn["hoogstens"]:
        found.append(f"{len(items)} messages at once")
    for slot, value in turn.get("slot", {}).items():
        if slots[slot] != value:
            found.append(f"{slot} is {slots[slot]!r}")
    return found
