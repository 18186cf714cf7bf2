"""/gesprek: the whole chat as a form, for who has no JavaScript.

Nothing of it is in an address or in a cookie: the id of the conversation stands in hidden fields,
and every step is a POST.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Engine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.assistant.channel import Item
from bot.errors import MessageError, RegistryError
from bot.gateway.entrance import MAX_MESSAGE, Entrance, visitor_text
from bot.gateway.fields import MAX_MESSAGE_FORM, TooLargeError, read_fields
from bot.gateway.ids import LEAST_OPAQUE
from bot.gateway.render import render
from bot.gateway.talk_view import merge, view
from bot.gateway.texts import FAILED
from bot.handoff.requests import open_for_conversation
from bot.handoff.standing import standing
from bot.registry.ratings import SMILEYS

_GONE = "Dat gesprek is er niet meer. Je bericht is niet verstuurd. Begin hier opnieuw."
_TOO_LARGE = (
    "Je bericht is te groot om te lezen. Er is niets verstuurd. Ga terug in je browser: daar staat "
    "het nog. Stuur het in kleinere stukken."
)


@dataclass
class Shown:
    """What goes on the page beside the conversation.

    Attributes:
        items: the newest answer, as it was made.
        problem: what went wrong, in Dutch.
        typed: what was typed and not taken: it stands in the field again.
        errors: by field of the contact form.
        filled: what was typed in the contact form.
        rated: a smiley was just counted.
    """

    items: list[Item] = field(default_factory=list)
    problem: str = ""
    typed: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)
    rated: bool = False


class TalkPage:
    """Serves the conversation as pages."""

    def __init__(self, entrance: Entrance, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Use the entrance; `engine` and `clock` are for how a handoff stands."""
        self._entrance = entrance
        self._engine = engine
        self._clock = clock

    def routes(self) -> list[Route]:
        """GET and POST /gesprek."""
        return [
            Route("/gesprek", self._begin, methods=["GET"]),
            Route("/gesprek", self._go_on, methods=["POST"]),
        ]

    async def shown(
        self, _request: Request, fields: dict[str, str], values: dict[str, Any]
    ) -> Response:
        """The page after another form of the conversation (`Forms`)."""
        session = _session(fields)
        filled = fields if values.get("errors") else {}
        return await self._page(session, Shown(**values, filled=filled))

    async def _begin(self, _request: Request) -> Response:
        return await self._page(_new_session(), Shown())

    async def _go_on(self, request: Request) -> Response:
        try:
            fields = await read_fields(request, MAX_MESSAGE_FORM)
        except TooLargeError:
            return render("fout.html", 413, session="", problem=_TOO_LARGE)
        except MessageError as error:
            return render("fout.html", 400, session="", problem=str(error))
        session = _session(fields)
        if await self._is_gone(session, fields):
            return await self._page(_new_session(), Shown(problem=_GONE), 410)
        message = " ".join(
            part for part in (fields.get("cijfer", ""), fields.get("message", "")) if part.strip()
        )
        if "ververs" in fields:
            return await self._page(session, Shown())
        try:
            items = await self._entrance.receive(
                session, message, fields.get("client_id"), pushed=True
            )
        except MessageError as error:
            return await self._page(session, Shown(problem=str(error), typed=message), 422)
        except Exception as error:
            problem = visitor_text(error) if isinstance(error, RegistryError) else FAILED
            return await self._page(session, Shown(problem=problem, typed=message), 500)
        return await self._page(session, Shown(items=items))

    async def _is_gone(self, session: str, fields: dict[str, str]) -> bool:
        """Whether a form belongs to a conversation that was erased or is too old.

        Who goes back in a browser and sends a form again must not see it come back to life.
        """
        if self._entrance.was_erased(session):
            return True
        if fields.get("gezien", "0") in ("", "0"):
            return False
        try:
            return await self._entrance.missed(session, 0) is None
        except RegistryError:
            return False

    async def _page(self, session: str, shown: Shown, status: int = 200) -> Response:
        try:
            kept = await self._entrance.missed(session, 0)
            waiting = await asyncio.to_thread(self._waiting, session)
        except RegistryError as error:
            kept, waiting = [], None
            shown.problem = shown.problem or visitor_text(error)
            status = 503
        talk = view(merge(kept or [], shown.items))
        return render(
            "gesprek.html",
            422 if shown.errors else status,
            session=session,
            client_id=str(uuid.uuid4()),
            talk=talk,
            shown=shown,
            waiting=waiting,
            smileys=SMILEYS,
            most=MAX_MESSAGE,
        )

    def _waiting(self, session: str) -> dict[str, Any] | None:
        """How the open handoff stands; None when there is none that is waited for."""
        handoff = open_for_conversation(self._engine, self._entrance.pseudonym(session))
        if handoff is None or not handoff.is_live:
            return None
        return standing(self._engine, handoff, self._clock())


def _new_session() -> str:
    return uuid.uuid4().hex


def _session(fields: dict[str, str]) -> str:
    """The conversation's id; a new one when there is none that could be ours."""
    given = fields.get("session_id", "").strip()
    return given if LEAST_OPAQUE <= len(given) <= 64 else _new_session()
