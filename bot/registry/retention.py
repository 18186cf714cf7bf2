"""Deletes what has been kept long enough, by hand (`advieschat purge`) or in the background."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sqlalchemy import Boolean, Table, delete, select, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql import ColumnElement

from bot.errors import RegistryError
from bot.registry.database import writing
from bot.registry.settings import PURGE_EVERY, TRIES_KEPT, Retention
from bot.registry.tables import adviezen, conversations, intakes, toestemmingen, tries, waarderingen
from bot.registry.traces import scrub

logger = logging.getLogger(__name__)

# The file is written anew at least this often, also when only visitors deleted things themselves.
REWRITE_EVERY = timedelta(hours=1)
_PURGE_LOCK = 72_623_859_790_382_857


@dataclass(frozen=True)
class Purged:
    """What a round deleted.

    Attributes:
        counts: rows deleted, per table.
        scrubbed: whether their traces are gone from the files too; else the next round does it.
        busy: another process was purging: this round left it to that one.
    """

    counts: dict[str, int]
    scrubbed: bool
    busy: bool = False

    @property
    def total(self) -> int:
        """Rows deleted in all."""
        return sum(self.counts.values())


def purge(engine: Engine, retention: Retention, now: datetime, *, rewrite: bool = True) -> Purged:
    """Delete everything that is due at `now`, in one transaction, and its traces.

    Args:
        engine: the database.
        retention: how long things are kept.
        now: the moment, timezone-aware.
        rewrite: write the database file anew even when nothing was due.

    Raises:
        RegistryUnavailableError: when the database cannot be used; nothing is deleted then.
    """
    with writing(engine) as connection:
        if not _alone(connection):
            return Purged({}, scrubbed=True, busy=True)
        counts = {
            table.name: connection.execute(delete(table).where(due)).rowcount
            for table, due in _due(retention, now)
        }
    return Purged(counts, scrub(engine, rewrite=rewrite or any(counts.values())))


async def purge_forever(
    engine: Engine,
    retention: Retention,
    *,
    clock: Callable[[], datetime],
    every: timedelta = PURGE_EVERY,
    also: Sequence[Callable[[datetime], object]] = (),
) -> None:
    """Purge now and then `every` so often, until cancelled; an error is logged and tried again.

    Args:
        engine: the database.
        retention: how long things are kept.
        clock: gives the moment, timezone-aware.
        every: time between two rounds.
        also: what other rooms delete, called with the moment in every round.

    A round that is going on is finished before the cancellation comes through, so that the
    database is never left in the middle of one.
    """
    rewritten: datetime | None = None
    while True:
        now = clock()
        rewrite = rewritten is None or now - rewritten >= REWRITE_EVERY
        round_ = asyncio.ensure_future(
            asyncio.to_thread(_round, engine, retention, now, rewrite, also)
        )
        try:
            done = await asyncio.shield(round_)
            if done.scrubbed and not done.busy:
                rewritten = now if rewrite or done.total else rewritten
            else:
                rewritten = None
            if done.total:
                logger.info("purged %s", done.counts)
        except RegistryError as error:
            logger.error("the purge failed and is tried again: %s", error)
        except asyncio.CancelledError:
            await asyncio.wait([round_])
            raise
        await asyncio.sleep(every.total_seconds())


def _round(
    engine: Engine,
    retention: Retention,
    now: datetime,
    rewrite: bool,
    also: Sequence[Callable[[datetime], object]],
) -> Purged:
    for job in also:
        job(now)
    return purge(engine, retention, now, rewrite=rewrite)


def _due(retention: Retention, now: datetime) -> list[tuple[Table, ColumnElement[Boolean]]]:
    today = now.astimezone(timezone.utc).date()
    cutoff = retention.advies_cutoff(today)
    old = adviezen.c.last_contact < cutoff
    return [
        (conversations, conversations.c.last_message < retention.gesprek_cutoff(now)),
        (intakes, intakes.c.expires <= now),
        (tries, tries.c.last < now - TRIES_KEPT),
        # Said here too, not left to the foreign key alone: contact data must go.
        (
            toestemmingen,
            toestemmingen.c.dossiernummer.in_(select(adviezen.c.dossiernummer).where(old)),
        ),
        (adviezen, old),
        (waarderingen, waarderingen.c.day < retention.ratings_cutoff(today)),
    ]


def _alone(connection: Connection) -> bool:
    """Whether no other process is purging; SQLite's write lock has seen to that already."""
    if connection.dialect.name != "postgresql":
        return True
    query = text("SELECT pg_try_advisory_xact_lock(:key)")
    return bool(connection.execute(query, {"key": _PURGE_LOCK}).scalar_one())
