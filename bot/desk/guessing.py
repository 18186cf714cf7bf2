"""Slows down who guesses passwords and codes: per account and in general, kept in the database.

A try is written down as failed before it is checked, and taken back when it was right: tries at
the same moment, in several processes, cannot slip through together. No IP address is used. Also a
name that does not exist is counted, so that the wait does not tell which names do; what is kept is
its hash, because people type their password in the wrong field.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from bot.desk.errors import TooManyLoginsError
from bot.desk.tables import tries
from bot.registry.database import writing
from bot.registry.guessing import Pace
from bot.registry.upsert import insert_if_missing

GENERAL = "algemeen"
PER_ACCOUNT = Pace(
    free=4, first=timedelta(seconds=15), most=timedelta(minutes=15), forget=timedelta(hours=24)
)
# Somebody who mistypes must not wait long for what a stranger does: mild, and short.
IN_GENERAL = Pace(
    free=30, first=timedelta(seconds=1), most=timedelta(seconds=15), forget=timedelta(minutes=10)
)
KEPT = timedelta(hours=24)


class LoginGuard:
    """Counts wrong logins in the table `desk_tries`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, what: str, now: datetime) -> None:
        """Count a try at `what` (a name, or a name with the step), as wrong until `right`.

        Raises:
            TooManyLoginsError: when it is too early; the try then does not count.
        """
        with writing(self._engine) as connection:
            connection.execute(delete(tries).where(tries.c.last < now - KEPT))
            # The same order everywhere, so that two processes cannot wait for each other.
            paces = [(GENERAL, IN_GENERAL), (_key(what), PER_ACCOUNT)]
            rows = [(key, pace, _count(connection, key, now)) for key, pace in paces]
            wait = max(next_try - now for _, _, (_, _, next_try) in rows)
            if wait > timedelta(0):
                raise TooManyLoginsError(-int(-wait.total_seconds() // 1))
            for key, pace, (failures, last, _) in rows:
                failed = 1 if now - last > pace.forget else failures + 1
                _write(connection, key, failed, now, now + pace.wait_after(failed))

    def right(self, what: str, now: datetime) -> None:
        """The try was right: its count begins again, the general one goes one back."""
        with writing(self._engine) as connection:
            failures, last, _ = _count(connection, GENERAL, now)
            failed = max(failures - 1, 0)
            _write(connection, GENERAL, failed, last, last + IN_GENERAL.wait_after(failed))
            connection.execute(delete(tries).where(tries.c.key == _key(what)))


def _key(what: str) -> str:
    return hashlib.sha256(b"advieschat desk " + what.encode("utf-8", "replace")).hexdigest()


def _count(connection: Connection, key: str, now: datetime) -> tuple[int, datetime, datetime]:
    insert_if_missing(
        connection, tries, {"key": key}, {"failures": 0, "last": now, "next_try": now}
    )
    query = select(tries.c.failures, tries.c.last, tries.c.next_try).where(tries.c.key == key)
    failures, last, next_try = connection.execute(query.with_for_update()).one()
    return failures, last, next_try


def _write(
    connection: Connection, key: str, failures: int, last: datetime, next_try: datetime
) -> None:
    connection.execute(
        tries.update()
        .where(tries.c.key == key)
        .values(failures=failures, last=last, next_try=next_try)
    )
