"""A human is always one step away (HP §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import desk_is_open
from actions.shared import Event, say, state_of


class ActionMedewerker(Action):
    """Notes the kind of handoff; the question whether to pass on follows."""

    def name(self) -> str:
        return "action_medewerker"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        say(dispatcher, "utter_medewerker")
        return [
            SlotSet("wens", "medewerker"),
            SlotSet("handoff_soort", "chat"),
            SlotSet("desk_open", desk_is_open(state_of(tracker).regio)),
            SlotSet("doorverbinden", None),
        ]
