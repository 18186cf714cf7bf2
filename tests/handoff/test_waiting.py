"""It takes long, the desk shuts, nobody came: who waits is told, and nobody is lost at night."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.handoff.desk_work import pick_up
from bot.handoff.messages import messages_after
from bot.handoff.model import Facts, Handoff
from bot.handoff.notices import message_item
from bot.handoff.opening_file import read_file
from bot.handoff.opening_hours import AMSTERDAM, OpeningHours
from bot.handoff.queue import list_open
from bot.handoff.requests import request_handoff
from bot.handoff.settings import WaitingLimits
from bot.handoff.waiting import look_after_waiting
from tests.handoff.helpers import ANNA, conversation

LIMITS = WaitingLimits(timedelta(minutes=5), timedelta(minutes=60))


@pytest.fixture
def hours(tmp_path: Path) -> OpeningHours:
    """Open on weekdays from nine to five; Drenthe from twelve, Twente day and night."""
    days = "maandag dinsdag woensdag donderdag vrijdag".split()
    file = tmp_path / "openingstijden.yml"
    file.write_text(
        "\n".join(
            [
                "standaard:",
                *(f'  {day}: ["09:00-17:00"]' for day in days),
                "regios:",
                "  drenthe:",
                *(f'    {day}: ["12:00-17:00"]' for day in days),
                "  twente:",
                "    feestdagen: open",
                *(f'    {day}: ["00:00-24:00"]' for day in [*days, "zaterdag", "zondag"]),
            ]
        ),
        encoding="utf-8",
    )
    return OpeningHours(*read_file(file))


def at(text: str) -> datetime:
    """A moment in Dutch time, in the week of 9 March 2026."""
    return datetime.fromisoformat(f"2026-03-{text}").replace(tzinfo=AMSTERDAM)


def asks(engine: Engine, moment: str, regio: str | None = None) -> Handoff:
    return request_handoff(
        engine,
        conversation(),
        kind="chat",
        reason="wens_medewerker",
        facts=Facts(regio=regio),
        now=at(moment),
    )


def told(engine: Engine, handoff: Handoff) -> list[str]:
    return [message_item(one)["custom"]["notice"] for one in messages_after(engine, handoff.id)]


def look(engine: Engine, hours: OpeningHours, moment: str) -> None:
    for _ in range(2):  # the second round of a few seconds later adds nothing
        look_after_waiting(engine, hours, at(moment), LIMITS)


def test_a_long_wait_is_told_after_the_set_time_and_ends_after_the_longest(
    engine: Engine, hours: OpeningHours
) -> None:
    one, other = asks(engine, "11 10:00"), asks(engine, "11 10:00")
    look(engine, hours, "11 10:04")
    assert told(engine, one) == []
    look(engine, hours, "11 10:05")
    assert told(engine, one) == ["wacht_lang"]
    pick_up(engine, other.id, ANNA, at("11 10:30"))
    look(engine, hours, "11 11:00")
    assert [open_.id for open_ in list_open(engine)] == [other.id]


def test_when_the_desk_shuts_who_waits_hears_it_and_keeps_the_place(
    engine: Engine, hours: OpeningHours
) -> None:
    waits, after = asks(engine, "11 16:58"), asks(engine, "11 17:30")
    look(engine, hours, "11 17:00")
    look(engine, hours, "11 23:00")
    assert told(engine, waits) == ["dicht"]
    assert told(engine, after) == [], "who asks while it is shut is told so at once, by the chatbot"
    # In the morning both are there, and only time in which somebody could come counts.
    look(engine, hours, "12 09:00")
    assert len(list_open(engine)) == 2
    look(engine, hours, "12 09:05")
    assert told(engine, waits) == ["dicht", "wacht_lang"]
    look(engine, hours, "12 10:00")
    assert list_open(engine) == []


def test_nothing_waits_longer_than_its_conversation_is_kept(
    engine: Engine, hours: OpeningHours
) -> None:
    friday = asks(engine, "13 18:00")
    look(engine, hours, "14 17:59")
    assert [one.id for one in list_open(engine)] == [friday.id]
    look(engine, hours, "14 18:00")
    assert list_open(engine) == []


def test_each_region_has_its_own_hours(engine: Engine, hours: OpeningHours) -> None:
    drenthe, utrecht, twente = (
        asks(engine, "11 08:00", "drenthe"),
        asks(engine, "11 08:00", "utrecht"),
        asks(engine, "11 08:00", "twente"),
    )
    look(engine, hours, "11 08:30")
    assert [told(engine, one) for one in (drenthe, utrecht, twente)] == [[], [], ["wacht_lang"]]
    look(engine, hours, "11 10:30")
    assert [one.id for one in list_open(engine)] == [drenthe.id]


@pytest.mark.parametrize(
    ("regio", "now", "since"),
    [
        (None, "11 09:00", "11 09:00"),
        (None, "11 16:59", "11 09:00"),
        (None, "11 17:00", None),
        ("drenthe", "11 11:59", None),
        ("drenthe", "11 12:30", "11 12:00"),
        ("twente", "11 00:00", "04 00:00"),  # open for longer than it looks back
    ],
)
def test_open_since(hours: OpeningHours, regio: str | None, now: str, since: str | None) -> None:
    found = hours.open_since(regio, at(now))
    assert found == (None if since is None else at(since))
