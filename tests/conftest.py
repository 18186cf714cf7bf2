"""Fixtures for every room: settings in a temporary folder, and the real assistant."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings, load_settings


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what tests measured (`record_property("figures", …)`), whichever worker ran them."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "figures" and report.when == "call":
                    terminalreporter.write_line(str(value))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose state lies in a folder of this test."""
    return load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")})


@dataclass
class Talk:
    """The real assistant behind the real entrance, one message at a time."""

    entrance: object
    assistant: object
    loop: asyncio.AbstractEventLoop

    def say(self, sender: str, message: str) -> list[dict]:
        """The items of the answer."""
        return self.loop.run_until_complete(self.entrance.receive(sender, message))

    def slots(self, sender: str) -> dict:
        """Slot values of the sender's conversation."""
        tracker = self.loop.run_until_complete(self.assistant.tracker(sender))
        return tracker.current_slot_values()


@pytest.fixture(scope="session")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """The assistant on the trained model (`make test` trains it first)."""
    from bot.assistant.quiet import quiet

    quiet()
    # The actions read the environment themselves; without hours the desk would be shut at night.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADVIESCHAT_DATA_DIR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("ADVIESCHAT_OPENINGSTIJDEN", "altijd")
        yield from _talk(load_settings())


def _talk(own: Settings) -> Iterator[Talk]:
    from bot.assistant.assistant import Assistant
    from bot.gateway.entrance import Entrance
    from bot.gateway.intake_desk import IntakeDesk
    from bot.gateway.takeover import Takeover
    from bot.registry.registry import open_registry, share

    registry = open_registry(own)
    share(registry)
    assistant = Assistant(own, registry.conversations, b"test" * 8)
    entrance = Entrance(assistant, IntakeDesk(registry), Takeover(registry.engine))
    loop = asyncio.new_event_loop()
    yield Talk(entrance, assistant, loop)
    loop.close()
    share(None)
    registry.engine.dispose()
