"""Live updates: tells pages of the desk, and visitors, that something changed.

Who is told is decided by the database, not by who calls: a watcher reads what is new in the
handoffs' log and messages, so that an update comes whichever process made the change, also after
one of them was killed. What goes over the wire to the desk is only "look again" with an id: the
page fetches the text itself, with the session's rights.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Protocol
from urllib.parse import urlsplit

import socketio

from bot.desk.abandoned import release
from bot.desk.core import Desk
from bot.desk.sessions import Session, hash_id
from bot.desk.values import Permission
from bot.desk.web import COOKIE
from bot.errors import AdvieschatError
from bot.handoff.messages import new_messages, newest_message
from bot.handoff.model import Handoff, LogEntry, Message
from bot.handoff.queue import changes_after, newest_change, overview

logger = logging.getLogger(__name__)
NAMESPACE = "/desk"
_EVERYBODY = "medewerkers"
_EVERY = 1.0  # seconds between looks
_SESSIONS_EVERY = 5  # looks: sessions need not be looked at each time
_CHANGES_HANDS = frozenset(
    {"doorgegeven_collega", "doorgegeven_regio", "teruggezet", "afgerond", "beeindigd", "verlopen"}
)


class Visitors(Protocol):
    """How visitors are told; the gateway knows their connections. None may raise."""

    async def message(self, handoff: Handoff, message: Message) -> None:
        """A message was kept, of any side; `message.number` tells whether it was seen before."""

    async def changed(self, handoff: Handoff, entry: LogEntry) -> None:
        """The handoff changed: picked up, passed on, put back, closed, expired, withdrawn."""

    async def typing(self, handoff: Handoff) -> None:
        """The medewerker is typing in it now."""


@dataclass
class _Seen:
    change: int
    message: int


class DeskLive:
    """The namespace `/desk` and the watcher."""

    def __init__(self, server: socketio.AsyncServer, desk: Desk, visitors: Visitors) -> None:
        self._server = server
        self._desk = desk
        self._visitors = visitors
        self._sessions: dict[str, str] = {}  # sid → hash of the session's id
        self._nudge = asyncio.Event()

    def register(self) -> None:
        """Add the namespace's events to the server."""
        for event, handler in (
            ("connect", self._connect),
            ("disconnect", self._disconnect),
            ("volg", self._follow),
            ("typt", self._typing),
            ("actief", self._active),
        ):
            self._server.on(event, handler, namespace=NAMESPACE)

    async def changed(self, handoffs: Sequence[str] = ()) -> None:
        """Look now instead of at the next turn; after the desk or the gateway changed something."""
        self._nudge.set()

    async def visitor_typing(self, handoff_id: str) -> None:
        """The visitor is typing now (the gateway tells)."""
        await self._emit("bezoeker_typt", {"id": handoff_id}, _room(handoff_id))

    async def run(self) -> None:
        """Watch until cancelled; a database that is away for a while is tried again."""
        seen: _Seen | None = None
        for turn in itertools.count():
            try:
                if seen is None:
                    seen = await asyncio.to_thread(self._begin)
                await self._look(seen)
                if turn % _SESSIONS_EVERY == 0:
                    await self._drop_ended_sessions()
                    await asyncio.to_thread(self._release)
            except AdvieschatError as error:
                logger.error("the watcher of handoffs tries again: %s", type(error).__name__)
            try:
                await asyncio.wait_for(self._nudge.wait(), _EVERY)
            except asyncio.TimeoutError:
                continue
            self._nudge.clear()

    def _begin(self) -> _Seen:
        engine = self._desk.engine
        return _Seen(newest_change(engine), newest_message(engine))

    def _release(self) -> None:
        """Who left his conversations gives them back; the next look tells everybody."""
        desk = self._desk
        release(desk.engine, desk.sessions, desk.config, desk.clock())

    async def _look(self, seen: _Seen) -> None:
        engine = self._desk.engine
        entries = await asyncio.to_thread(changes_after, engine, seen.change)
        changes = [entry for entry in entries if entry.action != "bekeken"]
        for entry in changes:
            handoff = await self._handoff(entry.handoff_id)
            await self._emit("gesprek", {"id": entry.handoff_id}, _room(entry.handoff_id))
            if entry.action in _CHANGES_HANDS:
                # Who had it no longer follows it; who has it now joins when the page asks.
                await self._server.close_room(_room(entry.handoff_id), namespace=NAMESPACE)
            if handoff is not None:
                await self._visitors.changed(handoff, entry)
        if changes:
            await self._emit("wachtrij", {}, _EVERYBODY)
        if entries:
            seen.change = entries[-1].seq
        for message in await asyncio.to_thread(new_messages, engine, seen.message):
            seen.message = message.seq
            handoff = await self._handoff(message.handoff_id)
            note_message = {"id": message.handoff_id, "van": message.side}
            await self._emit("gesprek", note_message, _room(message.handoff_id))
            if handoff is not None:
                await self._visitors.message(handoff, message)

    async def _handoff(self, handoff_id: str) -> Handoff | None:
        try:
            seen = await asyncio.to_thread(
                overview, self._desk.engine, handoff_id, self._desk.clock()
            )
        except AdvieschatError:
            return None  # erased meanwhile
        return seen.handoff

    async def _drop_ended_sessions(self) -> None:
        """Disconnect who logged out, was blocked or was idle too long."""
        for sid in list(self._sessions):
            if await self._session(sid) is None:
                await self._server.emit("voorbij", {}, room=sid, namespace=NAMESPACE)
                await self._server.disconnect(sid, namespace=NAMESPACE)

    async def _session(self, sid: str, *, seen: bool = False) -> Session | None:
        id_hash = self._sessions.get(sid)
        if id_hash is None:
            return None
        now = self._desk.clock()
        session = await asyncio.to_thread(self._desk.sessions.find_hash, id_hash, now, seen=seen)
        return session if session is not None and session.may(Permission.WERKEN) else None

    async def _connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> bool:
        session_id = _cookie(environ)
        if not session_id or not _same_origin(environ):
            return False
        self._sessions[sid] = hash_id(session_id)
        if await self._session(sid) is None:
            del self._sessions[sid]
            return False
        await self._server.enter_room(sid, _EVERYBODY, namespace=NAMESPACE)
        return True

    async def _disconnect(self, sid: str, *_reason: Any) -> None:
        self._sessions.pop(sid, None)

    async def _follow(self, sid: str, data: Any = None) -> bool:
        """Join the room of a conversation; only who has it may."""
        handoff = await self._own(sid, data)
        if handoff is None:
            return False
        await self._server.enter_room(sid, _room(handoff.id), namespace=NAMESPACE)
        return True

    async def _typing(self, sid: str, data: Any = None) -> None:
        handoff = await self._own(sid, data)
        if handoff is not None:
            await self._visitors.typing(handoff)

    async def _active(self, sid: str, _data: Any = None) -> None:
        """The medewerker used keyboard or mouse: the session stays alive."""
        await self._session(sid, seen=True)

    async def _own(self, sid: str, data: Any) -> Handoff | None:
        """The handoff that is asked for, when this connection's medewerker has it now."""
        handoff_id = data.get("id") if isinstance(data, dict) else None
        session = await self._session(sid)
        if session is None or not isinstance(handoff_id, str) or len(handoff_id) > 64:
            return None
        handoff = await self._handoff(handoff_id)
        if handoff is None or not handoff.is_open or handoff.medewerker != session.name:
            return None
        return handoff

    async def _emit(self, event: str, data: dict[str, Any], room: str) -> None:
        await self._server.emit(event, data, room=room, namespace=NAMESPACE)


def _room(handoff_id: str) -> str:
    return f"handoff:{handoff_id}"


def _cookie(environ: dict[str, Any]) -> str:
    try:
        found = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _same_origin(environ: dict[str, Any]) -> bool:
    """A browser always says where a connection comes from; other sites' pages are refused."""
    origin = environ.get("HTTP_ORIGIN")
    return origin is None or urlsplit(origin).netloc == environ.get("HTTP_HOST", "")
