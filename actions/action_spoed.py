"""Bel nu 112 or Bel nu 113, in the first words, before any question."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, message_of, say, state_of
from bot.conversation.urgency import urgent_response


class ActionSpoed(Action):
    """Which text depends on the red flags and on who is talking."""

    def name(self) -> str:
        return "action_spoed"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_of(tracker)
        say(dispatcher, urgent_response(message, state_of(tracker)))
        events = []
        if not tracker.get_slot("opening_gegeven"):
            say(dispatcher, "utter_opening_kort")
            events.append(SlotSet("opening_gegeven", True))
        say(dispatcher, "utter_spoed_verder")
        if message.intent == "acuut_gevaar":
            events.append(SlotSet("acuut", True))
        return events
