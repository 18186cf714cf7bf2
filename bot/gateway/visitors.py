"""Tells visitors on an open page what a medewerker writes and what happens to their handoff."""

from __future__ import annotations

from typing import Any

import socketio

from bot.handoff.model import Handoff, LogEntry, Message

_PICKED_UP = (
    "Een medewerker leest nu met je mee. Vanaf het eerste bericht van de medewerker ben ik stil."
)
_ENDED = (
    "De medewerker heeft het gesprek afgerond. Je praat weer met het computerprogramma. "
    "Heb je nog een vraag, stel die gerust. Bellen kan altijd: 0800-2000, dag en nacht en gratis."
)
_EXPIRED = (
    "Er was geen medewerker vrij. Sorry dat je hebt gewacht. Bel 0800-2000, dag en nacht en "
    'gratis. Of zeg: "bel mij terug".'
)


class SocketVisitors:
    """The visitors' side of `bot.desk.live.Visitors`: one room per conversation."""

    def __init__(self, server: socketio.AsyncServer) -> None:
        self._server = server

    async def message(self, handoff: Handoff, message: Message) -> None:
        """Bring a message that is not the visitor's own."""
        if message.side != "bezoeker":
            await self._tell(handoff, {"text": message.text, "custom": {"wie": message.side}})

    async def changed(self, handoff: Handoff, entry: LogEntry) -> None:
        """Say that somebody reads along, that the talk was closed, or that nobody was free."""
        if not handoff.is_live:
            return
        text = ""
        if entry.action == "opgepakt":
            text = _PICKED_UP
        elif entry.status == "afgerond" and entry.side == "medewerker":
            text = _ENDED
        elif entry.status == "verlopen":
            text = _EXPIRED
        if text:
            await self._tell(handoff, {"text": text, "custom": {"handoff": entry.status}})

    async def typing(self, handoff: Handoff) -> None:
        """A real sign that the medewerker is typing."""
        if handoff.conversation_id is not None:
            await self._server.emit("typing", {"wie": "medewerker"}, room=handoff.conversation_id)

    async def _tell(self, handoff: Handoff, item: dict[str, Any]) -> None:
        if handoff.conversation_id is not None:
            await self._server.emit("bot_uttered", item, room=handoff.conversation_id)
