"""Rasa's tracker store on our database, with a second barrier: what is kept is redacted again.

The entrance redacts before Rasa sees a message; this store redacts once more what it writes, so
that `rasa shell`, `rasa run` or a channel added later cannot keep what the entrance did not see.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from datetime import datetime, timezone
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.barrier import safe_event
from bot.assistant.broker import RedactingBroker
from bot.assistant.own_words import OwnTexts
from bot.assistant.quiet import quiet
from bot.privacy import Redacted
from bot.registry.conversations import ConversationStore
from bot.registry.database import open_engine
from bot.registry.schema import upgrade
from bot.settings import load_settings


class RedactingTrackerStore(TrackerStore):
    """Keeps trackers in the `conversations` table; nothing in it was not redacted."""

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        store: ConversationStore | None = None,
        **kwargs: Any,
    ) -> None:
        guarded = event_broker and RedactingBroker(event_broker, lambda: self.own)
        super().__init__(domain, guarded)
        self._own: tuple[Domain | None, OwnTexts] | None = None
        if store is None:
            # Made by Rasa's own commands from endpoints.yml: their logs must be quiet too.
            quiet()
            settings = load_settings()
            upgrade(settings)
            store = ConversationStore(open_engine(settings))
        self._store = store

    @property
    def own(self) -> OwnTexts:
        """Our own texts, of the domain that Rasa gave this store."""
        if self._own is None or self._own[0] is not self.domain:
            responses = self.domain.responses if self.domain else {}
            self._own = (self.domain, OwnTexts(responses))
        return self._own[1]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the tracker; the event loop stays free while the database works."""
        await self.stream_events(tracker)
        content = keepable(tracker, self.own)
        now = datetime.now(timezone.utc)
        await asyncio.to_thread(self._store.write, tracker.sender_id, content, now)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Read a tracker back, or None when nothing is kept under that id."""
        content = await asyncio.to_thread(self._store.read, sender_id)
        return None if content is None else self.deserialise_tracker(sender_id, content)

    async def keys(self) -> Iterable[str]:
        """Ids of all conversations kept now."""
        return await asyncio.to_thread(self._store.ids)


def keepable(tracker: DialogueStateTracker, own: OwnTexts) -> Redacted:
    """The tracker as JSON: every visitor's word redacted, what Rasa does not need left out."""
    dialogue = tracker.as_dialogue().as_dict()
    dialogue["events"] = [safe_event(event, own) for event in dialogue["events"]]
    return Redacted(json.dumps(dialogue, ensure_ascii=False))
