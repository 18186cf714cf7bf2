"""Reads and changes handoffs inside a transaction: the change, its log line and its outbox line
are written together or not at all, before anybody hears of them.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.engine import Connection, Engine

from bot.handoff.errors import (
    AlreadyPickedUpError,
    HandoffNotFoundError,
    NotYourHandoffError,
    TransitionError,
)
from bot.handoff.model import Handoff, handoff_of
from bot.handoff.outbox import enqueue
from bot.handoff.states import Action, status_after
from bot.handoff.tables import handoff_log, handoffs
from bot.handoff.values import OPEN_STATUSES, Side
from bot.registry.database import writing
from bot.registry.errors import ClosedListError

# Any number will do; all processes that share a database must use the same one.
_QUEUE_LOCK = 72_623_859_790_382_857
_ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")


@dataclass(frozen=True)
class Actor:
    """Who does it; `medewerker` is an account's id when `side` is "medewerker"."""

    side: Side
    medewerker: str | None = None


VISITOR = Actor("bezoeker")
SYSTEM = Actor("systeem")


def medewerker_actor(medewerker: str) -> Actor:
    """A medewerker, by account id.

    Raises:
        ClosedListError: when it cannot be an account's id: free text never comes in the log.
    """
    if not _ACCOUNT.fullmatch(medewerker):
        raise ClosedListError("The id of the medewerker is no account's id; nothing was done.")
    return Actor("medewerker", medewerker)


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """A transaction in which handoffs may change; one at a time over all processes.

    SQLite takes its write lock at the start, PostgreSQL an advisory lock. So what was read in it
    still holds when it is written, and sequence numbers become visible in their own order: who
    reads "everything after 7" never misses a 6 that was written later.
    """
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _QUEUE_LOCK})
        yield connection


def new_id() -> str:
    """A random id that cannot be guessed (128 bits)."""
    return secrets.token_urlsafe(16)


def find(connection: Connection, handoff_id: str) -> Handoff:
    """The handoff with this id.

    Raises:
        HandoffNotFoundError: when there is none.
    """
    row = connection.execute(select(handoffs).where(handoffs.c.id == handoff_id)).one_or_none()
    if row is None:
        raise HandoffNotFoundError
    return handoff_of(row)


def find_open(connection: Connection, conversation_id: str) -> list[Handoff]:
    """The open handoffs of a conversation: at most one live one and one terugbelverzoek."""
    query = (
        select(handoffs)
        .where(handoffs.c.conversation_id == conversation_id)
        .where(handoffs.c.status.in_(OPEN_STATUSES))
        .order_by(handoffs.c.kind == "terugbelverzoek", handoffs.c.created)
    )
    return [handoff_of(row) for row in connection.execute(query)]


def add(connection: Connection, values: dict[str, Any], now: datetime) -> Handoff:
    """Write a new handoff in the queue."""
    handoff_id = new_id()
    connection.execute(
        insert(handoffs).values(
            id=handoff_id, status="wachtend", created=now, waiting_since=now, **values
        )
    )
    handoff = find(connection, handoff_id)
    record(connection, handoff, "aangevraagd", VISITOR, now, detail=handoff.reason)
    enqueue(connection, handoff, "aangevraagd", now)
    return handoff


def change(
    connection: Connection,
    handoff: Handoff,
    action: Action,
    actor: Actor,
    now: datetime,
    *,
    detail: str | None = None,
    **values: Any,
) -> Handoff:
    """Do `action` with `handoff` as it was read; compare-and-set on its status and medewerker.

    Raises:
        AlreadyEndedError, TransitionError: when the table of states does not have this change.
        AlreadyPickedUpError: when a colleague was first.
    """
    values["status"] = status_after(handoff.status, action)
    if values["status"] not in OPEN_STATUSES:
        values["ended"] = now
    done = connection.execute(
        update(handoffs)
        .where(handoffs.c.id == handoff.id)
        .where(handoffs.c.status == handoff.status)
        .where(handoffs.c.medewerker.is_not_distinct_from(handoff.medewerker))
        .values(**values)
    )
    after = find(connection, handoff.id)
    if done.rowcount == 0:
        if after.medewerker is not None and after.is_open:
            raise AlreadyPickedUpError(after.medewerker)
        # What was read is no longer so; the lock of `changing` makes this impossible.
        status_after(after.status, action)
        raise TransitionError(after.status)
    record(connection, after, action, actor, now, detail=detail)
    enqueue(connection, after, action, now)
    return after


def record(
    connection: Connection,
    handoff: Handoff,
    action: Action,
    actor: Actor,
    now: datetime,
    *,
    detail: str | None = None,
) -> None:
    """Write a line in the log."""
    connection.execute(
        insert(handoff_log).values(
            handoff_id=handoff.id,
            at=now,
            side=actor.side,
            medewerker=actor.medewerker,
            action=action,
            status=handoff.status,
            kind=handoff.kind,
            regio=handoff.regio,
            detail=detail,
        )
    )


def require_own(handoff: Handoff, medewerker: str) -> None:
    """Only who has it may go on with it.

    Raises:
        AlreadyEndedError: when it has ended.
        TransitionError: when nobody has it.
        NotYourHandoffError: when a colleague has it.
    """
    if handoff.status != "opgepakt":
        status_after(handoff.status, "afgerond")
    if handoff.medewerker is not None and handoff.medewerker != medewerker:
        raise NotYourHandoffError(handoff.medewerker)
