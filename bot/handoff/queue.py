"""The queue: who is first, how long it takes, and who has waited too long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection, Engine, Row

from bot.handoff.model import Handoff, LogEntry, Overview, handoff_of, log_entry_of
from bot.handoff.settings import DEFAULT_LIMITS, WaitingLimits
from bot.handoff.store import SYSTEM, change, changing, find, medewerker_actor, record
from bot.handoff.tables import handoff_callbacks, handoff_log, handoff_messages, handoffs
from bot.handoff.values import KINDS, LIVE_KINDS, OPEN_STATUSES, Kind
from bot.registry.database import reading
from bot.registry.values import one_of, regio_ids

# How far back the waiting time looks, and how many answers it needs before it says anything.
LOOK_BACK = timedelta(hours=3)
FEWEST_ANSWERS = 3


def list_open(
    engine: Engine,
    regio: str | None = None,
    kind: Kind | None = None,
    medewerker: str | None = None,
) -> list[Handoff]:
    """Open handoffs, danger first, then by the time they were asked for.

    Args:
        engine: where handoffs are kept.
        regio: only this region's.
        kind: only this kind.
        medewerker: only those that this medewerker has.

    Raises:
        ClosedListError: when the region or the kind does not exist.
    """
    one_of(regio, regio_ids(), "regio")
    one_of(kind, KINDS, "kind")
    query = select(handoffs).where(handoffs.c.status.in_(OPEN_STATUSES)).order_by(*_IN_TURN)
    if regio is not None:
        query = query.where(handoffs.c.regio == regio)
    if kind is not None:
        query = query.where(handoffs.c.kind == kind)
    if medewerker is not None:
        query = query.where(handoffs.c.medewerker == medewerker)
    with reading(engine) as connection:
        return [handoff_of(row) for row in connection.execute(query)]


def position(engine: Engine, handoff_id: str) -> int | None:
    """The place in the queue, 1 is next; None when it does not wait (any more).

    Those of the same region and those without a region compete for the same medewerkers; who has
    no region competes with everybody. Danger goes first, then who asked first.

    Raises:
        HandoffNotFoundError: when there is none.
    """
    with reading(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.status != "wachtend":
            return None
        kinds = LIVE_KINDS if handoff.is_live else (handoff.kind,)
        table = handoffs.c
        earlier = or_(
            table.created < handoff.created,
            and_(table.created == handoff.created, table.id < handoff.id),
        )
        danger = table.acuut.is_(True)
        ahead = and_(danger, earlier) if handoff.acuut else or_(danger, earlier)
        query = (
            select(func.count())
            .where(table.status == "wachtend")
            .where(table.kind.in_(kinds))
            .where(table.id != handoff.id)
            .where(ahead)
        )
        if handoff.regio is not None:
            query = query.where(or_(table.regio == handoff.regio, table.regio.is_(None)))
        return int(connection.execute(query).scalar_one()) + 1


def expected_wait(engine: Engine, now: datetime, regio: str | None) -> timedelta | None:
    """How long a chat or melding waits, from the last hours; None is "dat weten we niet".

    The median (Kaplan–Meier: who still waits or left counts as "at least this long"), so that
    hours in which few were answered do not look short. None with fewer than three answers, or when
    fewer than half were answered.

    Args:
        engine: where handoffs are kept.
        now: the moment, timezone-aware.
        regio: only that region's, or None for all.
    """
    table = handoffs.c
    query = (
        select(table.created, table.picked_up, table.ended)
        .where(table.kind.in_(LIVE_KINDS))
        .where(
            or_(
                table.created >= now - LOOK_BACK,
                table.picked_up >= now - LOOK_BACK,
                table.status == "wachtend",
            )
        )
    )
    if regio is not None:
        query = query.where(table.regio == regio)
    with reading(engine) as connection:
        waits = sorted(_wait(row, now) for row in connection.execute(query))
    if sum(1 for _, left_first in waits if not left_first) < FEWEST_ANSWERS:
        return None
    return _median(waits)


def expire_waiting(
    engine: Engine, now: datetime, limits: WaitingLimits = DEFAULT_LIMITS
) -> list[Handoff]:
    """End chats and meldingen that nobody picked up in time; those that ended now.

    Tell each visitor at once, with 0800-2000 and the offer of a terugbelverzoek.
    A terugbelverzoek does not expire here but with its contact data (`bot.handoff.purge`).
    """
    with reading(engine) as connection:
        late = _waiting_before(connection, now - limits.expire)
    return end_waiting(engine, [one.id for one in late], now)


def end_waiting(engine: Engine, ids: Sequence[str], now: datetime) -> list[Handoff]:
    """End those of `ids` that nobody picked up meanwhile, as verlopen; the usual case writes nothing."""
    if not ids:
        return []
    with changing(engine) as connection:
        late = [one for one in _waiting_before(connection, now) if one.id in ids]
        return [change(connection, one, "verlopen", SYSTEM, now) for one in late]


def waited_too_long(
    engine: Engine, now: datetime, limits: WaitingLimits = DEFAULT_LIMITS
) -> list[Handoff]:
    """Chats and meldingen still waiting after `limits.say_so`: tell those visitors (`add_notice`)."""
    with reading(engine) as connection:
        return _waiting_before(connection, now - limits.say_so)


def overview(engine: Engine, handoff_id: str, now: datetime) -> Overview:
    """What a medewerker sees before picking up; use `look_at` when a medewerker opens it.

    Raises:
        HandoffNotFoundError: when there is none.
    """
    with reading(engine) as connection:
        return _overview(connection, find(connection, handoff_id), now)


def look_at(engine: Engine, handoff_id: str, medewerker: str, now: datetime) -> Overview:
    """The overview, with a line in the log that this medewerker opened it.

    Raises:
        HandoffNotFoundError: when there is none.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        record(connection, handoff, "bekeken", medewerker_actor(medewerker), now)
        return _overview(connection, handoff, now)


def log_of(engine: Engine, handoff_id: str) -> list[LogEntry]:
    """Everything that happened to one handoff, in order."""
    query = (
        select(handoff_log)
        .where(handoff_log.c.handoff_id == handoff_id)
        .order_by(handoff_log.c.seq)
    )
    with reading(engine) as connection:
        return [log_entry_of(row) for row in connection.execute(query)]


def changes_after(engine: Engine, seq: int, most: int = 500) -> list[LogEntry]:
    """What happened after log line `seq`, in order: for live updates and for beheerders."""
    query = (
        select(handoff_log).where(handoff_log.c.seq > seq).order_by(handoff_log.c.seq).limit(most)
    )
    with reading(engine) as connection:
        return [log_entry_of(row) for row in connection.execute(query)]


def log_page(engine: Engine, before: int | None = None, most: int = 100) -> list[LogEntry]:
    """The log from the newest line back, below line `before`: for beheerders to leaf through."""
    query = select(handoff_log).order_by(handoff_log.c.seq.desc()).limit(most)
    if before is not None:
        query = query.where(handoff_log.c.seq < before)
    with reading(engine) as connection:
        return [log_entry_of(row) for row in connection.execute(query)]


def newest_change(engine: Engine) -> int:
    """The log's newest line, 0 when there is none: where live updates begin."""
    with reading(engine) as connection:
        return int(connection.execute(select(func.max(handoff_log.c.seq))).scalar_one() or 0)


_IN_TURN = (handoffs.c.acuut.desc(), handoffs.c.created, handoffs.c.id)


def _waiting_before(connection: Connection, moment: datetime) -> list[Handoff]:
    query = (
        select(handoffs)
        .where(handoffs.c.status == "wachtend")
        .where(handoffs.c.kind.in_(LIVE_KINDS))
        .where(handoffs.c.waiting_since <= moment)
        .order_by(*_IN_TURN)
    )
    return [handoff_of(row) for row in connection.execute(query)]


def _overview(connection: Connection, handoff: Handoff, now: datetime) -> Overview:
    moment = connection.execute(
        select(handoff_callbacks.c.moment).where(handoff_callbacks.c.handoff_id == handoff.id)
    ).scalar_one_or_none()
    messages = connection.execute(
        select(func.count()).where(handoff_messages.c.handoff_id == handoff.id)
    ).scalar_one()
    until = now if handoff.status == "wachtend" else handoff.picked_up or handoff.ended or now
    return Overview(handoff, until - handoff.created, moment, int(messages))


def _wait(row: Row, now: datetime) -> tuple[timedelta, bool]:
    """How long it waited, and whether that ended (or goes on) without an answer."""
    if row.picked_up is not None:
        return row.picked_up - row.created, False
    return (row.ended or now) - row.created, True


def _median(waits: list[tuple[timedelta, bool]]) -> timedelta | None:
    """The Kaplan–Meier median; at equal times answers come before those who left (False < True)."""
    still_waiting = 1.0
    for number, (wait, unanswered) in enumerate(waits):
        if not unanswered:
            still_waiting *= 1 - 1 / (len(waits) - number)
        if still_waiting <= 0.5:
            return wait
    return None
