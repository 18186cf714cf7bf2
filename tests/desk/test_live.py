"""The Socket.IO namespace: who gets in, what goes over the wire, who is told."""

from __future__ import annotations

import asyncio
import threading
import time
import uuid
from collections.abc import Callable, Iterator

import pytest
import socketio
from socketio.exceptions import ConnectionError as RefusedError

from bot.handoff.desk_work import forward_to_colleague, pick_up
from bot.handoff.messages import add_message
from bot.handoff.requests import end_by_visitor, withdraw
from bot.privacy import redact
from tests.desk.served import serving


def until(true: Callable[[], object], seconds: float = 15) -> None:
    """Wait until something is so; a limit for when it never is, not a measure of speed."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


class Wire:
    """A Socket.IO client that keeps what it heard."""

    def __init__(self, url: str, cookie: str | None, origin: str | None = None) -> None:
        self.heard: list[tuple[str, dict]] = []
        options = {"origin": origin} if origin else {}
        self.client = socketio.Client(reconnection=False, websocket_extra_options=options)
        headers = {}
        self.client.on("*", lambda event, data=None: self.heard.append((event, data)), "/desk")
        self.left = threading.Event()
        self.client.on("disconnect", lambda *_: self.left.set(), "/desk")
        if cookie is not None:
            headers["Cookie"] = f"advieschat_desk={cookie}"
        self.client.connect(
            url,
            headers=headers,
            namespaces=["/desk"],
            socketio_path="/desk/socket.io",
            transports=["websocket"],
            wait_timeout=10,
        )

    def ask(self, event: str, data: object = None) -> object:
        return self.client.call(event, data, namespace="/desk", timeout=10)

    def events(self, name: str) -> list[dict]:
        return [data for event, data in self.heard if event == name]


@pytest.fixture
def live(world) -> Iterator:
    with serving(world.app, world.web) as url:
        world.url = url
        world.wires = []

        def wire(browser=None, cookie: str | None = None, origin: str | None = None) -> Wire:
            known = browser.session_cookie if browser else cookie
            world.wires.append(Wire(url, known, origin))
            return world.wires[-1]

        world.wire = wire
        yield world
        for one in world.wires:
            one.client.disconnect()


@pytest.mark.parametrize("cookie", [None, "", "verzonnen", "x" * 4000])
def test_nobody_connects_without_a_session(live, cookie: str | None) -> None:
    with pytest.raises(RefusedError):
        live.wire(cookie=cookie)


def test_a_session_that_is_not_inside_yet_does_not_connect(live) -> None:
    live.account("anna", totp=True)
    browser = live.browser()
    assert browser.login("anna").headers["location"] == "/desk/code"
    with pytest.raises(RefusedError):
        live.wire(browser)


def test_another_sites_page_does_not_connect_even_with_the_cookie(live) -> None:
    browser = live.inside("anna")
    with pytest.raises(RefusedError):
        live.wire(browser, origin="https://kwaad.example")
    live.wire(browser, origin=live.url)


def test_a_forged_join_of_a_colleagues_conversation_is_refused(live) -> None:
    anna, bas = live.inside("anna"), live.inside("bas")
    handoff = live.handoff()
    pick_up(live.engine, handoff.id, "anna", live.clock())
    mine, other = live.wire(anna), live.wire(bas)
    assert mine.ask("volg", {"id": handoff.id}) is True
    for forged in ({"id": handoff.id}, {"id": ["x"]}, {"id": None}, "x", None, {"id": "y" * 9999}):
        assert other.ask("volg", forged) is False
    other.ask("typt", {"id": handoff.id})
    add_message(
        live.engine,
        handoff.id,
        "bezoeker",
        redact("Ik ben bang"),
        client_id=str(uuid.uuid4()),
        now=live.clock(),
    )
    until(lambda: mine.events("gesprek"))
    until(lambda: ("message", handoff.id, "Ik ben bang") in live.told.events)
    assert other.events("gesprek") == []
    assert ("typing", handoff.id, "") not in live.told.events
    mine.ask("typt", {"id": handoff.id})
    until(lambda: ("typing", handoff.id, "") in live.told.events)


def test_no_text_goes_over_the_wire(live) -> None:
    anna = live.inside("anna")
    wire = live.wire(anna)
    handoff = live.handoff()
    until(lambda: wire.events("wachtrij"))
    pick_up(live.engine, handoff.id, "anna", live.clock())
    assert wire.ask("volg", {"id": handoff.id}) is True
    add_message(
        live.engine,
        handoff.id,
        "bezoeker",
        redact("Ik ben bang"),
        client_id=str(uuid.uuid4()),
        now=live.clock(),
    )
    until(lambda: {"id": handoff.id, "van": "bezoeker"} in wire.events("gesprek"))
    assert "bang" not in str(wire.heard)
    assert set(map(str, wire.events("wachtrij"))) == {"{}"}


def test_who_passed_it_on_no_longer_follows_it(live) -> None:
    anna = live.inside("anna")
    live.account("bas")
    wire = live.wire(anna)
    handoff = live.handoff()
    pick_up(live.engine, handoff.id, "anna", live.clock())
    assert wire.ask("volg", {"id": handoff.id}) is True
    forward_to_colleague(live.engine, handoff.id, "anna", "bas", live.clock())
    until(lambda: ("changed", handoff.id, "doorgegeven_collega") in live.told.events)
    until(lambda: {"id": handoff.id} in wire.events("gesprek"))
    heard = len(wire.events("gesprek"))
    assert wire.ask("volg", {"id": handoff.id}) is False
    end_by_visitor(live.engine, handoff.id, live.clock())
    until(lambda: ("changed", handoff.id, "beeindigd") in live.told.events)
    assert len(wire.events("gesprek")) == heard


def test_a_connection_ends_with_its_session(live) -> None:
    anna = live.inside("anna")
    wire = live.wire(anna)
    anna.post("/afmelden", on="/account")
    until(wire.left.is_set)
    assert wire.events("voorbij")
    assert live.wire(live.inside("bas")).ask("actief") is None


def test_a_connection_ends_after_idle_time_and_activity_prevents_it(live) -> None:
    quiet, busy = live.wire(live.inside("anna")), live.wire(live.inside("bas"))
    live.clock.move(minutes=20)
    busy.ask("actief")
    live.clock.move(minutes=15)
    until(quiet.left.is_set)
    assert not busy.left.is_set()
    busy.ask("actief")


def test_visitors_are_told_of_every_change_in_order(live) -> None:
    live.inside("anna")
    handoff = live.handoff()
    pick_up(live.engine, handoff.id, "anna", live.clock())
    other = live.handoff("gesprek2")
    withdraw(live.engine, other.id, live.clock())
    until(lambda: ("changed", other.id, "ingetrokken") in live.told.events)
    assert [event for event in live.told.events if event[0] == "changed"] == [
        ("changed", handoff.id, "aangevraagd"),
        ("changed", handoff.id, "opgepakt"),
        ("changed", other.id, "aangevraagd"),
        ("changed", other.id, "ingetrokken"),
    ]


def test_the_gateway_can_tell_that_a_visitor_types(live) -> None:
    anna = live.inside("anna")
    wire = live.wire(anna)
    handoff = live.handoff()
    pick_up(live.engine, handoff.id, "anna", live.clock())
    assert wire.ask("volg", {"id": handoff.id}) is True
    loop = live.web.state.loop
    asyncio.run_coroutine_threadsafe(live.app.live.visitor_typing(handoff.id), loop).result(10)
    until(lambda: {"id": handoff.id} in wire.events("bezoeker_typt"))
