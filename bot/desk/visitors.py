"""Tells visitors over Socket.IO what happens with their handoff; the names of medewerkers stay here.

The gateway lets a visitor's connection into the room of its conversation (`visitor_room`). The
events on `/` are `bot_uttered`, `handoff` and `typing`: docs/kanalen.md describes them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

import socketio
from sqlalchemy.engine import Engine

from bot.errors import AdvieschatError
from bot.handoff.messages import Notice
from bot.handoff.model import Handoff, LogEntry, Message
from bot.handoff.notices import as_uttered, message_item, notice_of, tell_change
from bot.handoff.queue import list_open
from bot.handoff.standing import standing

logger = logging.getLogger(__name__)
_WHILE_WAITING = frozenset({"wacht_lang", "dicht"})


def visitor_room(conversation_id: str) -> str:
    """The Socket.IO room of a conversation, by its pseudonym (`Assistant.pseudonym`)."""
    return f"conversation:{conversation_id}"


class RoomVisitors:
    """`bot.desk.live.Visitors` over the rooms of conversations."""

    def __init__(
        self, server: socketio.AsyncServer, engine: Engine, clock: Callable[[], datetime]
    ) -> None:
        """Use the gateway's `server`; `clock` gives the moment, timezone-aware."""
        self._server = server
        self._engine = engine
        self._clock = clock

    async def message(self, handoff: Handoff, message: Message) -> None:
        """Show what a medewerker or the system wrote; a visitor's own words are there already."""
        if message.side == "bezoeker":
            return
        item = message_item(message)
        await self._emit(handoff, "bot_uttered", as_uttered(item))
        notice = item["custom"].get("notice")
        if notice in _WHILE_WAITING:
            await self._tell(handoff, notice)
        elif message.at == handoff.human_since:
            await self._tell(handoff)  # the bot is silent from this message on

    async def changed(self, handoff: Handoff, entry: LogEntry) -> None:
        """Tell how it stands, and everybody who waits how the queue is now."""
        await self._tell(handoff, notice_of(handoff, entry))
        try:
            # Kept as a message: the watcher sends it on from there, as it does a medewerker's.
            await asyncio.to_thread(tell_change, self._engine, handoff, entry, self._clock())
        except AdvieschatError as error:
            logger.error("a visitor was not told of a change: %s", type(error).__name__)
        for other in await asyncio.to_thread(self._others_waiting, handoff):
            await self._tell(other)

    async def typing(self, handoff: Handoff) -> None:
        """Say that the medewerker types."""
        await self._emit(handoff, "typing", True)

    def _others_waiting(self, handoff: Handoff) -> list[Handoff]:
        try:
            found = list_open(self._engine)
        except AdvieschatError as error:
            logger.error("places in the queue were not told: %s", type(error).__name__)
            return []
        return [
            one
            for one in found
            if one.status == "wachtend" and one.is_live and one.id != handoff.id
        ]

    async def _tell(self, handoff: Handoff, notice: Notice | None = None) -> None:
        try:
            data = await asyncio.to_thread(standing, self._engine, handoff, self._clock(), notice)
        except AdvieschatError as error:
            logger.error("a visitor was not told: %s", type(error).__name__)
            return
        await self._emit(handoff, "handoff", data)

    async def _emit(self, handoff: Handoff, event: str, data: object) -> None:
        if handoff.conversation_id is not None:
            await self._server.emit(event, data, room=visitor_room(handoff.conversation_id))
