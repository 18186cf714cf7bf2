"""Rasa's Socket.IO channel: user_uttered / bot_uttered, session_request / session_confirm.

Beside it, for pages that know them (docs/kanalen.md): an acknowledgement of every message, `nr`
and `client_id` on items, and `resume`.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Any

import socketio

from bot.errors import MessageError, RegistryError
from bot.gateway.entrance import Entrance, read_sender
from bot.gateway.pace import Turns
from bot.gateway.rasa_webchat import TolerantServer
from bot.gateway.texts import FAILED
from bot.gateway.visitors import VisitorTalks
from bot.handoff.notices import as_uttered

logger = logging.getLogger(__name__)
MAX_PACKET = 512_000  # bytes; 50,000 characters of any script fit, so that they get an answer


def make_socket_server(
    entrance: Entrance,
    room_of: Callable[[str], str] = str,
    talks: VisitorTalks | None = None,
) -> socketio.AsyncServer:
    """A Socket.IO server that speaks as Rasa's own channel does, on the default namespace.

    Args:
        entrance: where messages come in.
        room_of: the room of a conversation by its pseudonym, where everybody with its id is told
            things. A room's name cannot be made by a visitor: it holds a keyed hash.
        talks: what a page hears and says about its handoff.
    """
    server = TolerantServer(
        async_mode="asgi",
        cors_allowed_origins="*",  # no cookies: another site's page learns nothing by connecting
        cors_credentials=False,
        logger=False,
        engineio_logger=False,
        max_http_buffer_size=MAX_PACKET,
    )
    # What was answered first is sent first.
    turns = Turns()

    async def session_request(sid: str, data: Any = None) -> None:
        asked = data if isinstance(data, dict) else {}
        try:
            session = read_sender(asked.get("session_id"))
        except MessageError:
            session = uuid.uuid4().hex
        conversation = entrance.pseudonym(session)
        await server.enter_room(sid, room_of(conversation))
        await server.emit("session_confirm", session, room=sid)
        if talks is not None:
            await talks.joined(sid, session, conversation, data)

    async def user_uttered(sid: str, data: Any = None) -> Any:
        data = data if isinstance(data, dict) else {}
        session = data.get("session_id") or sid
        metadata = data.get("metadata")
        client_id = metadata.get("client_id") if isinstance(metadata, dict) else None
        try:
            room = room_of(entrance.pseudonym(read_sender(session)))
            server.notice(data, sid, room)
            if room not in server.rooms(sid):
                # Who knows the id is in the conversation; the answer comes here in any case.
                await server.enter_room(sid, room)
            async with turns.turn(room, slowed=False):
                items = await entrance.receive(session, data.get("message"), client_id, pushed=True)
                for item in items:
                    await server.emit("bot_uttered", as_uttered(item), room=room)
            return True
        except MessageError as error:
            return await refuse(sid, str(error), client_id)
        except Exception as error:
            logger.error("an answer failed: %s", type(error).__name__)
            return await refuse(sid, FAILED, client_id, again=True)

    async def refuse(
        sid: str, reason: str, client_id: object, again: bool = False
    ) -> dict[str, Any]:
        """Say what is wrong, to who sent it only; `again`: sending it again may help."""
        item: dict[str, Any] = {"text": reason}
        if client_id is not None:
            item |= {"client_id": client_id, "custom": {"wie": "systeem", "fout": True}}
        await server.emit("bot_uttered", item, room=sid)
        return {"ok": False, "error": reason, "again": again}

    async def resume(sid: str, data: Any = None) -> dict[str, Any]:
        data = data if isinstance(data, dict) else {}
        try:
            items = await entrance.missed(data.get("session_id"), data.get("after"))
        except (MessageError, RegistryError) as error:
            return {
                "known": False,
                "items": [],
                "error": str(getattr(error, "visitor_text", error)),
            }
        if items is None:
            return {"known": False, "items": []}
        await server.enter_room(sid, room_of(entrance.pseudonym(str(data["session_id"]))))
        return {"known": True, "items": [as_uttered(item) for item in items]}

    if talks is not None:
        talks.register(server)
    server.on("session_request", session_request)
    server.on("user_uttered", user_uttered)
    server.on("resume", resume)
    return server


async def dismiss(server: socketio.AsyncServer, room: str) -> None:
    """Tell every page of an erased conversation, and close their connections.

    What was on its way from them no longer comes in: it would begin the conversation anew.
    """
    for sid in [one for one, _ in server.manager.get_participants("/", room)]:
        await server.emit("gewist", room=sid)
        await server.disconnect(sid)
