"""A human is always one step away (HP §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import declined_before, desk_is_open, still_closed
from actions.shared import Event, say, state_of


class ActionMedewerker(Action):
    """Notes the kind of handoff; the question whether to pass on follows."""

    def name(self) -> str:
        return "action_medewerker"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        is_open = desk_is_open(state_of(tracker).regio)
        if not is_open and declined_before(tracker):
            wens = tracker.get_slot("wens")
            kept = [SlotSet("wens", None if wens == "medewerker" else wens)]
            return [*kept, *still_closed(dispatcher, tracker)]
        say(dispatcher, "utter_medewerker")
        return [
            SlotSet("wens", "medewerker"),
            SlotSet("handoff_soort", "chat"),
            SlotSet("desk_open", is_open),
            SlotSet("doorverbinden", None),
        ]
