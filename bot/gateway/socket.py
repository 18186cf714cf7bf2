"""Rasa's Socket.IO channel: user_uttered / bot_uttered, session_request / session_confirm."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Any

import socketio

from bot.assistant.channel import Item
from bot.errors import MessageError
from bot.gateway.entrance import Entrance, read_sender
from bot.gateway.texts import FAILED
from bot.gateway.visitors import VisitorTalks

logger = logging.getLogger(__name__)


def make_socket_server(
    entrance: Entrance,
    room_of: Callable[[str], str] = str,
    talks: VisitorTalks | None = None,
) -> socketio.AsyncServer:
    """A Socket.IO server that speaks as Rasa's own channel does, on the default namespace.

    Args:
        entrance: where messages come in.
        room_of: the room of a conversation, where the desk tells its visitor things.
        talks: what a page hears and says about its handoff.
    """
    server = socketio.AsyncServer(
        async_mode="asgi",
        cors_allowed_origins="*",  # no cookies: another site's page learns nothing by connecting
        logger=False,
        engineio_logger=False,
        max_http_buffer_size=512_000,
    )

    async def session_request(sid: str, data: Any = None) -> None:
        wanted = data.get("session_id") if isinstance(data, dict) else None
        try:
            session = read_sender(wanted)
        except MessageError:
            session = uuid.uuid4().hex
        conversation = entrance.pseudonym(session)
        await server.enter_room(sid, room_of_session(session))
        # What a medewerker writes comes by the conversation's own name.
        await server.enter_room(sid, room_of(conversation))
        await server.emit("session_confirm", session, room=sid)
        if talks is not None:
            await talks.joined(sid, session, conversation, data)

    async def user_uttered(sid: str, data: Any = None) -> None:
        data = data if isinstance(data, dict) else {}
        session = data.get("session_id") or sid
        own = room_of_session(session) if isinstance(session, str) else sid
        room = own if own in server.rooms(sid) else sid
        try:
            items = await entrance.receive(session, data.get("message"), pushed=True)
        except MessageError as error:
            await server.emit("bot_uttered", {"text": str(error)}, room=room)
            return
        except Exception as error:
            logger.error("an answer failed: %s", type(error).__name__)
            await server.emit("bot_uttered", {"text": FAILED}, room=room)
            return
        for item in items:
            await server.emit("bot_uttered", as_bot_uttered(item), room=room)

    if talks is not None:
        talks.register(server)
    server.on("session_request", session_request)
    server.on("user_uttered", user_uttered)
    return server


def room_of_session(session: str) -> str:
    """The room of a page's own session: no session id is the name of another kind of room."""
    return f"session:{session}"


def as_bot_uttered(item: Item) -> dict[str, Any]:
    """An item in the form of Rasa's Socket.IO channel (`quick_replies`), with ours beside it."""
    out = {key: value for key, value in item.items() if key != "recipient_id"}
    if "buttons" in item:
        out["quick_replies"] = [{"content_type": "text", **button} for button in item["buttons"]]
    return out
