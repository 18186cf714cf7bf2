"""What runs beside the conversations in `advieschat serve`: each job on its own data, for a while."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.desk.schema import upgrade_desk
from bot.handoff.desk_work import pick_up
from bot.handoff.messages import messages_after
from bot.handoff.model import Facts, Handoff
from bot.handoff.notices import message_item
from bot.handoff.queue import overview
from bot.handoff.requests import request_handoff
from bot.handoff.webhook import SECRET, URL
from bot.registry.registry import Registry, open_registry, utc_now
from bot.server import _jobs
from bot.settings import load_settings
from tests.handoff.test_webhook import KEY, Receiver, receiver  # noqa: F401


@pytest.fixture
def registry(tmp_path) -> Iterator[Registry]:
    registry = open_registry(load_settings({"ADVIESCHAT_DATA_DIR": str(tmp_path / "var")}))
    upgrade_desk(registry.engine)
    yield registry
    registry.engine.dispose()


def asked(registry: Registry, name: str, minutes_ago: float) -> Handoff:
    return request_handoff(
        registry.engine,
        name,
        kind="chat",
        reason="wens_medewerker",
        facts=Facts(rol="omstander", regio="utrecht"),
        now=utc_now() - timedelta(minutes=minutes_ago),
    )


def run_jobs(registry: Registry, tmp_path, until) -> None:
    """Run all jobs until `until()` is true; a limit for when it never is."""
    settings = load_settings(
        {"ADVIESCHAT_DATA_DIR": str(tmp_path / "var"), "ADVIESCHAT_OPENINGSTIJDEN": "altijd"}
    )

    async def run() -> None:
        tasks = [asyncio.create_task(job()) for job in _jobs(registry, settings)]
        try:
            for _ in range(600):
                if until():
                    return
                await asyncio.sleep(0.05)
            raise AssertionError("it did not happen")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run())


def notices(registry: Registry, handoff: Handoff) -> list[str]:
    found = messages_after(registry.engine, handoff.id)
    return [message_item(one)["custom"]["notice"] for one in found]


def status(registry: Registry, handoff: Handoff) -> str:
    return overview(registry.engine, handoff.id, utc_now()).handoff.status


def test_who_waits_is_told_by_the_limits_of_the_settings(
    registry: Registry, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVIESCHAT_WACHTEN_MELDEN_MINUTEN", "2")
    monkeypatch.setenv("ADVIESCHAT_WACHTEN_HOOGUIT_MINUTEN", "10")
    fresh, long, late = (asked(registry, f"g{ago}", ago) for ago in (1, 3, 11))
    missed = asked(registry, "gepakt", 5)
    pick_up(registry.engine, missed.id, "anna", utc_now() - timedelta(minutes=4))
    # Ending comes last in a round.
    run_jobs(registry, tmp_path, lambda: status(registry, late) == "verlopen")
    assert notices(registry, fresh) == []
    assert notices(registry, long) == ["wacht_lang"]
    assert notices(registry, missed) == ["opgepakt"], "told after the restart"


def test_another_system_is_told_although_it_failed_first(
    registry: Registry,
    tmp_path,
    receiver: Receiver,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(URL, f"http://127.0.0.1:{receiver.port}/hook")
    monkeypatch.setenv(SECRET, "whsec_" + base64.b64encode(KEY).decode())
    receiver.answers = [503]
    handoff = asked(registry, "a1b2c3", 1)
    run_jobs(registry, tmp_path, lambda: len(receiver.came) >= 2)
    assert receiver.taken() == ["handoff.aangevraagd"] * 2, "again after the failure"
    for headers, body in receiver.came:
        assert headers["webhook-signature"].startswith("v1,")
        assert handoff.id in body.decode() and "a1b2c3" not in body.decode()
