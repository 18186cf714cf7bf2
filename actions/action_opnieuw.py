"""Starts over: everything that was told is forgotten."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say


class ActionOpnieuw(Action):
    """The opening was said already and stays said."""

    def name(self) -> str:
        return "action_opnieuw"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        say(dispatcher, "utter_opnieuw")
        kept = {"opening_gegeven", "requested_slot", "session_started_metadata"}
        return [
            SlotSet(name, False if name in ("afgerond", "advies_gegeven") else None)
            for name in tracker.slots
            if name not in kept
        ]
