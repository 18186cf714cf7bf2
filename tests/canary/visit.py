"""Visitors: they talk to the server over REST and Socket.IO, and keep talking when it falls."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

import aiohttp
import httpx
import socketio

from tests.canary.conversations import Conversation
from tests.canary.server import VISITOR, Server

AT_ONCE = 4  # visitors; more only wait for each other
PROXY_ADDRESS = "203.0.113.77"  # as a proxy in front would pass it on
ANSWERS_WITHIN = 60  # seconds


def _proxy_headers() -> dict[str, str]:
    """What a proxy tells of the visitor behind it, in all its spellings."""
    return {
        "X-Forwarded-For": PROXY_ADDRESS,
        "X-Real-IP": PROXY_ADDRESS,
        "Forwarded": f"for={PROXY_ADDRESS}",
    }


class Visitor(Protocol):
    """Somebody who can say something."""

    async def say(self, text: str) -> list[dict[str, Any]]:
        """The items of the answer."""


class RestVisitor:
    """Talks as Rasa's REST channel; unknown fields and headers come along, as from a real client."""

    def __init__(self, client: httpx.AsyncClient, sender: str, hidden: str = "") -> None:
        self._client, self._sender, self._hidden = client, sender, hidden

    async def say(self, text: str) -> list[dict[str, Any]]:
        """The items of the answer; none when the server refused or fell."""
        known = self._hidden if self._hidden.isascii() else ""
        answer = await self._client.post(
            "/webhooks/rest/webhook",
            params={"naam": self._hidden},
            headers={"User-Agent": f"Telefoon/{known}"},
            json={
                "sender": self._sender,
                "message": text,
                "metadata": {"naam": self._hidden},
                "input_channel": self._hidden or "rest",
            },
        )
        items = answer.json()
        return items if isinstance(items, list) else []


class PollingVisitor:
    """Talks as an existing Rasa web widget behind a proxy that takes no WebSocket."""

    def __init__(self, client: socketio.AsyncClient, sender: str, hidden: str = "") -> None:
        self.client, self._sender, self._hidden = client, sender, hidden
        self._heard: list[dict[str, Any]] = []
        client.on("bot_uttered", self._heard.append)

    async def say(self, text: str) -> list[dict[str, Any]]:
        """The items of the answer; `call` waits until the server is done with the message."""
        self._heard.clear()
        data = _uttered(text, self._sender, self._hidden)
        await self.client.call("user_uttered", data, timeout=ANSWERS_WITHIN)
        return list(self._heard)


class WebSocketVisitor:
    """Talks as an existing Rasa web widget, over a WebSocket."""

    def __init__(self, client: socketio.Client, sender: str, hidden: str = "") -> None:
        self._client, self._sender, self._hidden = client, sender, hidden
        self._heard: list[dict[str, Any]] = []
        client.on("bot_uttered", self._heard.append)

    async def say(self, text: str) -> list[dict[str, Any]]:
        """The items of the answer."""
        self._heard.clear()
        data = _uttered(text, self._sender, self._hidden)
        await asyncio.to_thread(self._client.call, "user_uttered", data, timeout=ANSWERS_WITHIN)
        return list(self._heard)


def _uttered(text: str, sender: str, hidden: str) -> dict[str, Any]:
    return {"message": text, "session_id": sender, "customData": {"naam": hidden}}


@asynccontextmanager
async def rest(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """A client with an address of its own, behind a proxy that says so."""
    async with httpx.AsyncClient(
        base_url=server.url,
        transport=httpx.AsyncHTTPTransport(local_address=VISITOR),
        timeout=ANSWERS_WITHIN,
        headers=_proxy_headers(),
    ) as client:
        yield client


@asynccontextmanager
async def polling(server: Server, sender: str, hidden: str) -> AsyncIterator[PollingVisitor]:
    """A connected widget without WebSocket, from the visitor's own address."""
    connector = aiohttp.TCPConnector(local_addr=(VISITOR, 0))
    async with aiohttp.ClientSession(connector=connector) as session:
        client = socketio.AsyncClient(http_session=session, reconnection=False)
        confirmed = asyncio.Event()
        client.on("session_confirm", lambda _name: confirmed.set())
        await client.connect(
            server.url,
            headers=_proxy_headers(),
            auth={"naam": hidden},
            transports=["polling"],
            wait_timeout=ANSWERS_WITHIN,
        )
        await client.emit("session_request", {"session_id": sender})
        await asyncio.wait_for(confirmed.wait(), ANSWERS_WITHIN)
        try:
            yield PollingVisitor(client, sender, hidden)
        finally:
            # Not `disconnect`: that waits until the last poll comes back, up to 25 seconds.
            await client.eio.disconnect(abort=True)


@asynccontextmanager
async def websocket(server: Server, sender: str, hidden: str) -> AsyncIterator[WebSocketVisitor]:
    """A connected widget on a WebSocket, from the visitor's own address."""
    # The socket is made here: the client library cannot choose the address it calls from.
    plain = socket.create_connection(("127.0.0.1", server.port), source_address=(VISITOR, 0))
    client = socketio.Client(reconnection=False, websocket_extra_options={"socket": plain})
    confirmed = threading.Event()
    client.on("session_confirm", lambda _name: confirmed.set())
    await asyncio.to_thread(
        client.connect,
        server.url,
        headers=_proxy_headers(),
        auth={"naam": hidden},
        transports=["websocket"],
        wait_timeout=ANSWERS_WITHIN,
    )
    client.emit("session_request", {"session_id": sender})
    await asyncio.to_thread(confirmed.wait, ANSWERS_WITHIN)
    try:
        yield WebSocketVisitor(client, sender, hidden)
    finally:
        await asyncio.to_thread(client.disconnect)
        plain.close()


async def talk_all(server: Server, conversations: Sequence[Conversation]) -> int:
    """Hold all conversations, one in three over Socket.IO; the number of messages answered."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def one(index: int, conversation: Conversation, client: httpx.AsyncClient) -> int:
        async with limit:
            hidden = conversation.hidden[0]
            if index % 3:
                visitor: Visitor = RestVisitor(client, conversation.sender, hidden)
                return await _hold(visitor, conversation)
            connect = polling if index % 2 else websocket
            async with connect(server, conversation.sender, hidden) as widget:
                return await _hold(widget, conversation)

    async with rest(server) as client:
        answered = await asyncio.gather(
            *(one(index, each, client) for index, each in enumerate(conversations))
        )
    return sum(answered)


async def _hold(visitor: Visitor, conversation: Conversation) -> int:
    answered = 0
    for message in conversation.messages:
        answered += bool(await visitor.say(message))
    return answered


async def fall_in_the_middle(server: Server, conversations: Sequence[Conversation]) -> int:
    """kill -9 while every conversation has a message on its way; the number cut off."""
    async with rest(server) as client:
        visitors = [RestVisitor(client, each.sender, each.hidden[0]) for each in conversations]
        for visitor, each in zip(visitors, conversations, strict=True):
            await visitor.say(each.messages[0])
        under_way = [
            asyncio.create_task(_rest_of(visitor, each))
            for visitor, each in zip(visitors, conversations, strict=True)
        ]
        await asyncio.sleep(0.15)
        server.kill()
        done = await asyncio.gather(*under_way)
    return done.count(False)


async def _rest_of(visitor: Visitor, conversation: Conversation) -> bool:
    """Whether all messages were answered before the server fell."""
    with contextlib.suppress(httpx.HTTPError):
        for message in conversation.messages[1:]:
            await visitor.say(message)
        return True
    return False


async def knock_wrongly(server: Server, tokens: Sequence[str]) -> None:
    """Requests that are refused, with personal data in every part of them."""
    words = " en ".join(tokens)
    async with rest(server) as client:
        for path in (f"/{tokens[0]}", f"/static/{tokens[0]}.js", f"/webhooks/{tokens[0]}/webhook"):
            await client.get(path, params={"q": words})
            await client.post(path, content=words.encode())
        door = "/webhooks/rest/webhook"
        await client.post(door, content=f'{{"sender": "{words}", "message"'.encode())
        await client.post(door, content=words.encode("utf-16"))
        await client.post(door, json={"sender": words, "message": words * 400})
        await client.post(door, json={"sender": [words], "message": {"text": words}})
        await client.post(door, json={"sender": words, "message": {"naam": words}})
        await client.post(door, json=[words])
    async with polling(server, tokens[0], tokens[0]) as widget:
        await widget.client.emit("user_uttered", words)
        await widget.client.emit("session_request", [words])
        await widget.client.emit(tokens[0], {"message": words})
        await widget.client.call("user_uttered", {"message": {"x": words}}, timeout=ANSWERS_WITHIN)


async def walk(
    visitor: Visitor, opening: str, answers: dict[str, str], most: int = 30
) -> list[str]:
    """Answer what is asked until nothing is; all texts heard.

    `answers` gives what is said to each `custom.vraag`; several answers are divided by "|".
    """
    heard: list[str] = []
    left = {asked: said.split("|") for asked, said in answers.items()}
    message = opening
    for _ in range(most):
        items = await visitor.say(message)
        heard += [str(item.get("text", "")) for item in items]
        asked = [item["custom"]["vraag"] for item in items if "vraag" in item.get("custom", {})]
        if not asked:
            break
        known = left.get(asked[-1], ["weet ik niet"])
        message = known.pop(0) if len(known) > 1 else known[0]
    return heard
