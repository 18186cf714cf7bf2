"""The desk's own log: who logged in and who changed accounts; append-only, kept two years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from bot.desk.tables import log, sessions, tries
from bot.desk.values import Event
from bot.registry.database import reading, writing

KEPT = timedelta(days=731)  # two years, and the triggers of `tables` refuse anything younger
_LOOSE_KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Entry:
    """One line of the log.

    Attributes:
        at: moment.
        medewerker: who did it.
        event: what.
        about: the account it was about, when that is another one.
    """

    at: datetime
    medewerker: str
    event: Event
    about: str | None


def write_entry(
    connection: Connection, now: datetime, medewerker: str, event: Event, about: str | None = None
) -> None:
    """Add a line, in the transaction of what it tells about."""
    connection.execute(log.insert().values(at=now, medewerker=medewerker, event=event, about=about))


def entries(engine: Engine, most: int = 200, before: int | None = None) -> list[Entry]:
    """The newest lines, newest first.

    Args:
        engine: the database.
        most: how many at most.
        before: only lines older than this sequence number.
    """
    query = select(log).order_by(log.c.seq.desc()).limit(most)
    if before is not None:
        query = query.where(log.c.seq < before)
    with reading(engine) as connection:
        rows = connection.execute(query).mappings().all()
    return [Entry(row["at"], row["medewerker"], row["event"], row["about"]) for row in rows]


def purge_desk(engine: Engine, now: datetime) -> int:
    """Delete sessions and wrong logins of more than a day ago and log lines of more than two years.

    Gives the number of rows deleted; for the same rounds as `bot.registry.retention.purge`.
    """
    due = (
        (sessions, sessions.c.last_seen < now - _LOOSE_KEPT),
        (tries, tries.c.last < now - _LOOSE_KEPT),
        (log, log.c.at < now - KEPT),
    )
    with writing(engine) as connection:
        return sum(int(connection.execute(delete(table).where(old)).rowcount) for table, old in due)


def retention_lines() -> dict[str, str]:
    """How long each table's rows are kept, in Dutch: for the privacy report."""
    hours = _LOOSE_KEPT // timedelta(hours=1)
    return {
        "desk_medewerkers": "tot het account wordt verwijderd",
        "desk_sessions": f"tot het einde van de sessie, en hooguit {hours} uur daarna",
        "desk_tries": f"{hours} uur na de laatste poging",
        "desk_log": "2 jaar",
        "desk_options": "zolang de desk bestaat",
    }
