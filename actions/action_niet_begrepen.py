"""Not understood: first once more with options, the second time a human (HP §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say


class ActionNietBegrepen(Action):
    """Counts in the slot niet_begrepen; an understood answer sets it back."""

    def name(self) -> str:
        return "action_niet_begrepen"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        times = int(tracker.get_slot("niet_begrepen") or 0) + 1
        say(dispatcher, "utter_niet_begrepen" if times == 1 else "utter_niet_begrepen_mens")
        return [SlotSet("niet_begrepen", times)]
