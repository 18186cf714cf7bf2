"""Brings the database to the newest schema, or back, with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from bot.errors import RegistryError
from bot.registry.database import open_engine, writing
from bot.registry.errors import RegistryDamagedError
from bot.settings import Settings

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do; all processes that share a database must use the same one.
_UPGRADE_LOCK = 72_623_859_790_382_856


def upgrade(settings: Settings, revision: str = "head") -> None:
    """Bring the database of `settings` to `revision`; safe at every start, also of two processes.

    Raises:
        RegistryError: when the database cannot be used; it is then as it was before.
    """
    _run(settings, "upgrade", revision)


def downgrade(settings: Settings, revision: str) -> None:
    """Bring the database back to `revision` ("base": no tables; their data are then gone).

    Raises:
        RegistryError: when the database cannot be used; it is then as it was before.
    """
    _run(settings, "downgrade", revision)


def newest_revision() -> str:
    """Id of the newest migration."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise RegistryError("bot/registry/migrations/versions holds no migration.")
    return head


def _run(settings: Settings, direction: str, revision: str) -> None:
    engine = open_engine(settings)
    try:
        _run_on(engine, direction, revision)
    finally:
        engine.dispose()


def _run_on(engine: Engine, direction: str, revision: str) -> None:
    # One transaction, behind one lock: all migrations or none, and one process at a time.
    with writing(engine) as connection:
        _wait_for_other_processes(connection)
        config = _config()
        config.attributes["connection"] = connection
        try:
            getattr(command, direction)(config, revision)
        except CommandError as error:
            raise RegistryDamagedError(
                "The database was made by a newer Advieschat, or by another program "
                f"({type(error).__name__}). Install the newest version, or name another database."
            ) from None


def _wait_for_other_processes(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
