"""All pages and forms beside the chat itself, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

import socketio
from starlette.routing import Route

from bot.assistant.channel import Item
from bot.gateway.contact_form import ContactForm, Talker
from bot.gateway.entrance import Entrance
from bot.gateway.forms import Forms
from bot.gateway.info_pages import info_routes
from bot.gateway.leave import Eraser, Leave
from bot.gateway.own_data import OwnData
from bot.gateway.settings import PageSettings
from bot.gateway.socket import dismiss
from bot.gateway.talk_page import TalkPage
from bot.handoff.notices import as_uttered
from bot.registry.registry import Registry


class Assistant(Talker, Eraser, Protocol):
    """What the pages need of the assistant."""


def site_routes(
    entrance: Entrance,
    assistant: Assistant,
    registry: Registry,
    settings: PageSettings,
    *,
    server: socketio.AsyncServer | None = None,
    room_of: Callable[[str], str] = str,
) -> list[Route]:
    """The routes of `/weg`, `/gegevens`, `/waardering`, `/gesprek`, `/mijn-gegevens` and the texts.

    Args:
        entrance: where messages come in.
        assistant: knows and erases conversations.
        registry: own contact data and counts.
        settings: how the pages behave.
        server: tells open pages; nobody is told when None.
        room_of: the room of a conversation on that server.
    """
    talk = TalkPage(entrance, registry.engine, registry.clock)
    contact = ContactForm(entrance, assistant, registry)
    push, leaving = _over(server, room_of)
    forms = Forms(entrance, assistant, contact, registry, shown=talk.shown, push=push)
    leave = Leave(entrance, assistant, settings.neutral, leaving)
    return [
        *leave.routes(),
        *forms.routes(),
        *talk.routes(),
        *OwnData(registry).routes(),
        *info_routes(settings, registry.retention),
    ]


def _over(
    server: socketio.AsyncServer | None, room_of: Callable[[str], str]
) -> tuple[
    Callable[[str, list[Item]], Awaitable[None]] | None, Callable[[str], Awaitable[None]] | None
]:
    """How the open pages of a conversation get items, and how they are closed."""
    if server is None:
        return None, None

    async def push(conversation: str, items: list[Item]) -> None:
        for item in items:
            await server.emit("bot_uttered", as_uttered(item), room=room_of(conversation))

    async def leaving(conversation: str) -> None:
        await dismiss(server, room_of(conversation))

    return push, leaving
