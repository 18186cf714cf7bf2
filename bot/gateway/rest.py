"""Rasa's REST channel: POST /webhooks/rest/webhook."""

from __future__ import annotations

import json
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.errors import MessageError
from bot.gateway.entrance import Entrance
from bot.gateway.fields import TooLargeError, read_body
from bot.gateway.texts import FAILED

logger = logging.getLogger(__name__)
MAX_BODY = 512_000  # bytes


class RestChannel:
    """Takes `{"sender", "message", "metadata"?}` and answers a list of items."""

    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance

    def routes(self) -> list[Route]:
        """The channel's routes."""
        return [
            Route("/webhooks/rest/", self._status, methods=["GET"]),
            Route("/webhooks/rest/webhook", self._webhook, methods=["POST"]),
        ]

    async def _status(self, _request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def _webhook(self, request: Request) -> Response:
        try:
            body = await read_body(request, MAX_BODY)
        except TooLargeError:
            return _refusal(413, f"Het bericht is te groot. Stuur minder dan {MAX_BODY} bytes.")
        try:
            asked = json.loads(body.decode("utf-8"))
        except UnicodeDecodeError:
            return _refusal(400, "Het bericht is geen geldige UTF-8. Stuur het als UTF-8.")
        except (ValueError, RecursionError):
            return _refusal(400, 'Geen geldige JSON. Stuur {"sender": "…", "message": "…"}.')
        if not isinstance(asked, dict):
            return _refusal(400, 'Stuur een object: {"sender": "…", "message": "…"}.')
        try:
            metadata = asked.get("metadata")
            client_id = metadata.get("client_id") if isinstance(metadata, dict) else None
            items = await self._entrance.receive(
                asked.get("sender"), asked.get("message"), client_id
            )
        except MessageError as error:
            return _refusal(400, str(error))
        except Exception as error:
            # Answered here: what reaches the server is printed by it, with the error's own text.
            logger.error("an answer failed: %s", type(error).__name__)
            return _refusal(500, FAILED)
        return JSONResponse(items)


def _refusal(status: int, reason: str) -> Response:
    return JSONResponse({"error": reason}, status_code=status)
