"""What visitors hear over Socket.IO, each only of the own conversation."""

from __future__ import annotations

import uuid

import pytest
import socketio

from bot.desk.visitors import RoomVisitors, standing, visitor_room
from bot.handoff.desk_work import close, pick_up
from bot.handoff.messages import add_message
from bot.handoff.notices import STOP_TALK
from bot.privacy import redact
from tests.desk.served import serving
from tests.desk.test_live import until


class Visitor:
    """A visitor's connection, which the gateway has let into the room of its conversation."""

    def __init__(self, url: str, conversation: str) -> None:
        self.heard: list[tuple[str, dict]] = []
        self.client = socketio.Client(reconnection=False)
        self.client.on("*", lambda event, data=None: self.heard.append((event, data)))
        self.client.connect(url, socketio_path="/desk/socket.io", transports=["websocket"])
        assert self.client.call("in", conversation, timeout=10)

    def last(self, event: str) -> dict | None:
        return next((data for name, data in reversed(self.heard) if name == event), None)


@pytest.fixture
def street(world):
    """The world with real visitors instead of a notebook."""

    async def enter(sid: str, conversation: str) -> bool:
        await world.server.enter_room(sid, visitor_room(conversation))
        return True

    world.server.on("in", enter)
    world.app.live._visitors = RoomVisitors(world.server, world.engine, world.clock)
    with serving(world.app, world.web) as url:
        made = []

        def visitor(conversation: str) -> Visitor:
            made.append(Visitor(url, conversation))
            return made[-1]

        world.visitor = visitor
        yield world
        for one in made:
            one.client.disconnect()


def test_a_visitor_sees_the_place_in_the_queue_the_medewerker_and_the_end(street) -> None:
    street.inside("anna")
    first, second = street.visitor("een"), street.visitor("twee")
    one = street.handoff("een")
    street.clock.move(seconds=5)
    two = street.handoff("twee")
    until(lambda: second.last("handoff") and second.last("handoff")["position"] == 2)
    assert second.last("handoff")["waiting_minutes"] is None, "dat weten we niet"
    pick_up(street.engine, one.id, "anna", street.clock())
    until(lambda: second.last("handoff")["position"] == 1)
    until(lambda: first.last("handoff")["status"] == "opgepakt")
    until(lambda: first.last("bot_uttered"))
    assert first.last("bot_uttered")["quick_replies"][0]["payload"] == STOP_TALK
    for side, text in (("bezoeker", "Ik ben bang"), ("medewerker", "Ik ben er")):
        add_message(
            street.engine,
            one.id,
            side,
            redact(text),
            client_id=str(uuid.uuid4()),
            now=street.clock(),
            medewerker="anna" if side == "medewerker" else None,
        )
    until(lambda: (first.last("bot_uttered") or {}).get("text") == "Ik ben er")
    assert first.last("bot_uttered") == {
        "text": "Ik ben er",
        "custom": {"wie": "medewerker", "nummer": 3, "handoff": one.id},
    }
    until(lambda: first.last("handoff")["bot_silent"])
    close(street.engine, one.id, "anna", "gesprek_klaar", street.clock())
    until(lambda: first.last("handoff")["status"] == "afgerond")
    until(lambda: first.last("bot_uttered")["custom"].get("notice") == "afgerond")
    told = [data["custom"].get("notice") for name, data in first.heard if name == "bot_uttered"]
    assert told == ["opgepakt", None, "afgerond"], "each once, the visitor's own words not at all"
    assert first.last("handoff")["medewerker"] is False
    assert "anna" not in str(first.heard), "a medewerker's name stays inside"
    assert one.id not in str(second.heard) and second.last("bot_uttered") is None
    assert two.id not in str(first.heard)


def test_danger_goes_before_and_the_others_hear_it(street) -> None:
    waiting = street.visitor("een")
    street.handoff("een")
    until(lambda: waiting.last("handoff") and waiting.last("handoff")["position"] == 1)
    street.handoff("twee", acuut=True)
    until(lambda: waiting.last("handoff")["position"] == 2)


def test_the_wait_is_told_in_whole_minutes_rounded_up(world) -> None:
    for number in range(3):
        one = world.handoff(f"g{number}")
        world.clock.move(seconds=130)
        pick_up(world.engine, one.id, "anna", world.clock())
    waiting = world.handoff("nu")
    told = standing(world.engine, waiting, world.clock())
    assert told == {
        "id": waiting.id,
        "kind": "chat",
        "status": "wachtend",
        "position": 1,
        "waiting_minutes": 3,
        "medewerker": False,
        "bot_silent": False,
        "notice": None,
    }
