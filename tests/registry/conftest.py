"""Fixtures of the registry: both databases, a clock that is set by hand, a fast code hash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from postgres_fixture import postgres_server, postgres_url  # noqa: F401

from bot.registry.codes import CodeHasher
from bot.registry.database import open_engine
from bot.registry.encryption import load_cipher
from bot.registry.registry import Registry
from bot.registry.schema import upgrade
from bot.registry.settings import Retention
from bot.settings import Settings, load_settings


class Clock:
    """Time stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 14, 2, 0, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Move on by e.g. `hours=2`."""
        self.now += timedelta(**span)
        return self.now


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
    """Opens a registry with the test's clock; closed afterwards."""
    opened: list[Registry] = []

    def make(settings: Settings) -> Registry:
        upgrade(settings)
        engine = open_engine(settings)
        cipher = load_cipher(settings, engine)
        opened.append(Registry(engine, cipher, Retention(), clock=clock, hasher=hasher))
        return opened[-1]

    yield make
    for registry in opened:
        registry.engine.dispose()


@pytest.fixture
def registry(both_settings: Settings, open_for: OpenRegistry) -> Registry:
    """A registry on an empty database, SQLite and PostgreSQL."""
    return open_for(both_settings)


@pytest.fixture
def sqlite_registry(sqlite_settings: Settings, open_for: OpenRegistry) -> Registry:
    """A registry on an empty SQLite file."""
    return open_for(sqlite_settings)
