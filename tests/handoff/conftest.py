"""Fixtures of the handoffs: an empty database of both kinds, made by the migrations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.registry.database import open_engine
from bot.registry.encryption import Cipher, load_cipher
from bot.registry.schema import upgrade
from bot.settings import Settings, load_settings
from tests.postgres_fixture import postgres_server, postgres_url  # noqa: F401


@pytest.fixture
def sqlite_settings(tmp_path: Path) -> Settings:
    return load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both_settings(request: pytest.FixtureRequest, sqlite_settings: Settings) -> Settings:
    """Settings for an empty database: the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return sqlite_settings
    return replace(sqlite_settings, database_url=request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(both_settings: Settings) -> Iterator[Engine]:
    upgrade(both_settings)
    opened = open_engine(both_settings)
    yield opened
    opened.dispose()


@pytest.fixture
def cipher(both_settings: Settings, engine: Engine) -> Cipher:
    return load_cipher(both_settings, engine)


@pytest.fixture
def sqlite_engine(sqlite_settings: Settings) -> Iterator[Engine]:
    upgrade(sqlite_settings)
    opened = open_engine(sqlite_settings)
    yield opened
    opened.dispose()
