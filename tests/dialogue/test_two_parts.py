"""A message with two things in it: neither gets lost (cases in `two_parts.yml`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.model

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "two_parts.yml").read_text(encoding="utf-8")
)
PEOPLE = CASES["personen"]
MOST_TURNS = 16


def asked_in(items: list[dict[str, Any]]) -> str | None:
    """The question that these items ask, the last one."""
    asked = [item["custom"]["vraag"] for item in items if (item.get("custom") or {}).get("vraag")]
    return asked[-1] if asked else None


def at(talk: Any, sender: str, person: dict[str, str], question: str) -> None:
    """Talk until `question` is asked."""
    if not question:
        return
    asked = asked_in(talk.say(sender, person["start"]))
    for _ in range(MOST_TURNS):
        if asked == question:
            return
        assert asked is not None, f"the conversation ended before {question}"
        asked = asked_in(talk.say(sender, person[asked]))
    pytest.fail(f"{question} was never asked; last was {asked}")


def lost(talk: Any, number: int, case: dict[str, Any], prefix: str = "tweedelig") -> list[str]:
    """What of the message got lost, in words; empty when nothing did."""
    sender = f"{prefix}-{number}"
    at(talk, sender, PEOPLE[case["wie"]], case["bij"])
    items = talk.say(sender, case["zegt"])
    text = "\n".join(item.get("text", "") for item in items)
    slots = talk.slots(sender)
    missing = []
    for name, wanted in case.get("vult", {}).items():
        got = slots[name] or None if isinstance(slots[name], list) else slots[name]
        if (got is None) if wanted == "*" else (got != wanted):
            missing.append(f"{name} is {got!r}, not {wanted!r}")
    if "hoort" in case and not re.search(case["hoort"], text, re.I):
        missing.append(f"never heard {case['hoort']!r} in {text!r}")
    if "vraag" in case and asked_in(items) != case["vraag"]:
        missing.append(f"asked {asked_in(items)!r}, not {case['vraag']!r}")
    return missing


@pytest.mark.parametrize(
    ("number", "case"), enumerate(CASES["berichten"]), ids=[c["zegt"] for c in CASES["berichten"]]
)
def test_neither_half_gets_lost(talk: Any, number: int, case: dict[str, Any]) -> None:
    missing = lost(talk, number, case)
    assert not missing, "; ".join(missing)
