"""Begins the question for own contact data: for a next adviesgesprek, or to be called back."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import OWN_DATA
from actions.shared import Event, message_of


class ActionVraagGegevens(Action):
    """Sets what the data are for; the information and the question follow in the form."""

    def name(self) -> str:
        return "action_vraag_gegevens"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        back = message_of(tracker).intent == "wil_terugbellen"
        return [
            SlotSet("gegevens_doel", "terugbellen" if back else "advies"),
            *(SlotSet(name, None) for name in OWN_DATA),
        ]
