"""A human is always one step away (HP §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import declined_before, desk_is_open
from actions.shared import Event, say, state_of


class ActionMedewerker(Action):
    """Notes the kind of handoff; the question whether to pass on follows."""

    def name(self) -> str:
        return "action_medewerker"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        is_open = desk_is_open(state_of(tracker).regio)
        shut = not is_open and declined_before(tracker)
        if not shut:
            say(dispatcher, "utter_medewerker")
        return [
            SlotSet("wens", "medewerker"),
            SlotSet("handoff_soort", "chat"),
            SlotSet("desk_open", is_open),
            # Who declined to wait for a closed desk is not asked the same again.
            SlotSet("doorverbinden", "nee" if shut else None),
        ]
