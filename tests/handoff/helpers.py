"""What the tests of the handoffs share."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta, timezone

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.handoff.model import Facts, Handoff
from bot.handoff.requests import request_handoff
from bot.handoff.tables import handoff_log, handoff_outbox, handoffs
from bot.handoff.values import Kind, Reason
from bot.registry.consent import information
from bot.registry.database import reading
from bot.registry.intake import Consent
from bot.registry.settings import Retention

# A Wednesday afternoon.
NOW = datetime(2026, 3, 11, 14, 0, tzinfo=timezone.utc)
ANNA, BRAM = "anna", "bram"


def later(minutes: float) -> datetime:
    """So many minutes after NOW."""
    return NOW + timedelta(minutes=minutes)


def conversation() -> str:
    """A new pseudonym."""
    return uuid.uuid4().hex


def client_id() -> str:
    """A new id of a message."""
    return str(uuid.uuid4())


def ask(
    engine: Engine,
    kind: Kind = "chat",
    *,
    who: str | None = None,
    reason: Reason = "wens_medewerker",
    minutes: float = 0,
    **facts: object,
) -> Handoff:
    """Ask for a handoff."""
    return request_handoff(
        engine,
        who or conversation(),
        kind=kind,
        reason=reason,
        facts=Facts(**facts),  # type: ignore[arg-type]
        now=later(minutes),
    )


def consent(given: datetime = NOW) -> Consent:
    """A yes to the text that is told now."""
    return Consent(information("terugbellen", Retention()).version, given)


def count(engine: Engine, table_name: str = "handoffs") -> int:
    """How many rows there are."""
    table = {"handoffs": handoffs, "log": handoff_log, "outbox": handoff_outbox}[table_name]
    with reading(engine) as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def actions(engine: Engine, handoff_id: str) -> list[str]:
    """What the log says happened to a handoff."""
    query = (
        select(handoff_log.c.action)
        .where(handoff_log.c.handoff_id == handoff_id)
        .order_by(handoff_log.c.seq)
    )
    with reading(engine) as connection:
        return list(connection.execute(query).scalars())
