"""What was said in a conversation, read back from what is kept: redacted, numbered, in order.

Numbers count the visitor's messages and the assistant's together: 1, 2, 3 … They follow from the
kept events alone, so a restart or a second process gives the same ones.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.assistant.channel import Item

_MOST_CLIENT_ID = 100  # characters


@dataclass(frozen=True)
class Said:
    """One message of the conversation.

    Attributes:
        nr: 1, 2, 3 … in the conversation.
        side: who said it.
        item: as it was sent, without the recipient; only `text` for the visitor's own words.
        message_id: of the visitor's message that this is, or that this answers (32 hexadecimals).
        at: seconds since 1970.
    """

    nr: int
    side: Literal["bezoeker", "chatbot"]
    item: Item = field(default_factory=dict)
    message_id: str | None = None
    at: float = 0.0


def message_id_of(client_id: object) -> str | None:
    """The id under which a message with this `client_id` (a UUID) is kept; None for no id."""
    if not isinstance(client_id, str) or not 0 < len(client_id) <= _MOST_CLIENT_ID:
        return None
    try:
        return uuid.UUID(client_id).hex
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_OID, client_id).hex


def client_id_of(message_id: str) -> str:
    """The UUID as a browser writes it."""
    return str(uuid.UUID(hex=message_id))


def read_said(content: str | None) -> list[Said]:
    """Everything that was said, oldest first, from the kept conversation (JSON)."""
    said: list[Said] = []
    titles: dict[str, str] = {}
    message_id: str | None = None
    for event in json.loads(content).get("events", []) if content else []:
        at = float(event.get("timestamp") or 0)
        if event.get("event") == "user":
            message_id = event.get("message_id")
            text = str(event.get("text") or "")
            # What was pressed is shown by its title: a payload says nothing to a visitor.
            item: Item = {"text": titles.get(text, text)}
            said.append(Said(len(said) + 1, "bezoeker", item, message_id, at))
        elif event.get("event") == "bot":
            item = _item(event)
            titles |= {one["payload"]: one["title"] for one in item.get("buttons", ())}
            said.append(Said(len(said) + 1, "chatbot", item, message_id, at))
    return said


def answer_to(said: Sequence[Said], message_id: str) -> list[Said] | None:
    """The assistant's answer to a message; None when that message is not in the conversation."""
    if not any(one.side == "bezoeker" and one.message_id == message_id for one in said):
        return None
    return [
        one for one in said if one.side == "chatbot" and one.message_id == message_id and one.item
    ]


def _item(event: dict[str, Any]) -> Item:
    data = event.get("data") or {}
    found = {
        "text": (event.get("text") or "").strip(),
        "buttons": data.get("buttons"),
        "custom": data.get("custom"),
    }
    return {key: value for key, value in found.items() if value}
