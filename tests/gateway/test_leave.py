"""The way out: what is kept of the conversation is gone, also when it is asked twice."""

from __future__ import annotations

import asyncio
import json
import uuid
from datetime import datetime, timezone

import pytest
from starlette.testclient import TestClient

from bot.errors import SettingsError
from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.leave import Leave
from bot.gateway.settings import DEFAULT_NEUTRAL, PageSettings, load_page_settings
from bot.handoff.kept import messages_of_conversation
from bot.handoff.messages import add_message
from bot.handoff.model import Facts
from bot.handoff.queue import list_open, log_of
from bot.handoff.requests import request_handoff
from bot.privacy import redact
from bot.registry.errors import RegistryGoneError
from bot.registry.registry import Registry
from tests.gateway.kept_echo import KeptEcho

NEUTRAL = "https://weer.example/vandaag"


@pytest.fixture
def client(entrance: Entrance, echo: KeptEcho) -> TestClient:
    settings = PageSettings(NEUTRAL)
    leave = Leave(entrance, echo, settings.neutral)
    app = make_app(entrance, pages=leave.routes(), settings=settings)
    return TestClient(app, follow_redirects=False)


@pytest.fixture
def me(client: TestClient) -> str:
    """A visitor who said something."""
    sender = uuid.uuid4().hex
    client.post("/webhooks/rest/webhook", json={"sender": sender, "message": "hallo"})
    return sender


def test_a_plain_form_erases_and_leads_away(
    client: TestClient, me: str, registry: Registry
) -> None:
    assert registry.conversations.ids()
    answer = client.post("/weg", data={"session_id": me})
    assert answer.status_code == 303 and answer.headers["location"] == NEUTRAL
    assert answer.headers["clear-site-data"] == (
        '"cache", "cookies", "storage", "executionContexts"'
    )
    assert "form-action 'self' https://weer.example;" in answer.headers["content-security-policy"]
    assert registry.conversations.ids() == []
    assert client.post("/weg", data={"session_id": me}).status_code == 303


@pytest.mark.parametrize(
    "send",
    [
        lambda client, me: client.post("/weg", json={"session_id": me}),
        lambda client, me: client.post("/weg", data={"session_id": me, "antwoord": "json"}),
        lambda client, me: client.post(
            "/weg", content=me, headers={"content-type": "text/plain;charset=UTF-8"}
        ),
        lambda client, me: client.post(
            "/weg",
            content=json.dumps({"session_id": me}),
            headers={"content-type": "text/plain;charset=UTF-8"},
        ),
    ],
)
def test_a_script_erases_with_whatever_it_can_send(
    send, client: TestClient, me: str, registry: Registry
) -> None:
    for _ in range(2):
        answer = send(client, me)
        assert answer.status_code == 200 and answer.json() == {"ok": True}
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
        assert registry.conversations.ids() == []


def test_who_waits_leaves_the_queue_and_nothing_that_was_said_stays(
    client: TestClient, me: str, registry: Registry, echo: KeptEcho
) -> None:
    now, conversation = datetime.now(timezone.utc), echo.pseudonym(me)
    handoff = request_handoff(
        registry.engine,
        conversation,
        kind="chat",
        reason="wens_medewerker",
        facts=Facts(),
        now=now,
    )
    text, client_id = redact("ik wacht"), str(uuid.uuid4())
    add_message(registry.engine, handoff.id, "bezoeker", text, client_id=client_id, now=now)
    client.post("/weg", data={"session_id": me})
    assert list_open(registry.engine) == []
    assert messages_of_conversation(registry.engine, conversation) == []
    assert log_of(registry.engine, handoff.id)[-1].action == "ingetrokken"


def test_own_data_that_were_being_filled_in_go_too(
    client: TestClient, me: str, registry: Registry, echo: KeptEcho
) -> None:
    registry.intake.inform(echo.pseudonym(me), "advies")
    client.post("/weg", data={"session_id": me})
    assert registry.intake.filled(echo.pseudonym(me)) == frozenset()


def test_another_conversation_stays(client: TestClient, me: str, registry: Registry) -> None:
    client.post("/weg", data={"session_id": uuid.uuid4().hex})
    assert len(registry.conversations.ids()) == 1


def test_without_an_id_a_form_still_leads_away_and_a_script_hears_why(client: TestClient) -> None:
    assert client.post("/weg", data={}).status_code == 303
    answer = client.post("/weg", json={})
    assert answer.status_code == 400 and "ontbreekt" in answer.json()["error"]
    assert client.post("/weg", content=b"x" * 70_000).status_code == 413
    assert client.get("/weg").status_code == 405


async def test_an_answer_that_is_on_its_way_does_not_come_back(
    entrance: Entrance, echo: KeptEcho, registry: Registry
) -> None:
    leave = Leave(entrance, echo, NEUTRAL)
    echo.go_on = asyncio.Event()
    answering = asyncio.create_task(entrance.receive("ik", "hallo"))
    await echo.busy.wait()
    erasing = asyncio.create_task(leave.erase("ik"))
    await asyncio.sleep(0.01)
    echo.go_on.set()
    await asyncio.gather(answering, erasing)
    assert registry.conversations.ids() == []


async def test_what_cannot_be_erased_now_is_erased_later(
    entrance: Entrance, echo: KeptEcho, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateway.leave._BETWEEN", 0.01)
    await entrance.receive("ik", "hallo")
    leave, erase, failures = Leave(entrance, echo, NEUTRAL), echo.erase, []

    async def fails_twice(sender: str) -> bool:
        if len(failures) < 2:
            failures.append(sender)
            raise RegistryGoneError("gone")
        return await erase(sender)

    monkeypatch.setattr(echo, "erase", fails_twice)
    with pytest.raises(RegistryGoneError):
        await leave.erase("ik")
    leave._again("ik")
    await asyncio.gather(*leave._later)
    assert registry.conversations.ids() == []


@pytest.mark.parametrize("value", ["ftp://x", "weer", "javascript:alert(1)", "https://a b", "//x"])
def test_a_neutral_page_must_be_an_address(value: str) -> None:
    with pytest.raises(SettingsError, match="ADVIESCHAT_NEUTRALE_PAGINA"):
        load_page_settings({"ADVIESCHAT_NEUTRALE_PAGINA": value})


def test_the_neutral_page_from_the_environment() -> None:
    assert load_page_settings({}).neutral == DEFAULT_NEUTRAL
    own = load_page_settings({"ADVIESCHAT_NEUTRALE_PAGINA": "/neutraal"})
    assert (own.neutral, own.neutral_origin) == ("/neutraal", "")
