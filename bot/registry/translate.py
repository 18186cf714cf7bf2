"""From a database error to one of ours: what is wrong and what to do, without any value."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError, TimeoutError

from bot.registry.errors import (
    RegistryDamagedError,
    RegistryFullError,
    RegistryGoneError,
    RegistryLockedError,
    RegistryReadOnlyError,
    RegistryUnavailableError,
)

_SQLITE: tuple[tuple[str, type[RegistryUnavailableError]], ...] = (
    ("disk is full", RegistryFullError),
    ("disk i/o error", RegistryFullError),  # -wal or -shm could not grow
    ("is locked", RegistryLockedError),
    ("readonly", RegistryReadOnlyError),
    ("read-only", RegistryReadOnlyError),
    ("unable to open", RegistryReadOnlyError),
    ("malformed", RegistryDamagedError),
    ("not a database", RegistryDamagedError),
    ("no such table", RegistryDamagedError),
    ("no such column", RegistryDamagedError),
)
# SQLSTATE, or its first two characters: https://www.postgresql.org/docs/15/errcodes-appendix.html
_POSTGRES: tuple[tuple[str, type[RegistryUnavailableError]], ...] = (
    ("53100", RegistryFullError),
    ("55P03", RegistryLockedError),
    ("57014", RegistryLockedError),
    ("40", RegistryLockedError),
    ("25006", RegistryReadOnlyError),
    ("42501", RegistryReadOnlyError),
    ("42P01", RegistryDamagedError),
    ("42703", RegistryDamagedError),
    ("XX", RegistryDamagedError),
    ("08", RegistryGoneError),
    ("28", RegistryGoneError),
    ("3D", RegistryGoneError),
    ("53", RegistryGoneError),
    ("57P", RegistryGoneError),
)
_TEXTS: dict[type[RegistryUnavailableError], str] = {
    RegistryFullError: "There is no room to write in {place}. Free disk space; nothing was lost.",
    RegistryLockedError: (
        "{place} is held by another process. Wait or stop that process, then try again."
    ),
    RegistryReadOnlyError: (
        "{place} cannot be opened or written. Check the rights of the folder and the file, "
        "or name another folder in ADVIESCHAT_DATA_DIR."
    ),
    RegistryGoneError: (
        "{place} cannot be reached. Check that PostgreSQL runs and that ADVIESCHAT_DATABASE_URL "
        "is right; open work was rolled back."
    ),
    RegistryDamagedError: (
        "{place} is no healthy Advieschat database. Put back a copy, or move the file away to "
        "begin with an empty one. Tables that miss are made by starting `advieschat serve`."
    ),
    RegistryUnavailableError: "{place} did not do what was asked ({kind}). Nothing was written.",
}


def translate(error: SQLAlchemyError, engine: Engine) -> Exception:
    """The error of ours that says the same as `error`; its message names no value.

    A mistake of the caller that SQLAlchemy wrapped (a moment without a time zone) comes out as it
    was.
    """
    wrapped = getattr(error, "orig", None)
    if not isinstance(error, DBAPIError) and isinstance(wrapped, Exception):
        return wrapped
    kind = _kind(error, engine.dialect.name)
    place = _place(engine)
    return kind(_TEXTS[kind].format(place=place, kind=type(error).__name__))


def _kind(error: SQLAlchemyError, dialect: str) -> type[RegistryUnavailableError]:
    if isinstance(error, TimeoutError):
        return RegistryLockedError  # every connection of the pool is in use
    if not isinstance(error, DBAPIError) or isinstance(error, IntegrityError):
        return RegistryUnavailableError
    if dialect == "sqlite":
        said = str(error.orig).lower()
        return next((kind for words, kind in _SQLITE if words in said), RegistryUnavailableError)
    code = getattr(error.orig, "pgcode", None)
    if code is None:
        # psycopg2 has no code for a connection that was refused or broke.
        return RegistryGoneError
    return next((kind for start, kind in _POSTGRES if code.startswith(start)), _OTHER)


_OTHER = RegistryUnavailableError


def _place(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return f"The database {engine.url.database or ':memory:'}"
    return f"The PostgreSQL database {engine.url.database!r} at {engine.url.host or 'localhost'}"
