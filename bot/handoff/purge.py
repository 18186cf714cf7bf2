"""Erases what has been kept long enough.

| what                                    | how long                                       |
| --------------------------------------- | ---------------------------------------------- |
| name and number of a terugbelverzoek    | until it is done or withdrawn, at most 7 days  |
| messages, pseudonym of the conversation | at most 24 hours after the last message or end |
| handoffs (closed lists) and the log     | 2 years                                        |
| outbox of the webhook                   | until delivered, at most 3 days                |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql.selectable import ScalarSelect

from bot.handoff import outbox
from bot.handoff.callback import KEPT as CALLBACK_KEPT
from bot.handoff.model import handoff_of
from bot.handoff.requests import end_by_visitor, erase_contact
from bot.handoff.store import SYSTEM, change, changing
from bot.handoff.tables import (
    handoff_callbacks,
    handoff_log,
    handoff_messages,
    handoff_outbox,
    handoffs,
)
from bot.handoff.values import LIVE_KINDS, OPEN_STATUSES
from bot.registry.database import reading
from bot.registry.settings import PURGE_MARGIN, Retention
from bot.registry.traces import scrub

YEARS_KEPT = 2


@dataclass(frozen=True)
class Purged:
    """How many of each were erased."""

    callbacks: int
    messages: int
    handoffs: int
    log: int

    @property
    def anything(self) -> bool:
        """Whether anything was erased."""
        return any((self.callbacks, self.messages, self.handoffs, self.log))


def purge(engine: Engine, retention: Retention, now: datetime) -> Purged:
    """Erase what is overdue at `now` (timezone-aware); call it every few minutes.

    A terugbelverzoek whose data are erased after 7 days becomes verlopen in the same transaction:
    nobody can call any more. So does a talk in which nothing was written for as long as a
    conversation is kept and that nobody closed.

    Raises:
        RegistryUnavailableError: when the database cannot be written.
    """
    with changing(engine) as connection:
        _abandoned(connection, retention.gesprek_cutoff(now), now)
        purged = Purged(
            callbacks=_callbacks(connection, now),
            messages=_conversations(connection, retention.gesprek_cutoff(now)),
            handoffs=_older_than_two_years(connection, now),
            log=_log(connection, now),
        )
        _outbox(connection, now)
    if purged.anything:
        scrub(engine, rewrite=bool(purged.callbacks or purged.messages))
    return purged


def forget_conversation(engine: Engine, conversation_id: str, now: datetime) -> bool:
    """The visitor erases the conversation: open handoffs end, messages and pseudonym go at once.

    What stays is who picked up what when, from closed lists. Says whether there was anything.
    """
    with reading(engine) as connection:
        ids = _ids_of(connection, conversation_id)
    for handoff_id in ids:
        end_by_visitor(engine, handoff_id, now)
    with changing(engine) as connection:
        ids = _ids_of(connection, conversation_id)
        connection.execute(delete(handoff_messages).where(handoff_messages.c.handoff_id.in_(ids)))
        connection.execute(
            update(handoffs).where(handoffs.c.id.in_(ids)).values(conversation_id=None)
        )
    if ids:
        scrub(engine, rewrite=False)
    return bool(ids)


def retention_lines(retention: Retention) -> dict[str, str]:
    """How long each table's rows are kept, in Dutch: for the privacy report."""
    hours = retention.gesprek.total_seconds() / 3600
    return {
        "handoffs": f"{YEARS_KEPT} jaar; het pseudoniem van het gesprek hooguit {hours:g} uur "
        "na het einde",
        "handoff_messages": f"hooguit {hours:g} uur na het laatste bericht",
        "handoff_callbacks": "tot er is gebeld of het verzoek is ingetrokken, en hooguit "
        f"{CALLBACK_KEPT.days} dagen",
        "handoff_log": f"{YEARS_KEPT} jaar",
        "handoff_outbox": f"tot het is bezorgd, en hooguit {outbox.KEPT.days} dagen",
    }


def _ids_of(connection: Connection, conversation_id: str) -> list[str]:
    query = select(handoffs.c.id).where(handoffs.c.conversation_id == conversation_id)
    return list(connection.execute(query).scalars())


def _callbacks(connection: Connection, now: datetime) -> int:
    late = handoff_callbacks.c.created < now - CALLBACK_KEPT + PURGE_MARGIN
    ids = connection.execute(select(handoff_callbacks.c.handoff_id).where(late)).scalars().all()
    for handoff_id in ids:
        erase_contact(connection, handoff_id)
        row = connection.execute(select(handoffs).where(handoffs.c.id == handoff_id)).one()
        if row.status in OPEN_STATUSES:
            change(connection, handoff_of(row), "verlopen", SYSTEM, now)
    return len(ids)


def _abandoned(connection: Connection, cutoff: datetime, now: datetime) -> None:
    """Talks that nobody wrote in any more and nobody closed end, so that their data go in time."""
    newest = _newest_message()
    query = (
        select(handoffs)
        .where(handoffs.c.status == "opgepakt")
        .where(handoffs.c.kind.in_(LIVE_KINDS))
        .where(handoffs.c.picked_up < cutoff)
        .where(handoffs.c.waiting_since < cutoff)
        .where(or_(newest.is_(None), newest < cutoff))
    )
    for row in connection.execute(query).all():
        change(connection, handoff_of(row), "verlopen", SYSTEM, now)


def _newest_message() -> ScalarSelect:
    return (
        select(func.max(handoff_messages.c.at))
        .where(handoff_messages.c.handoff_id == handoffs.c.id)
        .scalar_subquery()
    )


def _conversations(connection: Connection, cutoff: datetime) -> int:
    """Messages of handoffs in which nothing was written since `cutoff`, and ended pseudonyms."""
    silent = select(handoffs.c.id).where(_newest_message() < cutoff)
    done = connection.execute(
        delete(handoff_messages).where(handoff_messages.c.handoff_id.in_(silent))
    )
    connection.execute(
        update(handoffs)
        .where(handoffs.c.ended < cutoff)
        .where(handoffs.c.conversation_id.is_not(None))
        .values(conversation_id=None)
    )
    return int(done.rowcount)


def _older_than_two_years(connection: Connection, now: datetime) -> int:
    done = connection.execute(delete(handoffs).where(handoffs.c.ended < _two_years_before(now)))
    return int(done.rowcount)


def _log(connection: Connection, now: datetime) -> int:
    # A day more than two years: the log's trigger goes by the database's own clock.
    cutoff = _two_years_before(now) - timedelta(days=1)
    done = connection.execute(delete(handoff_log).where(handoff_log.c.at < cutoff))
    return int(done.rowcount)


def _outbox(connection: Connection, now: datetime) -> None:
    delivered = handoff_outbox.c.delivered.is_(True)
    late = handoff_outbox.c.created < now - outbox.KEPT
    connection.execute(delete(handoff_outbox).where(or_(delivered, late)))


def _two_years_before(now: datetime) -> datetime:
    try:
        return now.replace(year=now.year - YEARS_KEPT)
    except ValueError:  # 29 February
        return now.replace(year=now.year - YEARS_KEPT, day=28)
