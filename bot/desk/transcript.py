"""The conversation with the chatbot so far, as it is kept: already redacted, at most 24 hours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal

from bot.registry.conversations import ConversationStore

_MOST_LINES = 200


@dataclass(frozen=True)
class Line:
    """One message.

    Attributes:
        side: bezoeker or chatbot.
        text: what was said, without personal data.
        at: moment.
    """

    side: Literal["bezoeker", "chatbot"]
    text: str
    at: datetime


def read_transcript(store: ConversationStore, conversation_id: str | None) -> list[Line]:
    """The newest lines of a conversation, oldest first; none when it is no longer kept."""
    content = None if conversation_id is None else store.read(conversation_id)
    if content is None:
        return []
    events = json.loads(content).get("events", [])
    lines = [line for event in events for line in _line(event)]
    return lines[-_MOST_LINES:]


def _line(event: dict[str, Any]) -> list[Line]:
    side: Literal["bezoeker", "chatbot"]
    if event.get("event") == "user":
        side = "bezoeker"
    elif event.get("event") == "bot":
        side = "chatbot"
    else:
        return []
    text = event.get("text")
    # A button's payload is a command; its title went to the screen only.
    if not isinstance(text, str) or not text.strip() or text.startswith("/"):
        return []
    at = datetime.fromtimestamp(float(event.get("timestamp") or 0), timezone.utc)
    return [Line(side, text.strip(), at)]
