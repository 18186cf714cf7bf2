"""Retention: nothing is kept too long, not in a row and not in a byte of the files."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.errors import RegistryError, SettingsError
from bot.privacy import Redacted
from bot.registry import retention as retention_module
from bot.registry.advies import AdviesContent
from bot.registry.contact import Contact
from bot.registry.errors import AccessError
from bot.registry.registry import Registry
from bot.registry.retention import Purged, purge, purge_forever
from bot.registry.settings import (
    ADVIES_DAYS,
    GESPREK_HOURS,
    PURGE_EVERY,
    Retention,
    load_retention,
)
from bot.settings import Settings
from tests.registry.helpers import Clock, files_with, rows


def keep(registry: Registry, name: str, moment: datetime) -> None:
    """A conversation with a word of its own in it."""
    registry.conversations.write(name, Redacted(f"PLANTED{name} " * 50), moment)


def test_conversations_go_within_24_hours(registry: Registry, clock: Clock) -> None:
    keep(registry, "old", clock())
    clock.forward(hours=1)
    keep(registry, "young", clock())
    assert purge(registry.engine, Retention(), clock.forward(hours=22, minutes=40)).total == 0
    # The next rounds: the conversation is never older than 24 hours when a round has passed.
    assert purge(registry.engine, Retention(), clock.forward(minutes=6)).total == 1
    assert registry.conversations.ids() == ["young"]
    assert timedelta(minutes=15) > PURGE_EVERY
    assert purge(registry.engine, Retention(), clock.forward(hours=1)).total == 1


def test_a_new_message_makes_the_conversation_young_again(registry: Registry, clock: Clock) -> None:
    keep(registry, "a", clock())
    keep(registry, "a", clock.forward(hours=20))
    assert purge(registry.engine, Retention(), clock.forward(hours=20)).total == 0
    assert purge(registry.engine, Retention(), clock.forward(hours=4)).total == 1


def test_adviezen_go_two_years_after_the_last_contact(registry: Registry, clock: Clock) -> None:
    contact = Contact("Sanne Bakker", telefoon="+31612345678")
    content = AdviesContent("advies")
    old = registry.register_advies(content, given=("v1", clock()), contact=contact)
    back = registry.register_advies(content, given=("v1", clock()), contact=contact)
    clock.forward(days=10)
    registry.touch(registry.open_advies(*back))
    clock.now = datetime(2028, 3, 14, 23, 0, tzinfo=timezone.utc)  # two years, to the day
    assert purge(registry.engine, Retention(), clock()).counts["adviezen"] == 0
    purged = purge(registry.engine, Retention(), clock.forward(days=1))
    assert (purged.counts["adviezen"], purged.counts["toestemmingen"]) == (1, 1)
    with pytest.raises(AccessError):
        registry.open_advies(*old)
    assert registry.open_advies(*back).contacten == 2
    assert purge(registry.engine, Retention(), clock.forward(days=10)).counts["adviezen"] == 1
    assert rows(registry, "toestemmingen") == []


def test_guesses_and_intake_go(registry: Registry, clock: Clock) -> None:
    registry.intake.inform("chat", "advies")
    with pytest.raises(AccessError):
        registry.open_advies("AV-0000-0000", "geen")
    assert purge(registry.engine, Retention(), clock.forward(minutes=59)).total == 0
    assert purge(registry.engine, Retention(), clock.forward(minutes=1)).counts["intakes"] == 1
    assert purge(registry.engine, Retention(), clock.forward(hours=22)).counts["tries"] == 0
    assert purge(registry.engine, Retention(), clock.forward(hours=2)).counts["tries"] == 2
    assert rows(registry, "tries") == rows(registry, "intakes") == []


@pytest.fixture
def second_process(sqlite_registry: Registry) -> Iterator[None]:
    """Somebody else has the database open, so that its write-ahead log is not removed by itself."""
    other = sqlite3.connect(sqlite_registry.engine.url.database or "")
    other.execute("SELECT count(*) FROM adviezen").fetchone()
    yield
    other.close()


@pytest.mark.usefixtures("second_process")
def test_no_byte_of_it_stays_in_the_files(sqlite_registry: Registry, clock: Clock) -> None:
    registry = sqlite_registry
    folder = Path(registry.engine.url.database or "").parent
    names = [f"{i:03d}X" for i in range(120)]
    for round_ in range(3):  # rewritten with every message, as a real conversation
        for i, name in enumerate(names):
            keep(registry, name, clock() + timedelta(minutes=round_ + (0 if i % 2 else 600)))
    tokens = [f"PLANTED{name}" for name in names]
    before = files_with(folder, *tokens)
    assert {token for hits in before.values() for token in hits} == set(tokens)
    purged = purge(registry.engine, Retention(), clock.forward(hours=24, minutes=10))
    assert purged == Purged({**purged.counts, "conversations": 60}, scrubbed=True)
    after = files_with(folder, *tokens)
    left = {token for hits in after.values() for token in hits}
    assert left == {f"PLANTED{name}" for i, name in enumerate(names) if i % 2 == 0}
    purge(registry.engine, Retention(), clock.forward(hours=12))
    assert files_with(folder, *tokens) == {}
    wal = folder / "advieschat.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0


@pytest.mark.usefixtures("second_process")
def test_a_revoked_consent_and_a_deleted_advies_leave_no_byte(
    sqlite_registry: Registry, clock: Clock
) -> None:
    registry = sqlite_registry
    folder = Path(registry.engine.url.database or "").parent
    contact = Contact("Sanne Bakker", telefoon="+31612345678")
    given = ("v1", clock())
    kept = [
        registry.register_advies(AdviesContent("advies"), given=given, contact=contact)
        for _ in range(40)
    ]
    revoked, deleted = kept[10], kept[20]
    token = next(
        row["contact"] for row in rows(registry, "toestemmingen")
        if row["dossiernummer"] == revoked[0]
    )  # fmt: skip
    code_hash = next(
        row["code_hash"] for row in rows(registry, "adviezen") if row["dossiernummer"] == deleted[0]
    )
    assert files_with(folder, token, code_hash, deleted[0])
    registry.revoke(*revoked)
    registry.delete_advies(*deleted)
    assert files_with(folder, token, code_hash) == {}


@pytest.mark.usefixtures("second_process")
def test_an_erased_conversation_leaves_no_byte(sqlite_registry: Registry, clock: Clock) -> None:
    folder = Path(sqlite_registry.engine.url.database or "").parent
    keep(sqlite_registry, "one", clock())
    assert files_with(folder, "PLANTEDone")
    assert sqlite_registry.conversations.erase("one")
    assert files_with(folder, "PLANTEDone") == {}


@pytest.mark.postgres
def test_postgres_tables_hold_no_deleted_rows(
    request: pytest.FixtureRequest, sqlite_settings: Settings, clock: Clock
) -> None:
    from dataclasses import replace

    server = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("migrated_database")
    open_for = request.getfixturevalue("open_for")
    url = server.url(server.create_database(template))
    sqlite_settings.data_dir.mkdir()
    registry = open_for(replace(sqlite_settings, database_url=url))

    def stored() -> dict[str, list[str]]:
        with registry.engine.connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")
        # pg_wal is PostgreSQL's own log: what was deleted stays there until it is overwritten.
        return files_with(server.data / "base", "PLANTEDold", "PLANTEDyoung")

    keep(registry, "old", clock())
    keep(registry, "young", clock.forward(hours=20))
    assert stored()
    assert purge(registry.engine, Retention(), clock.forward(hours=5)).scrubbed
    assert {token for hits in stored().values() for token in hits} == {"PLANTEDyoung"}


def test_a_reader_in_the_way_is_for_the_next_round(sqlite_registry: Registry, clock: Clock) -> None:
    engine = sqlite_registry.engine
    keep(sqlite_registry, "old", clock())
    with engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM conversations").scalar_one()
        engine.dispose()  # the purge's connections get the short wait below
        from sqlalchemy import event

        event.listen(
            engine, "connect", lambda c, _r: c.execute("PRAGMA busy_timeout = 50"), insert=False
        )
        purged = purge(engine, Retention(), clock.forward(days=2))
        assert purged.counts["conversations"] == 1
        assert not purged.scrubbed
    assert purge(engine, Retention(), clock()).scrubbed
    assert files_with(Path(engine.url.database or "").parent, "PLANTEDold") == {}


def test_two_processes_purge_at_once(registry: Registry, sqlite_settings: Settings) -> None:
    now = datetime.now(timezone.utc)
    for i in range(40):
        keep(registry, f"old{i}", now - timedelta(days=2))
        keep(registry, f"young{i}", now)
    environ = {
        "ADVIESCHAT_DATA_DIR": str(sqlite_settings.data_dir),
        "ADVIESCHAT_DATABASE_URL": registry.engine.url.render_as_string(hide_password=False),
    }
    command = [sys.executable, "-c", "from bot.cli import main; main()", "purge"]
    processes = [
        subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    output = [process.communicate(timeout=90) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], output
    assert sorted(registry.conversations.ids()) == sorted(f"young{i}" for i in range(40))


async def test_the_background_job_purges_until_cancelled(
    sqlite_registry: Registry, clock: Clock
) -> None:
    registry = sqlite_registry
    keep(registry, "old", clock())
    job = asyncio.create_task(
        purge_forever(registry.engine, Retention(), clock=clock, every=timedelta(milliseconds=5))
    )
    await asyncio.sleep(0.05)
    assert registry.conversations.ids() == ["old"]
    clock.forward(hours=24)
    await _until(lambda: registry.conversations.ids() == [])
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job


async def test_the_background_job_takes_other_rooms_along(
    sqlite_registry: Registry, clock: Clock
) -> None:
    moments: list[datetime] = []
    job = asyncio.create_task(
        purge_forever(sqlite_registry.engine, Retention(), clock=clock, also=[moments.append])
    )
    await _until(lambda: bool(moments))
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert moments == [clock()]


async def test_the_background_job_survives_trouble(
    sqlite_registry: Registry,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    rounds: list[str] = []
    real = purge

    def sometimes(*args: object, **kwargs: object) -> Purged:
        rounds.append("round")
        if len(rounds) == 1:
            raise RegistryError("trouble")
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(retention_module, "purge", sometimes)
    keep(sqlite_registry, "old", clock() - timedelta(days=2))
    job = asyncio.create_task(
        purge_forever(
            sqlite_registry.engine, Retention(), clock=clock, every=timedelta(milliseconds=5)
        )
    )
    await _until(lambda: sqlite_registry.conversations.ids() == [])
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert "trouble" in caplog.text


async def _until(true: object) -> None:
    for _ in range(500):
        if true():  # type: ignore[operator]
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen")


def test_the_longest_terms_are_those_of_the_protocol() -> None:
    retention = load_retention({})
    assert retention == Retention(advies_days=None, gesprek=timedelta(hours=24))
    assert retention.advies_cutoff(date(2028, 3, 14)) == date(2026, 3, 14)
    assert retention.advies_cutoff(date(2028, 2, 29)) == date(2026, 2, 28)
    assert retention.advies_until(date(2024, 2, 29)) == date(2026, 2, 28)


def test_terms_can_be_shortened() -> None:
    retention = load_retention({ADVIES_DAYS: "90", GESPREK_HOURS: "1"})
    assert retention.advies_cutoff(date(2026, 6, 30)) == date(2026, 4, 1)
    assert retention.advies_until(date(2026, 4, 1)) == date(2026, 6, 30)
    now = datetime(2026, 3, 14, 2, tzinfo=timezone.utc)
    assert now - timedelta(hours=1) < retention.gesprek_cutoff(now) < now
    # 730 days is shorter than two years with a leap day in them, never longer.
    assert load_retention({ADVIES_DAYS: "730"}).advies_cutoff(date(2027, 3, 1)) == date(2025, 3, 1)


@pytest.mark.parametrize("name", [ADVIES_DAYS, GESPREK_HOURS])
@pytest.mark.parametrize("value", ["731", "0", "-1", "1.5", "twee jaar", "9" * 400, "²"])
def test_terms_cannot_be_lengthened(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_retention({name: value})


def test_a_day_and_an_hour_are_too_long_for_a_conversation() -> None:
    with pytest.raises(SettingsError, match="24"):
        load_retention({GESPREK_HOURS: "25"})
