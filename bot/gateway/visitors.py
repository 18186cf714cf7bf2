"""Says in plain words to a visitor on an open page what happens to their handoff."""

from __future__ import annotations

from collections.abc import Callable

import socketio

from bot.handoff.model import Handoff, LogEntry

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


class HandoffWords:
    """The words that go with a change of a handoff, for every client that shows `bot_uttered`."""

    def __init__(self, server: socketio.AsyncServer, room_of: Callable[[str], str]) -> None:
        self._server = server
        self._room_of = room_of

    async def changed(self, handoff: Handoff, entry: LogEntry) -> None:
        """Say that somebody reads along, that the talk was closed, or that nobody was free."""
        text = words_for(handoff, entry)
        if text and handoff.conversation_id is not None:
            item = {"text": text, "custom": {"wie": "systeem", "handoff": handoff.id}}
            room = self._room_of(handoff.conversation_id)
            await self._server.emit("bot_uttered", item, room=room)


def words_for(handoff: Handoff, entry: LogEntry) -> str:
    """What a visitor hears of a change; "" for nothing."""
    if not handoff.is_live:
        return ""
    if entry.action == "opgepakt":
        return _PICKED_UP
    if entry.status == "afgerond" and entry.side == "medewerker":
        return _ENDED
    return _EXPIRED if entry.status == "verlopen" else ""
