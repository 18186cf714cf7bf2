"""The webhook's outbox: a line is written in the transaction of the change it tells about."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.handoff.model import Handoff
from bot.handoff.states import Action
from bot.handoff.tables import handoff_outbox
from bot.registry.database import reading, writing

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
# A receiver that is away longer misses the oldest news; `advieschat handoffs --json` has the state.
KEPT = timedelta(days=3)
# While one process delivers a line no other takes it; after a kill it comes free again.
LEASE = timedelta(seconds=60)


def enqueue(connection: Connection, handoff: Handoff, action: Action, now: datetime) -> None:
    """Write what changed; the payload holds nothing personal, not even the conversation's id."""
    payload = {
        "type": f"handoff.{action}",
        "timestamp": now.isoformat(),
        "data": {
            "id": handoff.id,
            "kind": handoff.kind,
            "status": handoff.status,
            "regio": handoff.regio,
            "acuut": handoff.acuut,
            "created": handoff.created.isoformat(),
        },
    }
    connection.execute(
        insert(handoff_outbox).values(
            delivery_id=f"msg_{uuid.uuid4().hex}",
            handoff_id=handoff.id,
            payload=payload,
            created=now,
            attempts=0,
            next_try=now,
            delivered=False,
        )
    )


def take_due(engine: Engine, now: datetime, most: int = 20) -> list[dict[str, Any]]:
    """Lines to deliver now, claimed for `LEASE`; per handoff only the oldest, to keep its order."""
    table = handoff_outbox
    older = table.alias()
    waits_for_older = (
        select(older.c.seq)
        .where(older.c.handoff_id == table.c.handoff_id)
        .where(older.c.delivered.is_(False))
        .where(older.c.seq < table.c.seq)
        .exists()
    )
    query = (
        select(table)
        .where(table.c.delivered.is_(False))
        .where(table.c.next_try <= now)
        .where(~waits_for_older)
        .order_by(table.c.seq)
        .limit(most)
    )
    with reading(engine) as connection:
        found = connection.execute(query).all()
    if not found:
        return []  # the usual case writes nothing
    with writing(engine) as connection:
        return [dict(row._mapping) for row in found if _claim(connection, row, now)]


def _claim(connection: Connection, row: Row, now: datetime) -> bool:
    done = connection.execute(
        update(handoff_outbox)
        .where(handoff_outbox.c.seq == row.seq)
        .where(handoff_outbox.c.delivered.is_(False))
        .where(handoff_outbox.c.next_try == row.next_try)
        .values(next_try=now + LEASE)
    )
    return bool(done.rowcount)


def mark_delivered(engine: Engine, seq: int) -> None:
    """The receiver has it."""
    with writing(engine) as connection:
        connection.execute(
            update(handoff_outbox).where(handoff_outbox.c.seq == seq).values(delivered=True)
        )


def mark_failed(engine: Engine, seq: int, attempts: int, now: datetime) -> datetime:
    """Try again later: 5 s, 10 s, 20 s … up to an hour; the moment of the next try."""
    wait: timedelta = min(FIRST_WAIT * (1 << min(attempts, 20)), LONGEST_WAIT)
    with writing(engine) as connection:
        connection.execute(
            update(handoff_outbox)
            .where(handoff_outbox.c.seq == seq)
            .values(attempts=attempts + 1, next_try=now + wait)
        )
    return now + wait
