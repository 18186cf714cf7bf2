"""Passes the person on to a human, or goes on without (HP §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say


class ActionDoorverbinden(Action):
    """Until there is a desk the human is on the phone: 0800-2000, day and night."""

    def name(self) -> str:
        return "action_doorverbinden"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        if tracker.get_slot("doorverbinden") == "ja":
            say(dispatcher, "utter_doorverbinden_ja")
            return []
        say(dispatcher, "utter_doorverbinden_nee")
        # The choice is open again: it is asked at the end of the eerste contact.
        wens = tracker.get_slot("wens")
        return [SlotSet("wens", wens if wens == "advies" else None)]
