"""Simulated people walk the whole conversation; what they hear is judged against `facts.yml`.

`pytest -s tests/dialogue/test_people.py` (or `python benchmarks/people.py`) prints the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .judge import Verdict, judge
from .walk import Walk, load_people, walk

pytestmark = pytest.mark.model
PEOPLE = {person["id"]: person for person in load_people()}
LEAST_SHARE = 0.9


@pytest.fixture(scope="module")
def verdicts() -> Iterator[dict[str, Verdict]]:
    """Every verdict so far; the table is printed at the end."""
    found: dict[str, Verdict] = {}
    yield found
    for name, one in found.items():
        print(f"{name:42} {one.share:6.0%} of {len(one.due):2}  {' '.join(one.missed)}")  # noqa: T201


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_a_person_hears_what_the_protocol_asks(
    name: str, talk: Any, verdicts: dict[str, Verdict]
) -> None:
    person = PEOPLE[name]
    walked: Walk = walk(person, talk.say)
    verdict = judge(person, walked, talk.slots(name))
    verdicts[name] = verdict
    assert not verdict.promises, verdict.promises
    assert not verdict.course, verdict.course
    assert not verdict.slots, verdict.slots
    assert not verdict.topics_missed, verdict.topics_missed
    assert verdict.share >= LEAST_SHARE, f"{verdict.share:.0%}, missed: {verdict.missed}"


def test_there_are_at_least_forty_people_of_every_rol_and_wish() -> None:
    assert len(PEOPLE) >= 40
    assert {person["rol"] for person in PEOPLE.values()} == {
        "omstander",
        "professional",
        "slachtoffer",
        "minderjarige",
        "pleger",
    }
    assert {person["wens"] for person in PEOPLE.values()} == {
        "advies",
        "melding",
        "medewerker",
        "terugbellen",
    }
