"""Fixtures of the handoffs: an empty database of both kinds, made by the migrations.

The migrations run once per kind; every test gets a copy.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from bot.registry.database import open_engine
from bot.registry.encryption import Cipher, load_cipher
from bot.registry.schema import upgrade
from bot.settings import Settings, load_settings
from tests.postgres_fixture import PostgresServer, postgres_server  # noqa: F401


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path_factory.mktemp("template"))})
    upgrade(settings)
    return settings.data_dir / "advieschat.db"


@pytest.fixture(scope="session")
def postgres_template(
    postgres_server: PostgresServer,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path_factory.mktemp("template"))})
    name = postgres_server.create_database()
    upgrade(replace(settings, database_url=postgres_server.url(name)))
    return name


@pytest.fixture
def sqlite_settings(tmp_path: Path, sqlite_template: Path) -> Settings:
    """Settings for an empty SQLite file."""
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})
    settings.data_dir.mkdir(mode=0o700)
    shutil.copy(sqlite_template, settings.data_dir / "advieschat.db")
    return settings


@pytest.fixture
def postgres_settings(
    tmp_path: Path,
    postgres_server: PostgresServer,  # noqa: F811
    postgres_template: str,
) -> Settings:
    """Settings for an empty PostgreSQL database."""
    name = f"t{uuid.uuid4().hex[:12]}"
    engine = create_engine(
        postgres_server.url("postgres"), future=True, isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    engine.dispose()
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})
    return replace(settings, database_url=postgres_server.url(name))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both_settings(request: pytest.FixtureRequest) -> Settings:
    """The test runs on SQLite and on PostgreSQL."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
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
