"""Conversations: one row each, only redacted text, moments with a time zone."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.privacy import Redacted
from bot.registry.conversations import ConversationStore
from bot.registry.registry import Registry
from bot.settings import PROJECT_ROOT
from tests.registry.helpers import Clock, rows


@pytest.fixture
def store(registry: Registry) -> ConversationStore:
    return registry.conversations


def test_write_read_and_erase(store: ConversationStore, clock: Clock) -> None:
    assert store.read("a") is None
    store.write("a", Redacted("één 🙂"), clock())
    store.write("a", Redacted("twee"), clock())
    store.write("b", Redacted("drie"), clock())
    assert (store.read("a"), store.read("b")) == ("twee", "drie")
    assert sorted(store.ids()) == ["a", "b"]
    assert store.erase("a")
    assert not store.erase("a")
    assert store.ids() == ["b"]


def test_writers_at_the_same_moment(store: ConversationStore, clock: Clock) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: store.write("a", Redacted(str(i)), clock()), range(40)))
    assert store.ids() == ["a"]
    assert store.read("a") in {str(i) for i in range(40)}


def test_a_moment_in_another_zone_counts_right(store: ConversationStore, clock: Clock) -> None:
    amsterdam = timezone(timedelta(hours=2))
    store.write("a", Redacted("x"), clock().astimezone(amsterdam))
    assert store.erase_older(clock() + timedelta(hours=1), timedelta(hours=2)) == 0
    assert store.erase_older(clock() + timedelta(hours=3), timedelta(hours=2)) == 1


def test_a_moment_without_a_zone_is_a_mistake(registry: Registry) -> None:
    with pytest.raises(ValueError, match="time zone"):
        registry.conversations.write("a", Redacted("x"), datetime(2026, 3, 14))  # noqa: DTZ001
    assert rows(registry, "conversations") == []


@pytest.mark.slow
def test_only_redacted_text_can_be_stored(tmp_path: Path) -> None:
    """Proved by mypy: plain text is refused, redacted text is taken."""
    program = (
        "from datetime import datetime\n"
        "from bot.privacy import redact\n"
        "from bot.registry.conversations import ConversationStore\n"
        "def keep(store: ConversationStore, now: datetime, text: str) -> None:\n"
        "    store.write('a', redact(text), now)\n"
        "    store.write('a', text, now)\n"
    )
    file = tmp_path / "keeps_text.py"
    file.write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), str(file)],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if "keeps_text.py" in line]
    assert len(errors) == 1, done.stdout
    assert "keeps_text.py:6: error" in errors[0]
    assert '"str"; expected "Redacted"' in errors[0]
