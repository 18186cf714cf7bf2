"""Judges what a simulated person heard against `facts.yml`: facts, topics, promises, course.

The table was derived from the Handelingsprotocol before the texts of Advieschat were read, so
that it measures them; a fact counts when one of its patterns is found in what was heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .walk import MOST_TURNS, Walk

TABLE = Path(__file__).parent / "facts.yml"
PARTS_BY_WISH = {
    "advies": ("opening", "eerste_contact", "advies"),
    "melding": ("opening", "eerste_contact", "melding"),
    "medewerker": ("opening", "eerste_contact", "overdracht"),
    "terugbellen": ("opening", "eerste_contact", "overdracht"),
}
# A child gets a conversation of its own (HP §3.2.1), not the eerste contact of an adult.
PARTS_OF_A_CHILD = ("opening", "jong")
MOST_TIMES_ASKED = 3


@dataclass
class Verdict:
    """What one person missed."""

    person: str
    due: list[str]
    missed: list[str]
    topics_missed: list[str]
    promises: list[str]
    course: list[str] = field(default_factory=list)
    slots: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the due facts that was heard, 0–1."""
        return 1 - len(self.missed) / len(self.due)


@lru_cache(maxsize=1)
def table() -> dict[str, list[dict[str, Any]]]:
    """Facts, topics and promises of `facts.yml`."""
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return loaded


def parts_of(person: dict[str, Any]) -> tuple[str, ...]:
    """The parts of the conversation this person should go through."""
    if "delen" in person:
        return tuple(person["delen"])
    return PARTS_OF_A_CHILD if person["rol"] == "minderjarige" else PARTS_BY_WISH[person["wens"]]


def due(person: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The facts (`feiten`) or topics (`onderwerpen`) this person should hear."""
    situation = set(person.get("situatie") or ())
    return [
        one
        for one in table()[kind]
        if one["deel"] in parts_of(person)
        and person["rol"] in one.get("voor", [person["rol"]])
        and ("als" not in one or situation & set(one["als"]))
    ]


def found(pattern: str, text: str) -> bool:
    """Whether the pattern is in the text, whatever the case."""
    return re.search(pattern, text, re.IGNORECASE) is not None


def heard(fact: dict[str, Any], text: str) -> bool:
    """Whether a fact was said in `text`."""
    if not all(found(pattern, text) for pattern in fact.get("alle", ())):
        return False
    return "een_van" not in fact or any(found(pattern, text) for pattern in fact["een_van"])


def sentences(text: str) -> list[str]:
    """The text in sentences; a question mark ends one too."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def promised(text: str) -> list[str]:
    """Forbidden promises in `text`: `id: sentence`."""
    return [
        f"{promise['id']}: {sentence}"
        for sentence in sentences(text)
        for promise in table()["beloften"]
        if any(found(pattern, sentence) for pattern in promise["een_van"])
        and not any(found(pattern, sentence) for pattern in promise.get("tenzij", ()))
    ]


def course_faults(walked: Walk) -> list[str]:
    """Stalls, questions asked too often, and the same text twice in a row."""
    faults = []
    if len(walked.turns) >= MOST_TURNS and walked.asked[-1]:
        faults.append(f"no end within {MOST_TURNS} turns, still asking {walked.asked[-1]}")
    for question in sorted({asked for asked in walked.asked if asked}):
        times = walked.asked.count(question)
        if times > MOST_TIMES_ASKED:
            faults.append(f"{question} asked {times} times")
    before: set[str] = set()
    for message, items in walked.turns:
        texts = {item.get("text", "") for item in items} - {""}
        if not texts:
            faults.append(f"no answer to {message!r}")
        faults += [f"said twice in a row: {text[:60]!r}" for text in texts & before]
        before = texts
    return faults


def alarms(walked: Walk) -> list[str]:
    """What the person had written when the answer was urgent; none of these people is in danger."""
    return [
        f"{item['custom']['spoed']} at {message!r}"
        for message, items in walked.turns
        for item in items
        if "spoed" in (item.get("custom") or {})
    ]


def slot_faults(person: dict[str, Any], slots: dict[str, Any]) -> list[str]:
    """Expected slots that ended otherwise; of a list, each expected value must be in it."""
    faults = []
    for name, expected in (person.get("verwacht") or {}).items():
        got = slots.get(name)
        right = set(expected) <= set(got or ()) if isinstance(expected, list) else got == expected
        if not right:
            faults.append(f"{name}: expected {expected}, got {got}")
    return faults


def judge(person: dict[str, Any], walked: Walk, slots: dict[str, Any]) -> Verdict:
    """Everything this person missed."""
    facts = due(person, "feiten")
    missed = [fact["id"] for fact in facts if not heard(fact, walked.text)]
    by_id = {fact["id"]: fact for fact in table()["feiten"]}
    asked = set(walked.asked) | {name for name, value in slots.items() if value is not None}
    topics = []
    for topic in due(person, "onderwerpen"):
        if "slot" in topic:
            discussed = topic["slot"] in asked
        else:
            discussed = any(heard(by_id[one], walked.text) for one in topic["een_feit"])
        if not discussed:
            topics.append(topic["id"])
    said = "\n".join(walked.heard)
    return Verdict(
        person=person["id"],
        due=[fact["id"] for fact in facts],
        missed=missed,
        topics_missed=topics,
        promises=promised(said),
        course=course_faults(walked),
        slots=slot_faults(person, slots),
        alarms=alarms(walked),
    )
