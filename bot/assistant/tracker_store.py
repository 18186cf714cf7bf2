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

from bot.privacy import Redacted, redact
from bot.registry.conversations import ConversationStore
from bot.registry.database import open_engine
from bot.registry.schema import upgrade
from bot.settings import load_settings

# Slots whose values are ours (ids, choices, counts), never a visitor's words.
_OWN_SLOTS = frozenset({"requested_slot", "regio_naam", "regio_keuzes", "overgeslagen"})


class RedactingTrackerStore(TrackerStore):
    """Keeps trackers in the `conversations` table; nothing in it was not redacted."""

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        store: ConversationStore | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        if store is None:
            # Made by Rasa's own commands from endpoints.yml.
            settings = load_settings()
            upgrade(settings)
            store = ConversationStore(open_engine(settings))
        self._store = store

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the tracker; the event loop stays free while the database works."""
        await self.stream_events(tracker)
        content = keepable(tracker)
        now = datetime.now(timezone.utc)
        await asyncio.to_thread(self._store.write, tracker.sender_id, content, now)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Read a tracker back, or None when nothing is kept under that id."""
        content = await asyncio.to_thread(self._store.read, sender_id)
        return None if content is None else self.deserialise_tracker(sender_id, content)

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Publish new events, redacted, when an event broker is configured."""
        if self.event_broker is None:
            return
        old = await self.retrieve(tracker.sender_id)
        seen = len(old.events) if old else 0
        for event in list(tracker.events)[seen:]:
            body = redacted_event(event.as_dict())
            self.event_broker.publish({"sender_id": tracker.sender_id, **body})

    async def keys(self) -> Iterable[str]:
        """Ids of all conversations kept now."""
        return await asyncio.to_thread(self._store.ids)


def keepable(tracker: DialogueStateTracker) -> Redacted:
    """The tracker as JSON with every visitor's word redacted and what Rasa does not need left out."""
    dialogue = tracker.as_dialogue().as_dict()
    dialogue["events"] = [redacted_event(event) for event in dialogue["events"]]
    return Redacted(json.dumps(dialogue, ensure_ascii=False))


def redacted_event(event: dict[str, Any]) -> dict[str, Any]:
    """A copy of a Rasa event in which text, parse data, entities and slot values are redacted."""
    kind = event.get("event")
    if kind == "user":
        return _redacted_user(event)
    if kind == "slot":
        if event.get("name") == "session_started_metadata":
            return {**event, "value": None}
        if event.get("name") not in _OWN_SLOTS:
            return {**event, "value": _clean(event.get("value"))}
    if kind == "bot":
        # A response's template comes along as metadata: it is our own text once more.
        return {**event, "metadata": {}}
    return event


def _redacted_user(event: dict[str, Any]) -> dict[str, Any]:
    text = _clean(event.get("text"))
    parse = event.get("parse_data") or {}
    selected = (parse.get("response_selector") or {}).get("vraag")
    kept = {
        "intent": parse.get("intent"),
        "entities": [
            {**entity, "value": _clean(entity.get("value"))} for entity in parse.get("entities", ())
        ],
        "text": text,
        "message_id": parse.get("message_id"),
        "metadata": {},
        "intent_ranking": (parse.get("intent_ranking") or [])[:1],
        "danger": parse.get("danger") or {},
    }
    if selected:
        kept["response_selector"] = {
            "vraag": {"response": {**selected.get("response", {}), "responses": []}}
        }
    return {**event, "text": text, "parse_data": kept, "metadata": {}}


def _clean(value: Any) -> Any:
    """`value` with every string in it redacted."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value
