"""The migrations: up and down, on both databases, by two processes, over an older database."""

from __future__ import annotations

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.registry.database import open_engine, writing
from bot.registry.errors import RegistryDamagedError
from bot.registry.schema import MIGRATIONS, downgrade, newest_revision, upgrade
from bot.registry.tables import conversations, metadata
from bot.settings import Settings

OURS = {"adviezen", "conversations", "intakes", "toestemmingen", "tries", "waarderingen"}


def tables(settings: Settings) -> set[str]:
    engine = open_engine(settings)
    try:
        # Other rooms have tables in the same database, made by the same migrations.
        return set(inspect(engine).get_table_names()) & OURS
    finally:
        engine.dispose()


def test_up_down_and_up_again(both_settings: Settings) -> None:
    upgrade(both_settings)
    assert tables(both_settings) == OURS
    downgrade(both_settings, "0001")
    assert tables(both_settings) == {"conversations"}
    downgrade(both_settings, "base")
    assert tables(both_settings) == set()
    upgrade(both_settings)
    upgrade(both_settings)
    assert tables(both_settings) == OURS


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or name in OURS


def test_the_migrations_make_what_the_tables_say(both_settings: Settings) -> None:
    upgrade(both_settings)
    engine = open_engine(both_settings)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_ours}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_database_of_before_the_migrations_keeps_its_conversations(
    both_settings: Settings,
) -> None:
    engine = open_engine(both_settings)
    with writing(engine) as connection:
        conversations.create(connection)
        connection.execute(
            text("INSERT INTO conversations VALUES ('a', '[]', '2026-03-14 02:00:00')")
        )
    upgrade(both_settings)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM conversations")).scalar_one() == "a"
    engine.dispose()
    assert tables(both_settings) == OURS


def test_a_newer_database_is_left_alone(both_settings: Settings) -> None:
    upgrade(both_settings)
    engine = open_engine(both_settings)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegistryDamagedError, match="newer Advieschat"):
        upgrade(both_settings)
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version"))
        assert version.scalar_one() == "9999"
    engine.dispose()


def test_two_processes_upgrade_at_once(both_settings: Settings) -> None:
    script = "from bot.registry.schema import upgrade; from bot.settings import load_settings; "
    script += "upgrade(load_settings())"
    environ = {
        "ADVIESCHAT_DATA_DIR": str(both_settings.data_dir),
        "ADVIESCHAT_DATABASE_URL": both_settings.database_url,
    }
    processes = [
        subprocess.Popen([sys.executable, "-c", script], env=environ, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], errors
    assert tables(both_settings) == OURS


def test_the_migrations_are_one_line() -> None:
    files = sorted((MIGRATIONS / "versions").glob("v*.py"))
    assert files[-1].name.startswith(f"v{newest_revision()}_")
