"""What is said back when somebody corrects the place or the rol, or lives outside the Netherlands."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, message_of, say, state_of, times_asked
from bot.conversation.answers import Filled
from bot.conversation.language import little_dutch
from bot.conversation.message import Message
from bot.conversation.own_role import corrects_rol
from bot.conversation.regio_answer import read_regio
from bot.conversation.rol_answer import change_rol
from bot.conversation.state import ConversationState
from bot.conversation.watched import is_watched
from bot.regio import regio

# What a message may change about what was known before.
_CORRECTED = ("regio", "rol", "buitenland")


def slot_events(told: dict[str, Any]) -> list[Event]:
    """The slots of `told`; the region always with its name."""
    events: list[Event] = [SlotSet(name, value) for name, value in told.items()]
    if told.get("regio"):
        events.append(SlotSet("regio_naam", regio(told["regio"]).naam))
    return events


def read_corrections(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """The place and the rol, where a form of one question is running: both may be corrected there."""
    message, state = message_of(tracker), state_of(tracker)
    filled = Filled()
    if message.is_button:
        return []
    if state.regio is not None or state.buitenland:
        read_regio(message, None, state, filled)
    if rol := corrects_rol(message.text, state.rol, None):
        change_rol(rol, message, state, filled)
    filled.slots = {name: filled.slots[name] for name in filled.slots if name != "regio_keuzes"}
    say_back(dispatcher, filled.slots, state, None)
    if filled.slots.get("rol"):
        # What was advised was meant for somebody else: the talk goes on where the rol matters.
        filled.slots["advies_gegeven"] = False
    return slot_events(filled.slots)


def say_back(
    dispatcher: CollectingDispatcher,
    told: dict[str, Any],
    state: ConversationState,
    asked: str | None,
) -> None:
    """What is said back to a place or a rol; nothing to what was told for the first time in passing."""
    if told.get("buitenland"):
        say(dispatcher, "utter_buitenland")
    region = told.get("regio")
    if region and state.regio and region != state.regio:
        say(dispatcher, "utter_regio_aangepast", regio_naam=regio(region).naam)
    elif region and asked == "regio":
        say(dispatcher, "utter_regio_bekend", regio_naam=regio(region).naam)
    if told.get("rol") and state.rol and told["rol"] != state.rol:
        say(dispatcher, "utter_rol_aangepast")


def say_region(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Say which Veilig Thuis it is to who named the place in passing: an answer was said back."""
    name = tracker.get_slot("regio_naam")
    if name and not times_asked(tracker, "regio"):
        say(dispatcher, "utter_regio_bekend", regio_naam=name)


def say_in_passing(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    message: Message,
    state: ConversationState,
) -> None:
    """What somebody needs to hear once, whatever was asked: about their telephone, and in few words."""
    if message.is_button or state.rol == "professional":
        return
    if is_watched(message.text) and not _heard(tracker, "meekijken"):
        say(dispatcher, "utter_meekijken")
    if little_dutch(message.text) and not _heard(tracker, "weinig_nederlands"):
        say(dispatcher, "utter_weinig_nederlands")


def _heard(tracker: Tracker, what: str) -> bool:
    return any(
        isinstance(custom := (event.get("data") or {}).get("custom"), dict)
        and custom.get("eenmalig") == what
        for event in tracker.events
        if event.get("event") == "bot"
    )


def corrected_now(tracker: Tracker) -> frozenset[str]:
    """Which of place and rol the last message changed."""
    changed = set()
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            break
        if event.get("event") == "slot" and event.get("name") in _CORRECTED:
            changed.add(str(event["name"]))
    return frozenset(changed)
