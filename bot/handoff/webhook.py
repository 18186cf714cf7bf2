"""Tells an existing system (Chatwoot, Zammad, Teams …) what happens to handoffs.

Signed as in the Standard Webhooks specification (https://www.standardwebhooks.com): the headers
`webhook-id`, `webhook-timestamp` and `webhook-signature: v1,<base64 of HMAC-SHA256 of
"id.timestamp.body">`. At least once: a line stays in the outbox until the receiver answered 2xx,
so a receiver skips a `webhook-id` that it has seen. Per handoff the order is kept.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

import httpx
from sqlalchemy.engine import Engine

from bot.errors import RegistryError, SettingsError
from bot.handoff.outbox import mark_delivered, mark_failed, take_due

logger = logging.getLogger(__name__)

URL = "ADVIESCHAT_WEBHOOK_URL"
SECRET = "ADVIESCHAT_WEBHOOK_SECRET"  # noqa: S105 - the name of a variable
TIMEOUT = 10.0  # seconds for one delivery
POLL = 1.0  # seconds between looks in the outbox
_SHORTEST_SECRET = 24  # bytes; the specification asks for 24 to 64
_LONGEST_SECRET = 64
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class WebhookSettings:
    """Where to deliver, and the key to sign with."""

    url: str
    key: bytes

    def __repr__(self) -> str:
        # The URL can hold a token (Teams), and the key is one.
        return "WebhookSettings(…)"


def load_webhook(environ: Mapping[str, str] | None = None) -> WebhookSettings | None:
    """Read the webhook from `environ` (default: the process's environment); None when not set.

    Raises:
        SettingsError: when URL or secret cannot be used; says what is right.
    """
    env = os.environ if environ is None else environ
    url, secret = env.get(URL, "").strip(), env.get(SECRET, "").strip()
    if not url and not secret:
        return None
    parts = urlsplit(url)
    if not parts.hostname or not (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    ):
        raise SettingsError(
            f"{URL} must start with https:// (http:// only for localhost), "
            "for example https://chat.example.nl/hooks/advieschat."
        )
    return WebhookSettings(url, _read_secret(secret))


def sign(key: bytes, delivery_id: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` of a body; `timestamp` in seconds since 1970."""
    signed = f"{delivery_id}.{timestamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode('ascii')}"


async def deliver_due(
    engine: Engine,
    webhook: WebhookSettings,
    client: httpx.AsyncClient,
    clock: Callable[[], datetime],
) -> int:
    """Deliver what is due now; how many the receiver took.

    Raises:
        RegistryError: when the database cannot be used; nothing is lost.
    """
    lines = await asyncio.to_thread(take_due, engine, clock())
    return sum([await _deliver(engine, webhook, client, clock, line) for line in lines])


async def deliver_forever(
    engine: Engine,
    webhook: WebhookSettings,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    poll: float = POLL,
) -> None:
    """Deliver until cancelled; an error of the database or the network never ends it.

    Args:
        engine: where the outbox is.
        webhook: where to deliver.
        clock: the moment, timezone-aware.
        poll: seconds between looks in the outbox.
    """
    # httpx logs every URL at INFO, and this one can hold a token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    async with httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False) as client:
        while True:
            try:
                delivered = await deliver_due(engine, webhook, client, clock)
            except RegistryError as error:
                logger.error("the webhook's outbox cannot be used: %s", error)
                delivered = 0
            if not delivered:
                await asyncio.sleep(poll)


async def _deliver(
    engine: Engine,
    webhook: WebhookSettings,
    client: httpx.AsyncClient,
    clock: Callable[[], datetime],
    line: dict[str, Any],
) -> bool:
    body = json.dumps(line["payload"], ensure_ascii=False, separators=(",", ":")).encode()
    timestamp = int(clock().timestamp())
    headers = {
        "content-type": "application/json",
        "user-agent": "Advieschat",
        "webhook-id": line["delivery_id"],
        "webhook-timestamp": str(timestamp),
        "webhook-signature": sign(webhook.key, line["delivery_id"], timestamp, body),
    }
    try:
        answer = await client.post(webhook.url, content=body, headers=headers)
        failure = None if answer.is_success else f"HTTP {answer.status_code}"
    except httpx.HTTPError as error:
        failure = type(error).__name__
    if failure is None:
        await asyncio.to_thread(mark_delivered, engine, line["seq"])
        return True
    again = await asyncio.to_thread(mark_failed, engine, line["seq"], line["attempts"], clock())
    logger.warning(
        "the webhook did not take a message (%s, attempt %s); next try %s",
        failure,
        line["attempts"] + 1,
        again.isoformat(timespec="seconds"),
    )
    return False


def _read_secret(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not _SHORTEST_SECRET <= len(key) <= _LONGEST_SECRET:
        raise SettingsError(
            f"{SECRET} must be whsec_ and then the base64 of {_SHORTEST_SECRET} to "
            f"{_LONGEST_SECRET} random bytes. Make one with: python -c 'import base64, secrets; "
            'print("whsec_" + base64.b64encode(secrets.token_bytes(32)).decode())\''
        )
    return key
