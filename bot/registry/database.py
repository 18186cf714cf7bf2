"""Opens the database: SQLite by default, PostgreSQL by `ADVIESCHAT_DATABASE_URL`.

Every use goes through `reading` or `writing`: one transaction, and database errors come out as
the errors of `bot.registry.errors`, without statement or values.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import RegistryError
from bot.registry.errors import RegistryReadOnlyError
from bot.registry.translate import translate
from bot.settings import Settings

LOCK_WAIT = 10  # seconds to wait for another process that writes
CONNECT_WAIT = 5  # seconds to wait for a database server


def open_engine(settings: Settings) -> Engine:
    """An engine for the database of `settings`; makes the data folder when it is missing.

    Raises:
        RegistryError: when the data folder cannot be made or the URL cannot be used.
    """
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RegistryReadOnlyError(
            f"The data folder {settings.data_dir} cannot be made ({error.strerror}). "
            "Name another one in ADVIESCHAT_DATA_DIR."
        ) from error
    try:
        engine: Engine = create_engine(
            settings.database_url, future=True, hide_parameters=True, **_options(settings)
        )
    except (SQLAlchemyError, ImportError) as error:
        raise RegistryError(
            f"ADVIESCHAT_DATABASE_URL cannot be used ({type(error).__name__}). "
            "Use sqlite:///path or postgresql://user@host/name."
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read with.

    Raises:
        RegistryUnavailableError: when the database cannot be read.
    """
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise translate(error, engine) from None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: all of it is written at the end, or nothing when anything is raised.

    On SQLite it takes the write lock at the start, so that what was read in it still holds when
    it is written.

    Raises:
        RegistryUnavailableError: when the database cannot be written.
    """
    try:
        with engine.execution_options(write=True).begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise translate(error, engine) from None


def database_file(engine: Engine) -> Path | None:
    """The SQLite file, or None for PostgreSQL and for a database in memory."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name)


def _options(settings: Settings) -> dict[str, Any]:
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        # SQLAlchemy 1.4 would open and close the file for every transaction, and SQLite moves its
        # log into the file at every last close (a write and a read: 10 ms against 3 ms, measured).
        pool = {} if url.database in (None, "", ":memory:") else {"poolclass": QueuePool}
        return {"connect_args": {"timeout": LOCK_WAIT, "check_same_thread": False}, **pool}
    # A lock that another process does not give back is an error we can tell about, not a hang.
    options = f"-c lock_timeout={LOCK_WAIT}s -c statement_timeout=60s"
    return {
        "pool_size": 5,
        "max_overflow": 10,
        "pool_pre_ping": True,
        "connect_args": {"connect_timeout": CONNECT_WAIT, "options": options},
    }


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # pysqlite's own transactions begin late and leave out DDL: we say BEGIN ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    # Pages, sort runs and the copy that VACUUM makes stay out of /tmp.
    cursor.execute("PRAGMA temp_store = MEMORY")
    # Deleted rows are overwritten in the file, not only forgotten by the index.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    name = cursor.execute("PRAGMA database_list").fetchone()[2]
    cursor.close()
    if name:
        _keep_private(Path(name))


def _keep_private(file: Path) -> None:
    """Readable by this user only; SQLite gives -wal and -shm the rights of the main file."""
    try:
        if file.stat().st_uid == os.getuid() and file.stat().st_mode & 0o077:
            file.chmod(0o600)
            for suffix in ("-wal", "-shm"):
                beside = file.with_name(file.name + suffix)
                if beside.exists():
                    beside.chmod(0o600)
    except OSError:
        # A read-only folder: the rights are not ours to change, and reading still works.
        return


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
