"""The assistant: one call per message, in-process."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore, LockStore, RedisLockStore
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.action_endpoint import InProcessActions
from bot.assistant.action_validation import build_validator_once
from bot.assistant.channel import AnswerChannel, Item
from bot.assistant.commands import read_typed
from bot.assistant.kept import Said, read_said
from bot.assistant.model import model_path
from bot.assistant.nlg import VariedNLG
from bot.assistant.reread import reread
from bot.assistant.tracker_store import RedactingTrackerStore
from bot.conversation.as_meant import as_meant
from bot.handoff.purge import forget_conversation
from bot.privacy import Redacted
from bot.registry.conversations import ConversationStore
from bot.settings import Settings

logger = logging.getLogger(__name__)


class Assistant:
    """Rasa's Agent with our tracker store, actions and NLG around it."""

    def __init__(self, settings: Settings, store: ConversationStore, secret: bytes) -> None:
        """Load the trained model; takes some ten seconds.

        Args:
            settings: where Redis is, if anywhere.
            store: where conversations are kept.
            secret: key for the pseudonyms of senders.

        Raises:
            ModelMissingError: when there is no trained model.
        """
        build_validator_once()
        self._secret = secret
        self._store = store
        self._agent: Agent = Agent.load(
            str(model_path()),
            action_endpoint=InProcessActions(),
            lock_store=_lock_store(settings),
            tracker_store=RedactingTrackerStore(None, store=store),
        )
        self._agent.processor.nlg = VariedNLG(domain=self._agent.domain)
        _read_in_context(self._agent.processor)

    def pseudonym(self, sender: str) -> str:
        """The name under which a sender's conversation is kept: nobody can read the sender in it."""
        return hmac.new(self._secret, sender.encode(), hashlib.sha256).hexdigest()[:40]

    async def respond(
        self, sender: str, text: Redacted, message_id: str | None = None
    ) -> list[Item]:
        """Answer one message of `sender`; the items of the answer, in order.

        What looks like a command is text, unless it is the payload of a button that was offered
        in this conversation.

        Args:
            sender: who writes, by the channel's own id.
            text: passed the redactor.
            message_id: kept with the message in the same write (32 hexadecimals), so that it can
                be known again; random when None.
        """
        conversation = self.pseudonym(sender)
        channel = AnswerChannel(sender)
        tracker = await self._agent.tracker_store.retrieve(conversation)
        asks = tracker is not None and tracker.get_slot("requested_slot") is not None
        typed = read_typed(text, _offered(tracker), _newest(tracker), asks)
        message = UserMessage(
            typed.text,
            channel,
            conversation,
            parse_data=typed.parse_data,
            input_channel="web",
            message_id=message_id,
        )
        await self._agent.handle_message(message)
        return channel.items

    async def last_question(self, sender: str) -> str | None:
        """What the last answer asked: its `custom.vraag`, or None."""
        tracker = await self.tracker(sender)
        if tracker is None:
            return None
        for event in reversed(tracker.events):
            if event.type_name == "user":
                return None
            if event.type_name == "bot":
                asked = (event.data.get("custom") or {}).get("vraag")
                if asked:
                    return str(asked)
        return None

    async def last_heard(self, sender: str) -> datetime | None:
        """When the sender last wrote to the assistant, or None."""
        tracker = await self.tracker(sender)
        for event in reversed(tracker.events if tracker is not None else ()):
            if event.type_name == "user":
                return datetime.fromtimestamp(event.timestamp, timezone.utc)
        return None

    async def slots(self, sender: str) -> dict[str, Any]:
        """What the conversation knows, by the names of its slots; empty when there is none."""
        tracker = await self.tracker(sender)
        return {} if tracker is None else dict(tracker.current_slot_values())

    async def said(self, sender: str) -> list[Said]:
        """What was said so far, as it is kept; empty when nothing is."""
        content = await asyncio.to_thread(self._store.read, self.pseudonym(sender))
        return await asyncio.to_thread(read_said, content)

    async def erase(self, sender: str) -> bool:
        """Delete the sender's conversation at once, with what a medewerker read of it.

        An open handoff ends first, so that the desk sees it. Says whether there was anything.

        Raises:
            RegistryUnavailableError: when the database cannot be written; call it again then.
        """
        conversation = self.pseudonym(sender)
        # An answer that is on its way is finished first: it would write the conversation again.
        async with self._agent.lock_store.lock(conversation):
            return await asyncio.to_thread(self._erase, conversation)

    def _erase(self, conversation: str) -> bool:
        handed = forget_conversation(self._store.engine, conversation, datetime.now(timezone.utc))
        return self._store.erase(conversation) or handed

    async def tracker(self, sender: str) -> DialogueStateTracker | None:
        """The sender's conversation as Rasa knows it, or None."""
        found: DialogueStateTracker | None = await self._agent.tracker_store.retrieve(
            self.pseudonym(sender)
        )
        return found


def _read_in_context(processor: MessageProcessor) -> None:
    """Let every message be read again in the light of the conversation, after the pipeline."""
    parse = processor.parse_message

    async def parse_in_context(
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        data: dict[str, Any] = await parse(message, tracker, only_output_properties)
        if tracker is None:
            return data
        again = reread(data, tracker)
        if again is not data:
            return again
        slots = tracker.current_slot_values()
        choices = tuple(slots.get("regio_keuzes") or ())
        return as_meant(data, slots.get("requested_slot"), choices, _waits_for(slots))

    processor.parse_message = parse_in_context


def _waits_for(slots: dict[str, Any]) -> str:
    """Which human was asked for already: "chat", "bellen" or "" for none."""
    if slots.get("gegevens_doel") == "terugbellen" and slots.get("toestemming") == "ja":
        return "bellen" if slots.get("moment") else ""
    return "chat" if slots.get("doorverbinden") == "ja" else ""


def _offered(tracker: DialogueStateTracker | None) -> list[dict[str, Any]]:
    """All buttons offered in this conversation, the newest answer's last."""
    if tracker is None:
        return []
    return [
        button
        for event in tracker.events
        if event.type_name == "bot"
        for button in (event.data.get("buttons") or [])
    ]


def _newest(tracker: DialogueStateTracker | None) -> list[dict[str, Any]]:
    """The buttons of the newest answer."""
    buttons: list[dict[str, Any]] = []
    for event in reversed(tracker.events if tracker else ()):
        if event.type_name == "user":
            break
        if event.type_name == "bot":
            buttons += event.data.get("buttons") or []
    return buttons


def _lock_store(settings: Settings) -> LockStore:
    if settings.redis_url is None:
        return InMemoryLockStore()
    parts = urlsplit(settings.redis_url)
    return RedisLockStore(
        host=parts.hostname or "localhost",
        port=parts.port or 6379,
        db=int(parts.path.lstrip("/") or 0),
        username=parts.username,
        password=parts.password,
        use_ssl=parts.scheme == "rediss",
    )
