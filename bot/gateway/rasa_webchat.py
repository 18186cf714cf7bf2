"""For the widget `rasa-webchat`: it shows an item only when there is nothing in it that Rasa lacks.

It counts keys: `{text}` is a text and `{text, quick_replies}` a question; anything else it takes for
something of its user's own making, and shows nothing. It can be told by the `customData` that it
sends with every message. Other clients get everything.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import socketio

_MOST = 5_000  # conversations


class TolerantServer(socketio.AsyncServer):
    """A Socket.IO server that leaves out of `bot_uttered` what such a widget cannot bear."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._strict: OrderedDict[str, None] = OrderedDict()

    def notice(self, data: dict[str, Any], *rooms: str) -> None:
        """Look at what a client sent in `user_uttered`; its `rooms` get Rasa's form from now on."""
        if "customData" not in data:
            return
        for room in rooms:
            self._strict[room] = None
            self._strict.move_to_end(room)
        while len(self._strict) > _MOST:
            self._strict.popitem(last=False)

    async def emit(
        self,
        event: str,
        data: Any = None,
        to: str | None = None,
        room: str | None = None,
        **more: Any,
    ) -> None:
        """Emit as ever; `bot_uttered` to a strict client has Rasa's keys only."""
        if event == "bot_uttered" and isinstance(data, dict) and (to or room) in self._strict:
            data = bare(data)
            if data is None:
                return
        await super().emit(event, data, to=to, room=room, **more)


def bare(item: dict[str, Any]) -> dict[str, Any] | None:
    """The item as Rasa's own channel would send it; None when there is nothing to show."""
    if not item.get("text"):
        return None
    return {key: item[key] for key in ("text", "quick_replies") if item.get(key)}
