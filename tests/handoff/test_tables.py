"""The migration makes what the tables say, and the log cannot be changed by anybody."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, insert, inspect, select, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.handoff.tables import handoff_log, handoffs, metadata
from bot.registry.database import open_engine
from bot.registry.schema import downgrade
from bot.settings import Settings
from tests.handoff.helpers import ask


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or name in metadata.tables


def test_the_migration_makes_what_the_tables_say(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_ours}
        )
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.tables.values():
            checks = {check["name"] for check in found.get_check_constraints(table.name)}
            wanted = {c.name for c in table.constraints if str(c.name).startswith("ck_")}
            assert checks == wanted
            indexes = {(i["name"], bool(i["unique"])) for i in found.get_indexes(table.name)}
            assert indexes >= {(i.name, i.unique) for i in table.indexes if i.name}


def test_the_migration_goes_back(own_settings: Settings) -> None:
    downgrade(own_settings, "0002")
    engine = open_engine(own_settings)
    with engine.connect() as connection:
        assert set(metadata.tables).isdisjoint(inspect(connection).get_table_names())
    engine.dispose()


def test_create_all_makes_the_same_guards(own_settings: Settings) -> None:
    downgrade(own_settings, "base")
    engine = open_engine(own_settings)
    metadata.create_all(engine)
    ask(engine)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(delete(handoff_log))
    engine.dispose()


@pytest.mark.parametrize(
    "statement", [update(handoff_log).values(side="systeem"), delete(handoff_log)]
)
def test_the_log_is_append_only(engine: Engine, statement: object) -> None:
    ask(engine)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(statement)  # type: ignore[call-overload]
    with engine.connect() as connection:
        assert [row.side for row in connection.execute(select(handoff_log))] == ["bezoeker"]


@pytest.mark.postgres
def test_the_log_cannot_be_truncated(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("TRUNCATE handoff_log"))


def test_lines_older_than_two_years_may_go(engine: Engine) -> None:
    now = datetime.now(timezone.utc)
    line = {
        "handoff_id": "h",
        "side": "medewerker",
        "action": "bekeken",
        "status": "wachtend",
        "kind": "chat",
    }
    with engine.begin() as connection:
        for days in (729, 731):
            connection.execute(insert(handoff_log).values(at=now - timedelta(days=days), **line))
    with engine.begin() as connection:
        old = handoff_log.c.at < now - timedelta(days=730)
        assert connection.execute(delete(handoff_log).where(old)).rowcount == 1
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(delete(handoff_log))


def test_two_open_handoffs_of_one_person_cannot_be_written(engine: Engine) -> None:
    handoff = ask(engine)
    with engine.connect() as connection:
        row = dict(connection.execute(select(handoffs)).one()._mapping)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(handoffs).values(**{**row, "id": "another", "kind": "melding"}))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(update(handoffs).where(handoffs.c.id == handoff.id).values(status="weg"))
