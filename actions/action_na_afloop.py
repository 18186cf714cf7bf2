"""After the ending: new questions are welcome."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say


class ActionNaAfloop(Action):
    """Nothing is asked again."""

    def name(self) -> str:
        return "action_na_afloop"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        say(dispatcher, "utter_nog_iets")
        return []
