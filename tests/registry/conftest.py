"""Fixtures of the registry: both databases, a clock that is set by hand, a fast code hash."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.registry.codes import CodeHasher
from bot.registry.database import open_engine
from bot.registry.encryption import load_cipher
from bot.registry.registry import Registry
from bot.registry.schema import upgrade
from bot.registry.settings import Retention
from bot.settings import Settings, load_settings
from tests.postgres_fixture import PostgresServer, postgres_server, postgres_url  # noqa: F401
from tests.registry.helpers import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sqlite_settings(tmp_path: Path) -> Settings:
    return load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both_settings(request: pytest.FixtureRequest, sqlite_settings: Settings) -> Settings:
    """Settings for an empty database: the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return sqlite_settings
    url = request.getfixturevalue("postgres_url")
    return replace(sqlite_settings, database_url=url)


@pytest.fixture(scope="session")
def hasher() -> CodeHasher:
    """Argon2 at its lightest: these tests are about what is kept, not about how slow it is."""
    return CodeHasher(memory_kib=64, rounds=1)


OpenRegistry = Callable[[Settings], Registry]


@pytest.fixture
def open_for(clock: Clock, hasher: CodeHasher) -> Iterator[OpenRegistry]:
    """Opens a registry on a migrated database, with the test's clock; closed afterwards."""
    opened: list[Registry] = []

    def make(settings: Settings) -> Registry:
        engine = open_engine(settings)
        cipher = load_cipher(settings, engine)
        opened.append(Registry(engine, cipher, Retention(), clock=clock, hasher=hasher))
        return opened[-1]

    yield make
    for registry in opened:
        registry.engine.dispose()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables: copying it is faster than migrating for every test."""
    folder = tmp_path_factory.mktemp("migrated")
    made = load_settings({"ADVIESCHAT_DATA_DIR": str(folder)})
    upgrade(made)
    return folder / "advieschat.db"


@pytest.fixture(scope="session")
def migrated_database(
    postgres_server: PostgresServer,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """A PostgreSQL database with all tables."""
    name = postgres_server.create_database()
    folder = str(tmp_path_factory.mktemp("migrated"))
    made = load_settings({"ADVIESCHAT_DATA_DIR": folder})
    upgrade(replace(made, database_url=postgres_server.url(name)))
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def registry(
    request: pytest.FixtureRequest, sqlite_settings: Settings, open_for: OpenRegistry
) -> Registry:
    """A registry on an empty database, SQLite and PostgreSQL."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_registry")
    template = request.getfixturevalue("migrated_database")
    server = request.getfixturevalue("postgres_server")
    url = server.url(server.create_database(template))
    return open_for(replace(sqlite_settings, database_url=url))


@pytest.fixture
def sqlite_registry(
    sqlite_settings: Settings, open_for: OpenRegistry, migrated_file: Path
) -> Registry:
    """A registry on an empty SQLite file."""
    sqlite_settings.data_dir.mkdir()
    shutil.copy(migrated_file, sqlite_settings.data_dir / "advieschat.db")
    return open_for(sqlite_settings)
