"""Tells visitors over Socket.IO what happens with their handoff; the names of medewerkers stay here.

The gateway lets a visitor's connection into the room of its conversation (`visitor_room`).

| event on `/`      | when                                   | data                                  |
| ----------------- | -------------------------------------- | ------------------------------------- |
| `bot_uttered`     | a medewerker or the system wrote       | `text`, `custom`: wie, nummer, handoff |
| `handoff`         | it changed, or its place in the queue  | id, kind, status, positie, wachttijd  |
| `medewerker_typt` | the medewerker types now               | id                                    |

`nummer` counts 1, 2, 3 … in a handoff: a page leaves out what it has already. `positie` is None when
it does not wait, `wachttijd` in whole minutes is None for "dat weten we niet".
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import socketio
from sqlalchemy.engine import Engine

from bot.errors import AdvieschatError
from bot.handoff.model import Handoff, LogEntry, Message
from bot.handoff.queue import expected_wait, list_open, position

logger = logging.getLogger(__name__)


def visitor_room(conversation_id: str) -> str:
    """The Socket.IO room of a conversation, by its pseudonym (`Assistant.pseudonym`)."""
    return f"conversation:{conversation_id}"


def standing(engine: Engine, handoff: Handoff, now: datetime) -> dict[str, Any]:
    """What a visitor may know of a handoff: how it stands, the place in the queue, the wait.

    Raises:
        HandoffNotFoundError: when it was erased meanwhile.
        RegistryUnavailableError: when the database cannot be read.
    """
    waits = handoff.status == "wachtend" and handoff.is_live
    wait = expected_wait(engine, now, handoff.regio) if waits else None
    return {
        "id": handoff.id,
        "kind": handoff.kind,
        "status": handoff.status,
        "positie": position(engine, handoff.id) if waits else None,
        # Rounded up: better to be helped sooner than was said.
        "wachttijd": None if wait is None else -(-wait // timedelta(minutes=1)),
    }


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
        custom = {"wie": message.side, "nummer": message.number, "handoff": handoff.id}
        await self._emit(handoff, "bot_uttered", {"text": message.text, "custom": custom})

    async def changed(self, handoff: Handoff, entry: LogEntry) -> None:
        """Tell how it stands, and everybody who waits how the queue is now."""
        await self._tell(handoff)
        for other in await asyncio.to_thread(self._others_waiting, handoff):
            await self._tell(other)

    async def typing(self, handoff: Handoff) -> None:
        """Say that the medewerker types."""
        await self._emit(handoff, "medewerker_typt", {"id": handoff.id})

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

    async def _tell(self, handoff: Handoff) -> None:
        try:
            data = await asyncio.to_thread(standing, self._engine, handoff, self._clock())
        except AdvieschatError as error:
            logger.error("a visitor was not told: %s", type(error).__name__)
            return
        await self._emit(handoff, "handoff", data)

    async def _emit(self, handoff: Handoff, event: str, data: dict[str, Any]) -> None:
        if handoff.conversation_id is not None:
            await self._server.emit(event, data, room=visitor_room(handoff.conversation_id))
