"""POST /gegevens and /waardering: what a page sends beside the conversation."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.assistant.channel import Item
from bot.errors import MessageError, RegistryError
from bot.gateway.contact_form import ContactForm
from bot.gateway.entrance import Entrance, read_sender, visitor_text
from bot.gateway.fields import fields_or_refusal, refusal, wants_json
from bot.registry.ratings import SMILEYS, count_rating
from bot.registry.registry import Registry
from bot.registry.values import regio_ids

logger = logging.getLogger(__name__)
_MOST_RATED = 5_000
_NO_TALK = "Dit gesprek is er niet meer. Er is niets geteld."
_NO_SMILEY = "Kies een van de vijf gezichtjes."
# How an answer looks to a page without JavaScript: the request, the fields, what to show.
Shown = Callable[[Request, dict[str, str], dict[str, Any]], Awaitable[Response]]
Push = Callable[[str, list[Item]], Awaitable[None]]


class Knows(Protocol):
    """What knows the conversation: the assistant."""

    async def slots(self, sender: str) -> dict[str, Any]:
        """What the conversation knows; empty when there is none."""


class Forms:
    """The two forms, for a script (JSON) and for a page without one."""

    def __init__(
        self,
        entrance: Entrance,
        knows: Knows,
        contact: ContactForm,
        registry: Registry,
        *,
        shown: Shown,
        push: Push | None = None,
    ) -> None:
        """Use these rooms.

        Args:
            entrance: gives the conversation's pseudonym.
            knows: gives the region.
            contact: takes own contact data.
            registry: where smileys are counted.
            shown: makes the page for a form without JavaScript.
            push: sends items to the open pages of a conversation, by its pseudonym.
        """
        self._entrance = entrance
        self._knows = knows
        self._contact = contact
        self._registry = registry
        self._shown = shown
        self._push = push
        # One smiley per conversation, as long as this process runs; in memory only.
        self._rated: OrderedDict[str, None] = OrderedDict()

    def routes(self) -> list[Route]:
        """POST /gegevens and POST /waardering."""
        return [
            Route("/gegevens", self._gegevens, methods=["POST"]),
            Route("/waardering", self._waardering, methods=["POST"]),
        ]

    async def _gegevens(self, request: Request) -> Response:
        fields = await fields_or_refusal(request)
        if isinstance(fields, Response):
            return fields
        script = wants_json(request, fields)
        try:
            session = read_sender(fields.get("session_id"))
            filled = await self._contact.take(session, fields)
        except MessageError as error:
            return refusal(400, str(error))
        except RegistryError as error:
            logger.error("own contact data were not kept: %s", type(error).__name__)
            if script:
                return refusal(503, visitor_text(error))
            return await self._shown(request, fields, {"problem": visitor_text(error)})
        if not script:
            return await self._shown(
                request, fields, {"items": filled.items, "errors": filled.errors}
            )
        if self._push is not None and filled.items:
            await self._push(self._entrance.pseudonym(session), filled.items)
        if filled.errors:
            return JSONResponse({"ok": False, "errors": filled.errors}, status_code=422)
        return JSONResponse({"ok": True})

    async def _waardering(self, request: Request) -> Response:
        fields = await fields_or_refusal(request)
        if isinstance(fields, Response):
            return fields
        script = wants_json(request, fields)
        problem = ""
        try:
            await self._count(fields)
        except MessageError as error:
            problem = str(error)
        except RegistryError as error:
            problem = visitor_text(error)
        if script:
            return refusal(400, problem) if problem else JSONResponse({"ok": True})
        return await self._shown(request, fields, {"problem": problem, "rated": not problem})

    async def _count(self, fields: dict[str, str]) -> None:
        session = read_sender(fields.get("session_id"))
        chosen = fields.get("score") or fields.get("cijfer") or ""
        if chosen not in {str(one) for one in SMILEYS}:
            raise MessageError(_NO_SMILEY)
        slots = await self._knows.slots(session)
        if not slots:
            raise MessageError(_NO_TALK)
        conversation = self._entrance.pseudonym(session)
        if conversation in self._rated:
            return
        regio = slots.get("regio")
        await asyncio.to_thread(
            count_rating,
            self._registry.engine,
            int(chosen),
            regio if regio in regio_ids() else None,
            self._registry.clock(),
        )
        self._rated[conversation] = None
        while len(self._rated) > _MOST_RATED:
            self._rated.popitem(last=False)
