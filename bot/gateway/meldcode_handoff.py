"""POST /meldcode/medewerker: from any page of the check to a human, with what was ticked only."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.engine import Engine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.errors import AdvieschatError
from bot.gateway.meldcode_pages import check_of, read_form, render, session_of, too_large
from bot.handoff.messages import add_message
from bot.handoff.model import Facts
from bot.handoff.opening_hours import OpeningHours
from bot.handoff.queue import expected_wait, position
from bot.handoff.requests import request_handoff
from bot.kennis.items import load
from bot.meldcode import Check, to_fields
from bot.meldcode.summary import as_message, summary, zorgen
from bot.privacy import redact
from bot.registry.settings import load_retention

logger = logging.getLogger(__name__)
_OWN = ("same-origin", "none")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class MeldcodeHandoff:
    """Asks for a medewerker, and gives the page that leads to the conversation to wait in."""

    def __init__(
        self,
        engine: Engine,
        pseudonym: Callable[[str], str],
        hours: OpeningHours,
        clock: Callable[[], datetime],
        changed: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Use these rooms.

        Args:
            engine: where handoffs are kept.
            pseudonym: the name under which a session's conversation is kept.
            hours: when medewerkers are there.
            clock: gives the moment, timezone-aware.
            changed: tells the desk that something came in.
        """
        self._engine = engine
        self._pseudonym = pseudonym
        self._hours = hours
        self._clock = clock
        self._changed = changed

    def routes(self) -> list[Route]:
        """POST /meldcode/medewerker."""
        return [Route("/meldcode/medewerker", self._ask, methods=["POST"])]

    async def _ask(self, request: Request) -> Response:
        fields = await read_form(request)
        # Another site's page must not be able to fill the queue with a visitor's browser.
        if fields is None or request.headers.get("sec-fetch-site", "none") not in _OWN:
            return too_large()
        check = check_of(fields)
        now = self._clock()
        if not self._hours.is_open(None, now):
            return self._shown(check, "dicht", opens=self._opens(now))
        session = session_of(fields)
        try:
            place, wait = await asyncio.to_thread(self._request, session, check, now)
        except AdvieschatError as error:
            logger.error("a handoff of the meldcode-check failed: %s", type(error).__name__)
            return self._shown(check, "mislukt", status=503)
        if self._changed is not None:
            await self._changed()
        return self._shown(check, "gevraagd", session=session, place=place, wait=wait)

    def _request(self, session: str, check: Check, now: datetime) -> tuple[int | None, int | None]:
        facts = Facts(
            rol="professional",
            zorgen=zorgen(check),
            acuut=check.gevaar == "ja",
            wens="medewerker",
            onderwerpen=("meldcode",),
        )
        conversation = self._pseudonym(session)
        reason = "gevaar" if facts.acuut else "meldcode"
        handoff = request_handoff(
            self._engine,
            conversation,
            kind="chat",
            reason=reason,  # type: ignore[arg-type]
            facts=facts,
            now=now,
        )
        told = as_message(summary(load(), check))
        # The same check says the same once, also when the button is pressed twice.
        client_id = str(uuid.uuid5(uuid.UUID(session), told))
        add_message(self._engine, handoff.id, "systeem", redact(told), client_id=client_id, now=now)
        waiting = expected_wait(self._engine, now, None)
        minutes = None if waiting is None else max(1, round(waiting.total_seconds() / 60))
        return position(self._engine, handoff.id), minutes

    def _opens(self, now: datetime) -> str:
        moment = self._hours.next_opening(None, now)
        if moment is None:
            return ""
        return f"{_DAYS[moment.weekday()]} {moment.day}-{moment.month} om {moment:%H:%M} uur"

    def _shown(self, check: Check, stand: str, status: int = 200, **values: Any) -> Response:
        found = {"session": "", "place": None, "wait": None, "opens": ""} | values
        return render(
            "medewerker.html",
            status,
            page="medewerker",
            stand=stand,
            check=check,
            all_fields=to_fields(check),
            lines=summary(load(), check),
            uren=load_retention().gesprek / timedelta(hours=1),
            **found,
        )
