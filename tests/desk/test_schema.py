"""The desk's tables: migrations and definitions are the same, beside the registry's own."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.desk.schema import VERSION_TABLE, downgrade_desk, upgrade_desk
from bot.desk.tables import metadata
from bot.registry.database import open_engine
from bot.registry.errors import RegistryDamagedError
from bot.registry.schema import upgrade


@pytest.fixture
def engine(settings):
    upgrade(settings)
    engine = open_engine(settings)
    yield engine
    engine.dispose()


def test_migrations_make_what_the_program_expects(engine) -> None:
    upgrade_desk(engine)
    upgrade_desk(engine)
    ours = set(metadata.tables)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_type": True,
                "include_name": lambda name, kind, _parents: kind != "table" or name in ours,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_triggers_and_checks_are_the_same_in_both(engine, settings, tmp_path) -> None:
    from sqlalchemy import create_engine

    upgrade_desk(engine)
    other = create_engine(f"sqlite:///{tmp_path / 'made.db'}", future=True)
    with other.begin() as connection:
        metadata.create_all(connection)
    query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'desk%'")

    def triggers(of) -> dict[str, str]:
        with of.connect() as connection:
            return dict(connection.execute(query).all())

    def checks(of) -> set[str]:
        found = inspect(of)
        return {
            f"{table} {one['name']} {one['sqltext']}"
            for table in metadata.tables
            for one in found.get_check_constraints(table)
        }

    assert triggers(engine) == triggers(other) != {}
    assert checks(engine) == checks(other) != set()
    other.dispose()


def test_going_back_leaves_the_registry_as_it_is(engine) -> None:
    before = set(inspect(engine).get_table_names())
    upgrade_desk(engine)
    downgrade_desk(engine, "base")
    assert set(inspect(engine).get_table_names()) - before == {VERSION_TABLE}


def test_a_database_of_a_newer_program_is_left_alone(engine) -> None:
    upgrade_desk(engine)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(RegistryDamagedError, match="newer Advieschat"):
        upgrade_desk(engine)


def test_every_column_says_in_dutch_what_it_holds() -> None:
    for table in metadata.sorted_tables:
        assert table.info["nl"]
        for column in table.columns:
            assert column.info["nl"], f"{table.name}.{column.name}"
