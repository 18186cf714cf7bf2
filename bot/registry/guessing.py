"""Slows down who tries codes: per dossiernummer and in general, without knowing who it is.

A try is written down as failed before it is checked, and taken back when it was right: tries at
the same moment, in several processes, cannot slip through together. No IP address is used.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from bot.registry.codes import Dossiernummer
from bot.registry.database import writing
from bot.registry.errors import TooManyTriesError
from bot.registry.tables import tries
from bot.registry.upsert import insert_if_missing

GENERAL = "algemeen"


class Pace:
    """How fast tries may follow each other.

    After `free` wrong codes the wait is `first`, and doubles with each wrong code, up to `most`.
    After `forget` without a wrong code the count begins again.
    """

    def __init__(self, free: int, first: timedelta, most: timedelta, forget: timedelta) -> None:
        self.free = free
        self.first = first
        self.most = most
        self.forget = forget

    def wait_after(self, failures: int) -> timedelta:
        """How long to wait after this many wrong codes in a row."""
        over = failures - self.free
        if over < 0:
            return timedelta(0)
        # 2**20 seconds is longer than any `most`: no need for larger numbers.
        return min(self.first * (1 << min(over, 20)), self.most)


PER_DOSSIER = Pace(
    free=3, first=timedelta(seconds=30), most=timedelta(hours=1), forget=timedelta(hours=24)
)
# Who mistypes must not wait long for what a stranger does; the code's 53 bits do the rest.
IN_GENERAL = Pace(
    free=20, first=timedelta(seconds=1), most=timedelta(seconds=5), forget=timedelta(minutes=10)
)


class GuessingGuard:
    """Counts wrong codes in the table `tries`."""

    def __init__(
        self, engine: Engine, per_dossier: Pace = PER_DOSSIER, in_general: Pace = IN_GENERAL
    ) -> None:
        self._engine = engine
        self._per_dossier = per_dossier
        self._in_general = in_general

    def claim(self, number: Dossiernummer | None, now: datetime) -> None:
        """Count a try, as wrong until `right` is called; None for no well-formed number.

        Raises:
            TooManyTriesError: when it is too early; the try then does not count.
        """
        with writing(self._engine) as connection:
            # The same order everywhere, so that two processes cannot wait for each other.
            paces = [(GENERAL, self._in_general)]
            if number is not None:
                paces.append((number, self._per_dossier))
            rows = [(key, pace, _count(connection, key, now)) for key, pace in paces]
            wait = max(next_try - now for _, _, (_, _, next_try) in rows)
            if wait > timedelta(0):
                raise TooManyTriesError(-int(-wait.total_seconds() // 1))
            for key, pace, (failures, last, _) in rows:
                failed = 1 if now - last > pace.forget else failures + 1
                _write(connection, key, failed, now, now + pace.wait_after(failed))

    def right(self, number: Dossiernummer, now: datetime) -> None:
        """The code was right: the dossier's count begins again, the general one goes one back."""
        with writing(self._engine) as connection:
            failures, last, _ = _count(connection, GENERAL, now)
            failed = max(failures - 1, 0)
            _write(connection, GENERAL, failed, last, last + self._in_general.wait_after(failed))
            connection.execute(tries.delete().where(tries.c.key == number))


def _count(connection: Connection, key: str, now: datetime) -> tuple[int, datetime, datetime]:
    """Failures, moment of the last one and moment of the next try; the row is locked."""
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
