"""The way out: POST /weg ends the conversation, erases it here, and leads to a neutral page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.errors import MessageError, RegistryError
from bot.gateway.entrance import Entrance, read_sender
from bot.gateway.fields import fields_or_refusal, refusal, wants_json
from bot.gateway.texts import FAILED

logger = logging.getLogger(__name__)
CLEAR = '"cache", "cookies", "storage", "executionContexts"'
# A script's page has yet to go to the neutral page by itself: it must not be loaded anew.
CLEAR_FOR_SCRIPT = '"cache", "cookies", "storage"'
_TRIES = 12
_BETWEEN = 5.0  # seconds


class Eraser(Protocol):
    """What erases a conversation: the assistant."""

    async def erase(self, sender: str) -> bool:
        """Delete everything of it at once; says whether there was anything."""


class Leave:
    """Erases a conversation wherever it is kept; doing it twice is no error."""

    def __init__(
        self,
        entrance: Entrance,
        eraser: Eraser,
        neutral: str,
        dismiss: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        """Use `eraser`; `dismiss` closes the connections of a conversation, by its pseudonym."""
        self._entrance = entrance
        self._eraser = eraser
        self._neutral = neutral
        self._dismiss = dismiss
        self._later: set[asyncio.Task[None]] = set()

    def routes(self) -> list[Route]:
        """POST /weg."""
        return [Route("/weg", self._leave, methods=["POST"])]

    async def erase(self, session: str) -> bool:
        """Erase the conversation with this id; says whether there was anything.

        Raises:
            RegistryUnavailableError: when the database cannot be written; it is tried again.
        """
        conversation = self._entrance.pseudonym(session)
        if self._dismiss is not None:
            await self._dismiss(conversation)
        # What came in before is answered first, so that it cannot come back after.
        async with self._entrance.turns.turn(conversation, slowed=False):
            try:
                return await self._eraser.erase(session)
            finally:
                self._entrance.forget(conversation)

    async def _leave(self, request: Request) -> Response:
        fields = await fields_or_refusal(request)
        if isinstance(fields, Response):
            return fields
        script = wants_json(request, fields)
        try:
            session = read_sender(fields.get("session_id"))
        except MessageError as error:
            return refusal(400, str(error)) if script else self._away()
        try:
            await self.erase(session)
        except (RegistryError, MessageError) as error:
            # Whoever leaves must not be kept on the page: it is erased as soon as it can be.
            logger.error(
                "a conversation was not erased and is tried again: %s", type(error).__name__
            )
            self._again(session)
            return refusal(503, FAILED) if script else self._away()
        if script:
            return JSONResponse({"ok": True}, headers={"Clear-Site-Data": CLEAR_FOR_SCRIPT})
        return self._away()

    def _away(self) -> Response:
        return RedirectResponse(self._neutral, status_code=303, headers={"Clear-Site-Data": CLEAR})

    def _again(self, session: str) -> None:
        task = asyncio.create_task(self._until_erased(session))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _until_erased(self, session: str) -> None:
        for _ in range(_TRIES):
            await asyncio.sleep(_BETWEEN)
            try:
                await self.erase(session)
                return
            except (RegistryError, MessageError) as error:
                logger.error("a conversation is still not erased: %s", type(error).__name__)
