"""The webhook against a real HTTP server that fails a few times."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.errors import SettingsError
from bot.handoff.desk_work import close, pick_up
from bot.handoff.outbox import FIRST_WAIT, LEASE, LONGEST_WAIT, mark_failed, take_due
from bot.handoff.tables import handoff_outbox
from bot.handoff.webhook import (
    SECRET,
    URL,
    WebhookSettings,
    deliver_due,
    deliver_forever,
    load_webhook,
)
from bot.registry.database import reading
from tests.handoff.helpers import ANNA, NOW, ask, later

KEY = bytes(range(32))
Headers = dict[str, str]


@dataclass
class Receiver:
    """A server on this machine; `answers` are given first, then 204 for ever."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    came: list[tuple[Headers, bytes]] = field(default_factory=list)

    @property
    def settings(self) -> WebhookSettings:
        return WebhookSettings(f"http://127.0.0.1:{self.port}/hook?token=geheim", KEY)

    def taken(self) -> list[str]:
        """Type of each message that came, in order."""
        return [json.loads(body)["type"] for _, body in self.came]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            found.came.append(({k.lower(): v for k, v in self.headers.items()}, body))
            status = found.answers.pop(0) if found.answers else 204
            if status == 0:
                self.connection.close()  # hangs up without an answer
                return
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join(5)


def deliver(engine: Engine, receiver: Receiver, now: datetime) -> int:
    async def once() -> int:
        async with httpx.AsyncClient(timeout=5) as client:
            return await deliver_due(engine, receiver.settings, client, lambda: now)

    return asyncio.run(once())


def undelivered(engine: Engine) -> int:
    query = select(handoff_outbox).where(handoff_outbox.c.delivered.is_(False))
    with reading(engine) as connection:
        return len(connection.execute(query).all())


def test_signed_and_without_personal_data(engine: Engine, receiver: Receiver) -> None:
    handoff = ask(
        engine,
        "melding",
        reason="wens_melding",
        regio="twente",
        rol="slachtoffer",
        zorgen=["stalking"],
        veiligheidscijfer=2,
        acuut=True,
    )
    assert deliver(engine, receiver, NOW) == 1
    headers, body = receiver.came[0]
    assert json.loads(body) == {
        "type": "handoff.aangevraagd",
        "timestamp": NOW.isoformat(),
        "data": {
            "id": handoff.id,
            "kind": "melding",
            "status": "wachtend",
            "regio": "twente",
            "acuut": True,
            "created": NOW.isoformat(),
        },
    }
    # As the specification says, by hand.
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}"
    assert int(headers["webhook-timestamp"]) == int(NOW.timestamp())
    assert headers["content-type"] == "application/json"
    assert deliver(engine, receiver, NOW) == 0
    assert len(receiver.came) == 1


@pytest.mark.parametrize("failure", [500, 404, 302, 0])
def test_a_failure_is_tried_again_later(
    engine: Engine, receiver: Receiver, failure: int, caplog: pytest.LogCaptureFixture
) -> None:
    ask(engine)
    receiver.answers = [failure, failure]
    with caplog.at_level(logging.DEBUG):
        assert deliver(engine, receiver, NOW) == 0
    assert "geheim" not in "".join(
        r.getMessage() for r in caplog.records if r.name.startswith("bot")
    )
    assert deliver(engine, receiver, NOW + timedelta(seconds=4)) == 0
    assert len(receiver.came) == 1
    second = NOW + FIRST_WAIT
    assert deliver(engine, receiver, second) == 0
    assert len(receiver.came) == 2
    assert deliver(engine, receiver, second + FIRST_WAIT * 2) == 1
    assert undelivered(engine) == 0
    # The same id every time: the receiver can skip what it has seen.
    assert len({headers["webhook-id"] for headers, _ in receiver.came}) == 1
    # Signed anew every time, for its own moment.
    assert len({headers["webhook-signature"] for headers, _ in receiver.came}) == 3


def test_a_server_that_is_away(engine: Engine) -> None:
    ask(engine)
    assert deliver(engine, Receiver(port=1), NOW) == 0
    assert undelivered(engine) == 1


def test_the_wait_grows_to_an_hour(engine: Engine) -> None:
    ask(engine)
    line = take_due(engine, NOW)[0]
    waits = [mark_failed(engine, line["seq"], attempts, NOW) - NOW for attempts in (0, 1, 2, 9, 99)]
    assert waits == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4, FIRST_WAIT * 512, LONGEST_WAIT]


def test_order_is_kept_per_handoff_and_others_do_not_wait(
    engine: Engine, receiver: Receiver
) -> None:
    first = ask(engine)
    pick_up(engine, first.id, ANNA, NOW)
    close(engine, first.id, ANNA, "gesprek_klaar", NOW)
    second = ask(engine)
    receiver.answers = [500]
    assert deliver(engine, receiver, NOW) == 1
    ids = [json.loads(body)["data"]["id"] for _, body in receiver.came]
    assert ids == [first.id, second.id]
    moment = NOW
    for _ in range(5):
        moment += timedelta(minutes=1)
        deliver(engine, receiver, moment)
    assert receiver.taken() == [
        "handoff.aangevraagd",
        "handoff.aangevraagd",
        "handoff.aangevraagd",
        "handoff.opgepakt",
        "handoff.afgerond",
    ]
    assert undelivered(engine) == 0


def test_a_line_is_claimed_by_one_process_until_its_lease_ends(engine: Engine) -> None:
    ask(engine)
    assert len(take_due(engine, NOW)) == 1
    assert take_due(engine, NOW) == []  # another process, or this one after a kill
    assert len(take_due(engine, NOW + LEASE)) == 1


def test_deliver_forever_goes_on_after_failures(sqlite_engine: Engine, receiver: Receiver) -> None:
    class Clock:
        """Every look is ten minutes later, so that no test waits for a backoff."""

        moment = NOW

        def __call__(self) -> datetime:
            self.moment += timedelta(minutes=10)
            return self.moment

    async def run() -> None:
        loop = asyncio.create_task(
            deliver_forever(sqlite_engine, receiver.settings, clock=Clock(), poll=0.01)
        )
        await until(lambda: undelivered(sqlite_engine) == 0)
        # What comes later is delivered too.
        await asyncio.to_thread(ask, sqlite_engine)
        await until(lambda: len(receiver.came) >= 5 and undelivered(sqlite_engine) == 0)
        loop.cancel()
        with pytest.raises(asyncio.CancelledError):
            await loop

    async def until(done: Callable[[], bool]) -> None:
        for _ in range(3000):
            if await asyncio.to_thread(done):
                return
            await asyncio.sleep(0.01)
        raise AssertionError("not delivered")

    receiver.answers = [500, 0, 503]
    ask(sqlite_engine)
    asyncio.run(run())
    assert receiver.taken() == ["handoff.aangevraagd"] * 5


def test_settings() -> None:
    secret = "whsec_" + base64.b64encode(KEY).decode()
    assert load_webhook({}) is None
    found = load_webhook({URL: "https://x.example/hook", SECRET: secret})
    assert (found.url, found.key) == ("https://x.example/hook", KEY)
    assert "x.example" not in repr(found)
    assert load_webhook({URL: "http://localhost:3000/", SECRET: secret}) is not None


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("", "whsec_" + base64.b64encode(KEY).decode()),
        ("http://elders.example/", "whsec_" + base64.b64encode(KEY).decode()),
        ("chat.example/hook", "whsec_" + base64.b64encode(KEY).decode()),
        ("https:///hook", "whsec_" + base64.b64encode(KEY).decode()),
        ("https://x.example/", ""),
        ("https://x.example/", "welkom01"),
        ("https://x.example/", "whsec_" + base64.b64encode(b"kort").decode()),
    ],
)
def test_settings_that_cannot_be_used(url: str, secret: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load_webhook({URL: url, SECRET: secret})
    assert "welkom01" not in str(raised.value)


def test_the_next_state_is_told_with_the_moment_of_the_request(
    engine: Engine, receiver: Receiver
) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(3))
    deliver(engine, receiver, later(4))
    deliver(engine, receiver, later(5))
    body = json.loads(receiver.came[1][1])
    assert body["data"]["created"] == NOW.isoformat()
    assert body["timestamp"] == later(3).isoformat()
    assert ANNA not in receiver.came[1][1].decode()
