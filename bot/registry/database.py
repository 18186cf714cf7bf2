"""Opens the database: SQLite by default, PostgreSQL by `ADVIESCHAT_DATABASE_URL`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import RegistryError
from bot.settings import Settings


def open_engine(settings: Settings) -> Engine:
    """An engine for the database of `settings`; makes the data folder when it is missing.

    Raises:
        RegistryError: when the data folder cannot be made or the URL cannot be used.
    """
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegistryError(
            f"The data folder {settings.data_dir} cannot be made ({error.strerror}). "
            "Name another one in ADVIESCHAT_DATA_DIR."
        ) from error
    try:
        engine = create_engine(settings.database_url, future=True, **_options(settings))
    except SQLAlchemyError as error:
        raise RegistryError(
            f"ADVIESCHAT_DATABASE_URL cannot be used ({type(error).__name__}). "
            "Use sqlite:///path or postgresql://user@host/name."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _options(settings: Settings) -> dict[str, Any]:
    if settings.database_url.startswith("sqlite"):
        return {"connect_args": {"timeout": 10, "check_same_thread": False}}
    return {"pool_size": 5, "max_overflow": 10, "pool_pre_ping": True}


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # Deleted rows are overwritten in the file, not only forgotten by the index.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()
