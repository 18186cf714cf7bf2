"""Walks a simulated person through a whole conversation, answering by `custom.vraag`.

The person is a YAML file in `people/`; the walker knows nothing of the flow: it reads what is
asked from `custom.vraag`, as anybody outside would.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

PEOPLE = Path(__file__).parent / "people"
MOST_TURNS = 40


@dataclass
class Walk:
    """What was said and asked in one conversation."""

    heard: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    turns: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything the person heard, as one text with single spaces."""
        return " ".join(" ".join(self.heard).split())


def load_people() -> list[dict[str, Any]]:
    """All simulated people, sorted by file name."""
    return [
        {"id": path.stem, **yaml.safe_load(path.read_text(encoding="utf-8"))}
        for path in sorted(PEOPLE.glob("*.yml"))
    ]


def walk(person: dict[str, Any], say: Callable[[str, str], list[dict[str, Any]]]) -> Walk:
    """Let `person` talk until nothing is asked any more.

    A person has `berichten` (first messages), `antwoorden` per question, and may have
    `uitweidingen`: what is said first, once, when a question is asked.
    """
    walked = Walk()
    digressions = dict(person.get("uitweidingen") or {})
    answers = dict(person["antwoorden"])
    times: dict[str, int] = {}
    pending = list(person["berichten"])
    for _ in range(MOST_TURNS):
        if pending:
            message = pending.pop(0)
        else:
            asked = walked.asked[-1] if walked.asked and walked.asked[-1] else ""
            if not asked:
                break
            if asked in digressions:
                message = digressions.pop(asked)
            else:
                told = answers.get(asked, "weet ik niet")
                told = told if isinstance(told, list) else [told]
                message = str(told[min(times.get(asked, 0), len(told) - 1)])
                times[asked] = times.get(asked, 0) + 1
        items = say(person["id"], message)
        walked.turns.append((message, items))
        walked.heard += [item.get("text", "") for item in items]
        questions = [
            item["custom"]["vraag"] for item in items if "vraag" in (item.get("custom") or {})
        ]
        walked.asked.append(questions[-1] if questions else "")
    return walked
