"""The desk on PostgreSQL: the same tables, locks and triggers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DatabaseError

from bot.desk.figures import weeks
from bot.desk.journal import entries, purge_desk
from bot.desk.schema import VERSION_TABLE, downgrade_desk, upgrade_desk
from bot.desk.tables import log, metadata

pytestmark = pytest.mark.postgres


@pytest.fixture
def pg_world(make_world, settings, postgres_url):
    return make_world(own=replace(settings, database_url=postgres_url))


def test_from_logging_in_to_the_figures(pg_world) -> None:
    secret = pg_world.account("anna", "beheerder", totp=True)
    browser = pg_world.browser()
    for name in ("anna", "niemand", "a\x00b"):
        assert browser.login(name, "fout").status_code == 400
    assert browser.login("anna").headers["location"] == "/desk/code"
    code = pg_world.code(secret)
    assert browser.post("/code", on="/code", code=code).status_code == 303
    assert not pg_world.app.desk.accounts.use_step("anna", 0)
    for number in range(5):
        handoff = pg_world.handoff(f"g{number}")
        browser.post(f"/handoff/{handoff.id}/oppakken", on="/wachtrij")
        browser.post(f"/gesprekken/{handoff.id}/afronden", on="/gesprekken", reden="verwezen")
    week = weeks(pg_world.engine, pg_world.clock())[-1]
    assert (week.total, week.answered) == (5, 5)
    for path in ("/cijfers", "/logboek", "/medewerkers", "/account"):
        assert browser.get(path).status_code == 200, path
    assert [one.event for one in entries(pg_world.engine)][:1] == ["aangemeld"]


def test_the_log_is_append_only(pg_world) -> None:
    pg_world.clock.real = True
    pg_world.account("anna")
    for statement in (log.update().values(medewerker="iemand"), log.delete()):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            pg_world.engine.begin() as connection,
        ):
            connection.execute(statement)
    assert purge_desk(pg_world.engine, pg_world.clock()) == 0


def test_the_tables_come_and_go(pg_world) -> None:
    upgrade_desk(pg_world.engine)
    assert set(metadata.tables) <= set(inspect(pg_world.engine).get_table_names())
    downgrade_desk(pg_world.engine, "base")
    left = set(inspect(pg_world.engine).get_table_names())
    assert not left & set(metadata.tables) and VERSION_TABLE in left
