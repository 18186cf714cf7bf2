"""What is erased when, and what stays."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Engine

from bot.handoff.desk_work import close, pick_up, put_back
from bot.handoff.messages import add_message, messages_after
from bot.handoff.outbox import mark_delivered, take_due
from bot.handoff.purge import forget_conversation, purge, retention_lines
from bot.handoff.queue import list_open, log_of
from bot.handoff.requests import latest_for_conversation, withdraw
from bot.handoff.tables import handoff_log, handoffs, metadata
from bot.privacy import Redacted
from bot.registry.settings import Retention
from tests.handoff.helpers import ANNA, NOW, actions, ask, client_id, conversation, count, later

STORY = Redacted("De kinderen hiernaast roepen elke nacht om hulp.")
DAY = timedelta(days=1)


def say(engine: Engine, handoff_id: str, minutes: float) -> None:
    add_message(engine, handoff_id, "bezoeker", STORY, client_id=client_id(), now=later(minutes))


def test_messages_and_pseudonym_go_within_24_hours(engine: Engine) -> None:
    who = conversation()
    ended = pick_up(engine, ask(engine, who=who).id, ANNA, NOW)
    say(engine, ended.id, 1)
    close(engine, ended.id, ANNA, "gesprek_klaar", later(2))
    going_on = pick_up(engine, ask(engine).id, ANNA, NOW)
    say(engine, going_on.id, 1)
    say(engine, going_on.id, 60 * 23)
    assert purge(engine, Retention(), NOW + timedelta(hours=23)).messages == 0
    purged = purge(engine, Retention(), NOW + DAY)
    assert (purged.messages, purged.handoffs, purged.log) == (1, 0, 0)
    assert messages_after(engine, ended.id) == []
    assert len(messages_after(engine, going_on.id)) == 2
    assert latest_for_conversation(engine, who) is None
    # Who did what when stays.
    assert actions(engine, ended.id) == ["aangevraagd", "opgepakt", "afgerond"]


def test_the_term_of_the_settings_counts(engine: Engine) -> None:
    handoff = pick_up(engine, ask(engine).id, ANNA, NOW)
    say(engine, handoff.id, 0)
    short = Retention(gesprek=timedelta(hours=2))
    assert purge(engine, short, later(100)).messages == 0
    assert purge(engine, short, later(120)).messages == 1


def test_texts_are_gone_from_the_files(sqlite_engine: Engine, tmp_path: Path) -> None:
    handoff = pick_up(sqlite_engine, ask(sqlite_engine).id, ANNA, NOW)
    for minute in range(30):
        say(sqlite_engine, handoff.id, minute)
    trace = STORY.encode()
    files = list((tmp_path / "var").iterdir())
    assert any(trace in file.read_bytes() for file in files)
    purge(sqlite_engine, Retention(), NOW + DAY * 2)
    assert not any(trace in file.read_bytes() for file in (tmp_path / "var").iterdir())


def test_the_visitor_can_erase_it_all_at_once(engine: Engine) -> None:
    who = conversation()
    before = ask(engine, who=who)
    withdraw(engine, before.id, later(1))
    talk = pick_up(engine, ask(engine, who=who, minutes=2).id, ANNA, later(3))
    say(engine, talk.id, 4)
    assert forget_conversation(engine, who, later(5))
    assert latest_for_conversation(engine, who) is None
    assert messages_after(engine, talk.id) == []
    assert list_open(engine) == []
    assert log_of(engine, talk.id)[-1].action == "beeindigd"
    assert not forget_conversation(engine, who, later(6))


def test_after_two_years_nothing_is_left(engine: Engine) -> None:
    now = datetime.now(timezone.utc)
    old, recent = now - DAY * 740, now - DAY * 700
    for created in (old, recent):
        handoff = ask(engine)
        with engine.begin() as connection:
            connection.execute(
                update(handoffs)
                .where(handoffs.c.id == handoff.id)
                .values(status="afgerond", created=created, ended=created)
            )
            connection.execute(
                insert(handoff_log).values(
                    handoff_id=handoff.id,
                    at=created,
                    side="medewerker",
                    medewerker=ANNA,
                    action="bekeken",
                    status="wachtend",
                    kind="chat",
                )
            )
    purged = purge(engine, Retention(), now)
    assert (purged.handoffs, purged.log) == (1, 1)
    with engine.connect() as connection:
        kept = connection.execute(select(handoff_log.c.at).where(handoff_log.c.side != "bezoeker"))
        assert [one.at for one in kept] == [recent]
    assert count(engine) == 1


def test_the_outbox_is_emptied(engine: Engine) -> None:
    ask(engine)
    ask(engine)
    mark_delivered(engine, take_due(engine, NOW)[0]["seq"])
    purge(engine, Retention(), later(1))
    assert count(engine, "outbox") == 1
    purge(engine, Retention(), NOW + DAY * 4)
    assert count(engine, "outbox") == 0


@pytest.mark.parametrize("day", ["2028-02-29", "2026-03-01", "2026-12-31"])
def test_leap_years(sqlite_engine: Engine, day: str) -> None:
    moment = datetime.fromisoformat(day).replace(tzinfo=timezone.utc)
    assert purge(sqlite_engine, Retention(), moment).anything is False


def test_every_table_says_how_long(sqlite_engine: Engine) -> None:
    assert set(retention_lines(Retention())) == set(metadata.tables)
    for table in metadata.tables.values():
        assert table.info["nl"]
        assert all(column.info["nl"] for column in table.columns)


def test_a_talk_that_nobody_closed_ends_with_its_data(engine: Engine) -> None:
    silent, busy, passed_on = (pick_up(engine, ask(engine).id, ANNA, NOW) for _ in range(3))
    say(engine, silent.id, 1)
    say(engine, busy.id, 60 * 20)
    put_back(engine, passed_on.id, ANNA, later(60 * 20))
    pick_up(engine, passed_on.id, ANNA, later(60 * 21))
    purge(engine, Retention(), NOW + DAY * 1.1)
    assert {one.id for one in list_open(engine)} == {busy.id, passed_on.id}
    last = log_of(engine, silent.id)[-1]
    assert (last.action, last.side) == ("verlopen", "systeem")
    purge(engine, Retention(), NOW + DAY * 3)
    assert list_open(engine) == []
    with engine.connect() as connection:
        kept = connection.execute(select(handoffs.c.conversation_id)).scalars()
        assert silent.conversation_id not in set(kept)
