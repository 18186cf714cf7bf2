"""A visitor's page and the handoff: typing signs, stopping, and coming back (docs/kanalen.md)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

import socketio
from sqlalchemy.engine import Engine

from bot.errors import AdvieschatError
from bot.gateway.ids import LEAST_OPAQUE
from bot.handoff.messages import messages_after
from bot.handoff.model import Handoff
from bot.handoff.notices import as_uttered, message_item
from bot.handoff.requests import end_by_visitor, latest_for_conversation, open_for_conversation
from bot.handoff.standing import standing

logger = logging.getLogger(__name__)


class VisitorTalks:
    """The events of the default namespace that are about a handoff.

    A connection belongs to the conversation whose session id it gave in `session_request`, and
    can do nothing in another: what the events carry names no conversation and no handoff.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
    ) -> None:
        """Use the registry's database; `clock` gives the moment, timezone-aware."""
        self._engine = engine
        self._clock = clock
        self._server: socketio.AsyncServer | None = None
        self._conversations: dict[str, str] = {}  # sid → conversation
        self._tell_typing: Callable[[str], Awaitable[None]] | None = None
        self._tell_changed: Callable[[], Awaitable[None]] | None = None

    def register(self, server: socketio.AsyncServer) -> None:
        """Add the events to the server."""
        self._server = server
        for event, handler in (
            ("typing", self._typing),
            ("handoff_end", self._end),
            ("disconnect", self._left),
        ):
            server.on(event, handler)

    def connect_desk(
        self, typing: Callable[[str], Awaitable[None]], changed: Callable[[], Awaitable[None]]
    ) -> None:
        """Tell the desk through these: a visitor types (with the handoff's id), something changed."""
        self._tell_typing, self._tell_changed = typing, changed

    async def joined(self, sid: str, session: str, conversation: str, data: Any) -> None:
        """A page began or came back: tell how its handoff stands, and what it missed.

        Args:
            sid: the connection.
            session: the id that the page gave.
            conversation: the conversation's pseudonym.
            data: what came with `session_request`; `seen` says what the page has already.
        """
        self._conversations[sid] = conversation
        if len(session) < LEAST_OPAQUE or self._server is None:
            return
        try:
            found = await asyncio.to_thread(self._missed, conversation, _seen(data))
        except AdvieschatError as error:
            logger.error("a visitor who came back was not told: %s", type(error).__name__)
            return
        for event, content in found:
            await self._server.emit(event, content, room=sid)

    def _missed(
        self, conversation: str, seen: tuple[str, int] | None
    ) -> list[tuple[str, Mapping[str, Any]]]:
        handoff = latest_for_conversation(self._engine, conversation)
        if handoff is None:
            return []
        out: list[tuple[str, Mapping[str, Any]]] = [
            ("handoff", standing(self._engine, handoff, self._clock()))
        ]
        if seen is not None:
            last = seen[1] if seen[0] == handoff.id else 0
            out += [
                ("bot_uttered", as_uttered(message_item(one)))
                for one in messages_after(self._engine, handoff.id, last)
            ]
        return out

    async def _typing(self, sid: str, data: Any = None) -> None:
        """Only that somebody types; anything but a plain yes is not listened to."""
        conversation = self._conversations.get(sid)
        if data is not True or conversation is None or self._tell_typing is None:
            return
        handoff = await self._open(conversation)
        if handoff is not None and handoff.status == "opgepakt":
            await self._tell_typing(handoff.id)

    async def _end(self, sid: str, _data: Any = None) -> bool:
        """The visitor stops waiting, or ends the talk; the words about it come as a notice."""
        conversation = self._conversations.get(sid)
        handoff = None if conversation is None else await self._open(conversation)
        if handoff is None:
            return False
        try:
            await asyncio.to_thread(end_by_visitor, self._engine, handoff.id, self._clock())
        except AdvieschatError as error:
            logger.error("a visitor could not stop: %s", type(error).__name__)
            return False
        if self._tell_changed is not None:
            await self._tell_changed()
        return True

    async def _left(self, sid: str, *_reason: Any) -> None:
        self._conversations.pop(sid, None)

    async def _open(self, conversation: str) -> Handoff | None:
        """The live handoff of the conversation; a terugbelverzoek is withdrawn in words only."""
        try:
            found = await asyncio.to_thread(open_for_conversation, self._engine, conversation)
        except AdvieschatError as error:
            logger.error("a handoff cannot be looked at: %s", type(error).__name__)
            return None
        return found if found is not None and found.is_live else None


def _seen(data: Any) -> tuple[str, int] | None:
    """The handoff and the number that the page has; None when it does not ask what it missed."""
    seen = data.get("seen") if isinstance(data, dict) else None
    if not isinstance(seen, dict):
        return None
    handoff_id, number = seen.get("id"), seen.get("nummer")
    if isinstance(handoff_id, str) and isinstance(number, int) and not isinstance(number, bool):
        return handoff_id, max(number, 0)
    return "", 0
