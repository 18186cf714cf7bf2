"""Fixtures of the entrance: a registry in a folder of the test, and an assistant without a model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.takeover import Takeover
from bot.registry.registry import Registry, open_registry
from bot.settings import Settings
from tests.gateway.kept_echo import KeptEcho


@pytest.fixture
def registry(settings: Settings) -> Iterator[Registry]:
    registry = open_registry(settings)
    yield registry
    registry.engine.dispose()


@pytest.fixture
def echo(registry: Registry) -> KeptEcho:
    return KeptEcho(registry.conversations)


@pytest.fixture
def entrance(registry: Registry, echo: KeptEcho) -> Entrance:
    return Entrance(echo, IntakeDesk(registry), Takeover(registry.engine))
