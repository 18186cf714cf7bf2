"""A human is always one step away (HP §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say


class ActionMedewerker(Action):
    """Sets the wish; the question whether to pass on follows."""

    def name(self) -> str:
        return "action_medewerker"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        say(dispatcher, "utter_medewerker")
        return [SlotSet("doorverbinden", None)]
