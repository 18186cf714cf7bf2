"""What every action needs: the state and the latest message from the tracker, and saying a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.conversation.guides import REST
from bot.conversation.heard import Heard, hear
from bot.conversation.message import Message, message_from_parse_data
from bot.conversation.state import ConversationState, state_from_slots
from bot.kennis.responses import load_variations

Event = dict[str, Any]
# After this many tries a question is let go: the conversation never stalls on it.
MAX_TRIES = 2
# However often it is interrupted, a question is not put more often than this.
MAX_ASKED = 3


def state_of(tracker: Tracker) -> ConversationState:
    """What the conversation knows so far."""
    return state_from_slots(tracker.slots)


def message_of(tracker: Tracker) -> Message:
    """The latest message as the pipeline understood it."""
    return message_from_parse_data(tracker.latest_message or {})


def heard_of(tracker: Tracker) -> Heard:
    """What the latest message tells, and what it asks beside that."""
    return hear(message_of(tracker), asked_slot(tracker), tracker.get_slot("rol"))


def asked_slot(tracker: Tracker) -> str | None:
    """The slot the form has just asked for, or None.

    While a question waits for somebody who goes through a guide, only its own buttons answer it.
    """
    asked: str | None = tracker.get_slot("requested_slot")
    if asked is None and tracker.active_loop and message_of(tracker).is_button:
        asked = tracker.get_slot("vraag_uitgesteld")
    return None if asked == REST else asked


def times_asked(tracker: Tracker, slot: str, form: str | None = None) -> int:
    """How often the bot has asked for `slot`.

    Counted since the conversation began (or began again); with `form`, since that form was
    switched on last.
    """
    times = 0
    active: str | None = None
    for event in tracker.events:
        if event.get("event") == "action" and event.get("name") == "action_opnieuw":
            times = 0
        if event.get("event") == "active_loop":
            if form is not None and event.get("name") == form != active:
                times = 0
            active = event.get("name")
        custom = (event.get("data") or {}).get("custom") if event.get("event") == "bot" else None
        if isinstance(custom, dict) and custom.get("vraag") == slot:
            times += 1
    return times


def said_again(tracker: Tracker) -> bool:
    """Whether the visitor's last two messages are the same words."""
    texts = [event.get("text") for event in tracker.events if event.get("event") == "user"]
    return len(texts) > 1 and texts[-1] == texts[-2]


def say(dispatcher: CollectingDispatcher, *names: str, **values: Any) -> None:
    """Say responses by name, in order; `values` fill their placeholders."""
    for name in names:
        dispatcher.utter_message(response=name, **values)


def not_told(tracker: Tracker, names: Iterable[str]) -> list[str]:
    """Those of `names` whose text was not said in this conversation, known by its heading."""
    said = {
        str(((event.get("data") or {}).get("custom") or {}).get("kop"))
        for event in tracker.events
        if event.get("event") == "bot"
    }
    headings = {one.response: one.kop for one in load_variations()}
    return [name for name in names if headings.get(name) not in said]


def comes_back_from_digression(tracker: Tracker, form: str) -> bool:
    """Whether another action ran since the visitor's last message.

    Then the form only has to ask its question again: the message was dealt with.
    """
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") not in (
            form,
            "action_listen",
            "action_extract_slots",
        ):
            return True
    return False
