"""An event broker behind the second barrier: what goes to a queue is redacted, whoever sends it.

It is put around the configured broker, not into the tracker store's own sending: when the
database fails, Rasa falls back on a store of its own, which sends events by the same broker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa.core.brokers.broker import EventBroker

from bot.assistant.barrier import safe_event
from bot.assistant.own_words import OwnTexts


class RedactingBroker(EventBroker):
    """Passes events on without personal data."""

    def __init__(self, broker: EventBroker, own: Callable[[], OwnTexts]) -> None:
        self._broker = broker
        self._own = own

    def publish(self, event: dict[str, Any]) -> None:
        """Publish a Rasa event, with the conversation's id beside it."""
        body = {key: value for key, value in event.items() if key != "sender_id"}
        safe = safe_event(body, self._own())
        self._broker.publish({"sender_id": event.get("sender_id"), **safe})

    def is_ready(self) -> bool:
        """Whether the broker behind it can take events."""
        return bool(self._broker.is_ready())

    async def close(self) -> None:
        """Close the broker behind it."""
        await self._broker.close()
