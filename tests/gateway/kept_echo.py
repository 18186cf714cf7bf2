"""An assistant without a model that keeps what is said as the real one does: in the database."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from datetime import datetime, timezone

from bot.assistant.kept import Said, read_said
from bot.handoff.purge import forget_conversation
from bot.privacy import Redacted
from bot.registry.conversations import ConversationStore


class KeptEcho:
    """Answers with what it got, and a button."""

    def __init__(self, store: ConversationStore) -> None:
        self.store = store
        self.heard: list[str] = []
        self.regio: str | None = None
        self.answers: dict[str, dict] = {}  # what is said to a message, beside its echo
        self.busy = asyncio.Event()
        self.go_on: asyncio.Event | None = None

    def pseudonym(self, sender: str) -> str:
        return "p" + sender.replace("-", "")

    async def last_question(self, sender: str) -> str | None:
        return None

    async def last_heard(self, sender: str) -> None:
        return None

    async def slots(self, sender: str) -> dict:
        return {"regio": self.regio} if self.store.read(self.pseudonym(sender)) else {}

    async def said(self, sender: str) -> list[Said]:
        return read_said(self.store.read(self.pseudonym(sender)))

    async def respond(
        self, sender: str, text: Redacted, message_id: str | None = None
    ) -> list[dict]:
        self.heard.append(text)
        if self.go_on is not None:
            self.busy.set()
            await self.go_on.wait()
        await asyncio.sleep(0.01)
        conversation = self.pseudonym(sender)
        events = json.loads(self.store.read(conversation) or '{"events": []}')["events"]
        button = {"title": "Ja, dat mag", "payload": "/bevestigen"}
        item = {"text": f"Je zei: {text}", "buttons": [button], "custom": {"vraag": "rol"}}
        item |= self.answers.get(text, {})
        events += [
            {
                "event": "user",
                "text": text,
                "message_id": message_id or uuid.uuid4().hex,
                "timestamp": time.time(),
            },
            {
                "event": "bot",
                "text": item["text"],
                "data": {"buttons": item["buttons"], "custom": item["custom"]},
                "timestamp": time.time(),
            },
        ]
        content = Redacted(json.dumps({"events": events}))
        self.store.write(conversation, content, datetime.now(timezone.utc))
        return [{"recipient_id": sender, **item}]

    async def erase(self, sender: str) -> bool:
        conversation = self.pseudonym(sender)
        handed = forget_conversation(self.store.engine, conversation, datetime.now(timezone.utc))
        return self.store.erase(conversation) or handed
