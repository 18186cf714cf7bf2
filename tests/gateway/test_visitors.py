"""A visitor's page and its handoff over a real connection: only the own one, and only signs."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.desk.app import DeskApp, make_desk
from bot.desk.config import DeskConfig
from bot.desk.visitors import RoomVisitors, visitor_room
from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.socket import make_socket_server
from bot.gateway.visitors import VisitorTalks
from bot.handoff.desk_work import close, pick_up
from bot.handoff.messages import add_message, messages_after
from bot.handoff.model import Facts, Handoff
from bot.handoff.notices import STOP_TALK, STOP_WAITING
from bot.handoff.queue import overview
from bot.handoff.requests import open_for_conversation, request_handoff
from bot.handoff.values import Side
from bot.privacy import redact
from bot.registry.registry import Registry, utc_now
from tests.desk.served import serving_plain
from tests.desk.test_live import until
from tests.gateway.kept_echo import KeptEcho
from tests.gateway.test_socket import Page

ANNA = "anna"


@dataclass
class Street:
    """The gateway and the desk in one process, as `bot.server` puts them together."""

    url: str
    registry: Registry
    echo: KeptEcho
    entrance: Entrance
    desk: DeskApp
    typed: list[str]

    def handoff(self, session: str, *, picked_up: bool = False) -> Handoff:
        handoff = request_handoff(
            self.registry.engine,
            self.echo.pseudonym(session),
            kind="chat",
            reason="wens_medewerker",
            facts=Facts(),
            now=utc_now(),
        )
        if picked_up:
            pick_up(self.registry.engine, handoff.id, ANNA, utc_now())
        return handoff

    def writes(self, handoff: Handoff, text: str, side: Side = "medewerker") -> None:
        add_message(
            self.registry.engine,
            handoff.id,
            side,
            redact(text),
            client_id=str(uuid.uuid4()),
            now=utc_now(),
            medewerker=ANNA if side == "medewerker" else None,
        )

    def status(self, handoff: Handoff) -> str:
        return overview(self.registry.engine, handoff.id, utc_now()).handoff.status


@pytest.fixture
def street(registry: Registry, echo: KeptEcho, entrance: Entrance) -> Iterator[Street]:
    talks = VisitorTalks(registry.engine, utc_now)
    server = make_socket_server(entrance, visitor_room, talks)
    visitors = RoomVisitors(server, registry.engine, utc_now)
    desk = make_desk(registry.engine, registry.cipher, DeskConfig(), server, visitors)
    typed: list[str] = []

    async def typing(handoff_id: str) -> None:
        typed.append(handoff_id)

    talks.connect_desk(typing, desk.live.changed)
    with serving_plain(make_app(entrance, server, desk, [desk.live.run])) as url:
        yield Street(url, registry, echo, entrance, desk, typed)


@pytest.fixture
def pages(street: Street) -> Iterator[list[Page]]:
    made = [Page(street.url), Page(street.url)]
    yield made
    for one in made:
        one.client.disconnect()


def test_only_a_plain_yes_is_a_typing_sign_and_only_in_the_own_talk(
    street: Street, pages: list[Page]
) -> None:
    mine, other = pages
    session = mine.begin()
    other.begin()
    handoff = street.handoff(session, picked_up=True)
    for forged in ("Mijn buurman", {"id": handoff.id}, {"typing": True}, 1, None, [True]):
        mine.client.emit("typing", forged)
    for forged in (True, handoff.id, {"id": handoff.id}):
        other.client.emit("typing", forged)
    mine.client.emit("typing", True)
    until(lambda: street.typed)
    assert street.typed == [handoff.id]


def test_nobody_hears_typing_before_somebody_is_there(street: Street, pages: list[Page]) -> None:
    mine = pages[0]
    session = mine.begin()
    handoff = street.handoff(session)
    mine.client.emit("typing", True)
    assert mine.client.call("handoff_end", timeout=5) is True  # comes after it on the same line
    assert street.typed == []
    assert street.status(handoff) == "ingetrokken"


def test_only_the_visitor_itself_can_end_it(street: Street, pages: list[Page]) -> None:
    mine, other = pages
    session = mine.begin()
    handoff = street.handoff(session, picked_up=True)
    assert other.client.call("handoff_end", timeout=5) is False, "it has no conversation"
    other.begin()
    for forged in (None, handoff.id, {"id": handoff.id}, {"session_id": session}):
        assert other.client.call("handoff_end", forged, timeout=5) is False
    assert street.status(handoff) == "opgepakt"
    assert mine.client.call("handoff_end", timeout=5) is True
    assert street.status(handoff) == "afgerond"
    assert mine.next("handoff")["status"] in ("opgepakt", "afgerond")  # type: ignore[index]


def test_who_comes_back_gets_what_was_missed_in_order_and_nobody_else(
    street: Street, pages: list[Page]
) -> None:
    mine, other = pages
    session = mine.begin()
    handoff = street.handoff(session, picked_up=True)
    mine.client.disconnect()
    street.writes(handoff, "Een")
    street.writes(handoff, "Ik ben Kevin Jansen", "bezoeker")
    street.writes(handoff, "Twee")
    until(lambda: len(messages_after(street.registry.engine, handoff.id)) == 4)
    back = Page(street.url)
    back.client.emit(
        "session_request",
        {"session_id": session, "seen": {"id": handoff.id, "nummer": 1}},
    )
    now = back.next("handoff")
    assert (now["status"], now["medewerker"], now["bot_silent"]) == ("opgepakt", True, True)
    # What was missed comes in the order of the numbers; the watcher may say one live in between,
    # and the page leaves out what it has.
    items: list[dict[str, Any]] = []
    while len(items) < 3:
        item: Any = back.next("bot_uttered")
        if item["custom"]["nummer"] == len(items) + 2:
            items.append(item)
    texts = [item["text"] for item in items]
    assert [text for text in texts if text in ("Een", "Twee")] in (["Een", "Twee"], ["Twee"])
    assert not any("Jansen" in text for text in texts)
    # Guesses give nothing: not the handoff's id, not the pseudonym, not the room's name.
    for guess in (handoff.id, street.echo.pseudonym(session), visitor_room(session), "kort"):
        other.client.emit("session_request", {"session_id": guess, "seen": {}})
        other.next("session_confirm")
    assert other.hears_nothing()
    back.client.disconnect()


def test_a_short_id_that_can_be_guessed_gets_nothing_again(
    street: Street, pages: list[Page]
) -> None:
    guesser, owner = pages
    handoff = street.handoff("default", picked_up=True)
    owner.begin("default")
    street.writes(handoff, "Geheim")
    heard = []
    while "Geheim" not in heard:
        heard.append(owner.next("bot_uttered")["text"])
    until(lambda: len(messages_after(street.registry.engine, handoff.id)) == 2)
    while not owner.hears_nothing():
        pass
    guesser.client.emit("session_request", {"session_id": "default", "seen": {}})
    assert guesser.next("session_confirm") == "default"
    assert guesser.hears_nothing()


@pytest.mark.parametrize(("words", "picked_up"), [(STOP_WAITING, False), (STOP_TALK, True)])
def test_the_words_of_the_button_stop_it_on_any_channel(
    street: Street, words: str, picked_up: bool
) -> None:
    handoff = street.handoff("rest-bezoeker", picked_up=picked_up)

    def say(text: str) -> list[dict]:
        return asyncio.run(street.entrance.receive("rest-bezoeker", text))

    assert "Je zei" in say("Ik stop met wachten op de bus")[-1]["text"], "other words stop nothing"
    assert street.status(handoff) in ("wachtend", "opgepakt")
    items = say(f"{words.upper()}.")
    assert "computerprogramma" in items[0]["text"] and len(items) == 1
    assert not overview(street.registry.engine, handoff.id, utc_now()).handoff.is_open
    assert say("dag")[0]["text"] == "Je zei: dag", "told once"


def test_without_pushing_the_end_is_told_with_the_next_answer(street: Street) -> None:
    handoff = street.handoff("rest-bezoeker", picked_up=True)
    street.writes(handoff, "Hallo")
    until(lambda: len(messages_after(street.registry.engine, handoff.id)) == 2)
    first = asyncio.run(street.entrance.receive("rest-bezoeker", "dag"))
    assert {item["text"][:5] for item in first} == {"Hallo", "Een m"}
    street.writes(handoff, "Tot ziens")
    close(street.registry.engine, handoff.id, ANNA, "gesprek_klaar", utc_now())
    until(lambda: len(messages_after(street.registry.engine, handoff.id)) == 5)
    after = asyncio.run(street.entrance.receive("rest-bezoeker", "nog iets"))
    assert [item["text"][:12] for item in after] == ["Tot ziens", "De medewerke", "Je zei: nog "]


def test_danger_while_waiting_goes_to_the_top_after_112_was_said(street: Street) -> None:
    first, other = street.handoff("een"), street.handoff("twee", picked_up=True)
    street.writes(other, "Hallo")
    asyncio.run(street.entrance.receive("een", "ik zit te wachten"))
    assert open_for_conversation(street.registry.engine, "peen").acuut is False
    items = asyncio.run(street.entrance.receive("twee", "help hij slaat haar nu"))
    assert items[0]["text"].startswith("Bel nu 112")
    assert overview(street.registry.engine, other.id, utc_now()).handoff.acuut
    assert not overview(street.registry.engine, first.id, utc_now()).handoff.acuut
