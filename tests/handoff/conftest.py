"""Fixtures of the handoffs: an empty database of both kinds, made by the migrations.

The migrations run once per kind: every test gets a copy (SQLite) or emptied tables (PostgreSQL).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import Engine

from bot.registry.database import open_engine
from bot.registry.encryption import Cipher, load_cipher
from bot.registry.schema import upgrade
from bot.settings import Settings, load_settings
from tests.postgres_fixture import PostgresServer, postgres_server, postgres_url  # noqa: F401


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path_factory.mktemp("template"))})
    upgrade(settings)
    return settings.data_dir / "advieschat.db"


@pytest.fixture(scope="session")
def postgres_shared(
    postgres_server: PostgresServer,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """URL of a database with our tables, used by all tests in turn."""
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path_factory.mktemp("template"))})
    url = postgres_server.url(postgres_server.create_database())
    upgrade(replace(settings, database_url=url))
    return url


@pytest.fixture
def sqlite_settings(tmp_path: Path, sqlite_template: Path) -> Settings:
    """Settings for an empty SQLite file."""
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})
    settings.data_dir.mkdir(mode=0o700)
    shutil.copy(sqlite_template, settings.data_dir / "advieschat.db")
    return settings


@pytest.fixture
def postgres_settings(tmp_path: Path, postgres_shared: str) -> Settings:
    """Settings for an empty PostgreSQL database."""
    engine = create_engine(postgres_shared, future=True)
    with engine.begin() as connection:
        # Only here, as superuser: the log's triggers would refuse it.
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        names = ", ".join(set(inspect(connection).get_table_names()) - {"alembic_version"})
        connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY")
    engine.dispose()
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})
    return replace(settings, database_url=postgres_shared)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both_settings(request: pytest.FixtureRequest) -> Settings:
    """The test runs on SQLite and on PostgreSQL."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def own_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A database of this test alone, whose schema it may change."""
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "own")})
    if request.param == "postgres":
        settings = replace(settings, database_url=request.getfixturevalue("postgres_url"))
    upgrade(settings)
    return settings


@pytest.fixture
def engine(both_settings: Settings) -> Iterator[Engine]:
    opened = open_engine(both_settings)
    yield opened
    opened.dispose()


@pytest.fixture
def cipher(both_settings: Settings, engine: Engine) -> Cipher:
    return load_cipher(both_settings, engine)


@pytest.fixture
def sqlite_engine(sqlite_settings: Settings) -> Iterator[Engine]:
    opened = open_engine(sqlite_settings)
    yield opened
    opened.dispose()
