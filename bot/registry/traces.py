"""Removes what deleted rows leave behind in the database's files."""

from __future__ import annotations

import logging
import sqlite3

from sqlalchemy import inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

logger = logging.getLogger(__name__)


def scrub(engine: Engine, *, rewrite: bool = True) -> bool:
    """Take the bytes of deleted rows out of the files; says whether that worked now.

    SQLite overwrites a deleted row at once (secure_delete). Here its write-ahead log is emptied
    into the main file and cut off, and with `rewrite` the file is built anew, so that copies of a
    row that moved between pages go too. PostgreSQL writes its tables anew (VACUUM FULL) with
    `rewrite`; its own log (pg_wal) is overwritten in its own time.

    Another process can be in the way: then it is for the next time, and never an error, because
    the rows themselves are deleted already.
    """
    try:
        return (_sqlite if engine.dialect.name == "sqlite" else _postgres)(engine, rewrite)
    except (SQLAlchemyError, sqlite3.Error) as error:
        logger.warning("the traces of deleted rows stay until next time: %s", type(error).__name__)
        return False


def _sqlite(engine: Engine, rewrite: bool) -> bool:
    # VACUUM cannot run in a transaction, and SQLAlchemy begins one for everything it executes.
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        if rewrite:
            cursor.execute("VACUUM", ())
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)", ())
        row = cursor.fetchone()  # (busy, frames in the log, frames moved)
        cursor.close()
        return row is not None and row[0] == 0
    finally:
        raw.close()


def _postgres(engine: Engine, rewrite: bool) -> bool:
    if rewrite:
        autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
        with autocommit.connect() as connection:
            for name in inspect(connection).get_table_names():
                connection.exec_driver_sql(f'VACUUM FULL "{name}"')
    return True
