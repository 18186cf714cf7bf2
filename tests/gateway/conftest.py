"""Fixtures of the entrance: a registry in a folder of the test, and an assistant without a model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.takeover import Takeover
from bot.registry.codes import CodeHasher
from bot.registry.database import open_engine
from bot.registry.encryption import load_cipher
from bot.registry.registry import Registry
from bot.registry.schema import upgrade
from bot.registry.settings import Retention
from bot.settings import Settings, load_settings
from tests.gateway.kept_echo import KeptEcho


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables: copying it is faster than migrating for every test."""
    folder = tmp_path_factory.mktemp("migrated")
    upgrade(load_settings({"ADVIESCHAT_DATA_DIR": str(folder)}))
    return folder / "advieschat.db"


@pytest.fixture(scope="session")
def hasher() -> CodeHasher:
    """Argon2 at its lightest: these tests are not about how slow it is."""
    return CodeHasher(memory_kib=64, rounds=1)


@pytest.fixture
def registry(settings: Settings, migrated: Path, hasher: CodeHasher) -> Iterator[Registry]:
    settings.data_dir.mkdir()
    shutil.copy(migrated, settings.data_dir / "advieschat.db")
    engine = open_engine(settings)
    yield Registry(engine, load_cipher(settings, engine), Retention(), hasher=hasher)
    engine.dispose()


@pytest.fixture
def echo(registry: Registry) -> KeptEcho:
    return KeptEcho(registry.conversations)


@pytest.fixture
def entrance(registry: Registry, echo: KeptEcho) -> Entrance:
    return Entrance(echo, IntakeDesk(registry), Takeover(registry.engine))
