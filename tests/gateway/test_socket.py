"""Rasa's protocol over a real connection, and what our own page asks beside it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import httpx
import pytest
import socketio

from bot.desk.visitors import visitor_room
from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.leave import Leave
from bot.gateway.settings import PageSettings
from bot.gateway.socket import dismiss, make_socket_server
from tests.desk.served import serving_plain
from tests.gateway.kept_echo import KeptEcho


@pytest.fixture
def url(entrance: Entrance, echo: KeptEcho) -> Iterator[str]:
    server = make_socket_server(entrance, visitor_room)

    async def dismissed(conversation: str) -> None:
        await dismiss(server, visitor_room(conversation))

    leave = Leave(entrance, echo, "/neutraal", dismissed)
    settings = PageSettings("/neutraal")
    with serving_plain(
        make_app(entrance, server, pages=leave.routes(), settings=settings)
    ) as address:
        yield address


class Page:
    """A browser's page: what it was sent, by event."""

    def __init__(self, url: str) -> None:
        self.client = socketio.SimpleClient()
        self.client.connect(url, transports=["websocket"])

    def next(self, event: str) -> object:
        """The data of the next event of this name."""
        while True:
            name, *data = self.client.receive(timeout=5)
            if name == event:
                return data[0] if data else None

    def begin(self, session: str | None = None) -> str:
        """Ask for a session; gives its id."""
        self.client.emit("session_request", {"session_id": session})
        return str(self.next("session_confirm"))

    def say(self, session: str, message: str, client_id: str | None = None) -> object:
        """Send a message; gives the acknowledgement."""
        data = {"session_id": session, "message": message}
        if client_id is not None:
            data["metadata"] = {"client_id": client_id}
        return self.client.call("user_uttered", data, timeout=5)

    def hears_nothing(self) -> bool:
        """Whether nothing comes any more."""
        try:
            self.client.receive(timeout=0.3)
        except socketio.exceptions.TimeoutError:
            return True
        return False


@pytest.fixture
def page(url: str) -> Iterator[Page]:
    page = Page(url)
    yield page
    page.client.disconnect()


@pytest.fixture
def other(url: str) -> Iterator[Page]:
    page = Page(url)
    yield page
    page.client.disconnect()


def test_rasas_own_protocol(page: Page) -> None:
    session = page.begin()
    assert len(session) == 32
    page.client.emit("user_uttered", {"session_id": session, "message": "hallo"})
    item = page.next("bot_uttered")
    assert item == {
        "text": "Je zei: hallo",
        "buttons": [{"title": "Ja, dat mag", "payload": "/bevestigen"}],
        "quick_replies": [
            {"content_type": "text", "title": "Ja, dat mag", "payload": "/bevestigen"}
        ],
        "custom": {"vraag": "rol"},
    }


def test_a_message_is_acknowledged_after_its_answer(page: Page) -> None:
    session, client_id = page.begin(), str(uuid.uuid4())
    assert page.say(session, "hallo", client_id) is True
    item = page.next("bot_uttered")
    assert (item["nr"], item["client_id"]) == (2, client_id)
    assert page.say(session, "hallo", client_id) is True
    assert page.next("bot_uttered") == item


def test_a_pasted_book_is_refused_with_a_reason_and_the_conversation_goes_on(page: Page) -> None:
    session = page.begin()
    done = page.say(session, "é" * 50_000, str(uuid.uuid4()))
    assert done["ok"] is False and done["again"] is False
    assert "50000 tekens" in done["error"] and "5000" in done["error"]
    assert page.next("bot_uttered")["custom"] == {"wie": "systeem", "fout": True}
    assert page.say(session, "hallo", str(uuid.uuid4())) is True


@pytest.mark.parametrize("text", ["👩‍👧 help 😢", "ساعدني من فضلك", "שלום", "a\u202eb"])
def test_any_script_comes_through_whole(page: Page, text: str) -> None:
    session = page.begin()
    page.say(session, text, str(uuid.uuid4()))
    assert page.next("bot_uttered")["text"].removeprefix("Je zei: ") == text


def test_back_after_a_lost_connection(page: Page, other: Page) -> None:
    session = page.begin()
    page.say(session, "een", str(uuid.uuid4()))
    page.client.disconnect()
    other.begin(session)
    found = other.client.call("resume", {"session_id": session, "after": 1}, timeout=5)
    assert found["known"] is True
    assert [(item["nr"], item["text"]) for item in found["items"]] == [(2, "Je zei: een")]
    assert found["items"][0]["quick_replies"]
    assert other.client.call("resume", {"session_id": uuid.uuid4().hex}, timeout=5) == {
        "known": False,
        "items": [],
    }


def test_two_tabs_of_one_conversation_hear_the_same(page: Page, other: Page) -> None:
    session = page.begin()
    assert other.begin(session) == session
    page.say(session, "hallo", str(uuid.uuid4()))
    assert page.next("bot_uttered") == other.next("bot_uttered")


@pytest.mark.parametrize("forged", ["room", "sid", "pseudonym"])
def test_a_forged_join_hears_nothing(page: Page, other: Page, echo: KeptEcho, forged: str) -> None:
    session = page.begin()
    conversation = echo.pseudonym(session)
    other.begin(
        {
            "room": visitor_room(conversation),
            "sid": page.client.sid,
            "pseudonym": conversation,
        }[forged]
    )
    page.say(session, "hallo", str(uuid.uuid4()))
    assert page.next("bot_uttered")
    assert other.hears_nothing()


def test_the_way_out_closes_every_page_of_the_conversation(
    page: Page, other: Page, url: str, echo: KeptEcho
) -> None:
    session = page.begin()
    other.begin(session)
    page.say(session, "hallo", str(uuid.uuid4()))
    httpx.post(f"{url}/weg", data={"session_id": session})
    other.next("gewist")
    assert echo.store.ids() == []


@pytest.mark.parametrize("data", [None, "tekst", [], {"session_id": 3}, {"message": None}])
def test_nonsense_gets_an_answer(page: Page, data: object) -> None:
    done = page.client.call("user_uttered", data, timeout=5)
    assert done["ok"] is False
    found = page.client.call("resume", data, timeout=5)
    assert found["known"] is False


def test_another_sites_page_may_connect_but_not_with_credentials(url: str) -> None:
    origin = {"origin": "https://voorbeeldstad.example"}
    answer = httpx.get(f"{url}/socket.io/?EIO=4&transport=polling", headers=origin)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://voorbeeldstad.example"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
