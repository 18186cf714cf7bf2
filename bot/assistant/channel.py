"""Collects an answer: one item per response, with text, buttons and custom data together."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

Item = dict[str, Any]


class AnswerChannel(OutputChannel):
    """An output channel that keeps the items of one answer in order.

    Rasa's own collecting channel cuts a text at blank lines and sends `custom` as a loose item;
    a card with a heading, a source and buttons has to stay one piece.
    """

    def __init__(self, recipient_id: str) -> None:
        self.recipient_id = recipient_id
        self.items: list[Item] = []

    @classmethod
    def name(cls) -> str:
        return "advieschat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one response as one item; empty parts are left out."""
        item: Item = {"recipient_id": self.recipient_id}
        text = (message.get("text") or "").strip()
        if text:
            item["text"] = text
        if message.get("buttons"):
            item["buttons"] = [
                {"title": button["title"], "payload": button["payload"]}
                for button in message["buttons"]
            ]
        if message.get("custom"):
            item["custom"] = dict(message["custom"])
        if len(item) > 1:
            self.items.append(item)
