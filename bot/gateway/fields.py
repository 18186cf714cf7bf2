"""Reads the fields that a page posts: an ordinary form, JSON, or the text of `sendBeacon`."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.errors import MessageError

MAX_FIELDS = 64_000  # bytes; for everything but a message
# A message of 50,000 characters, percent-encoded: it is refused with a page that still holds it.
MAX_MESSAGE_FORM = 1_000_000
_MOST_FIELDS = 50


class TooLargeError(MessageError):
    """More was sent than is taken; what was read is dropped."""


async def read_body(request: Request, most: int) -> bytes:
    """The body of a request.

    Raises:
        TooLargeError: when it is longer than `most` bytes; the rest is not read.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise TooLargeError(f"Wat je stuurt is te groot. Stuur minder dan {most} bytes.")
    return bytes(body)


async def read_fields(request: Request, most: int = MAX_FIELDS) -> dict[str, str]:
    """The fields by name, the first of each; only texts and whole numbers are taken.

    Raises:
        TooLargeError: as `read_body`.
        MessageError: when they cannot be read; says what to send.
    """
    text = (await read_body(request, most)).decode("utf-8", "replace")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json" or (kind != _FORM and text.lstrip()[:1] == "{"):
        return _from_json(text)
    if kind == "text/plain" and "=" not in text:
        return {"session_id": text.strip()}
    fields: dict[str, str] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise MessageError("Het formulier heeft te veel velden.") from None
    for name, value in pairs:
        fields.setdefault(name, value.replace("\x00", " "))
    return fields


_FORM = "application/x-www-form-urlencoded"


def wants_json(request: Request, fields: dict[str, str]) -> bool:
    """Whether a script asks, and not a form of a page without JavaScript."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return fields.get("antwoord") == "json" or kind in ("application/json", "text/plain")


def refusal(status: int, reason: str) -> Response:
    """Says to a script what is wrong."""
    return JSONResponse({"ok": False, "error": reason}, status_code=status)


async def fields_or_refusal(request: Request) -> dict[str, str] | Response:
    """The fields, or what to answer when they cannot be read."""
    try:
        return await read_fields(request)
    except TooLargeError as error:
        return refusal(413, str(error))
    except MessageError as error:
        return refusal(400, str(error))


def _from_json(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise MessageError("Geen geldige JSON. Stuur een object met velden.") from None
    if not isinstance(found, dict):
        raise MessageError('Stuur een object met velden, zoals {"session_id": "…"}.')
    return {
        str(name): str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in found.items()
        if isinstance(value, str | int) and len(found) <= _MOST_FIELDS
    }
