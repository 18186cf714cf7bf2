"""Ends the adviesgesprek: the steps in short, who stays responsible, what is kept (HP §5.3, §5.5)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say, state_of
from bot.conversation.advice import closing


class ActionSluitAdvies(Action):
    """Says what a next adviesgesprek takes when one is wanted (HP §5.2.1)."""

    def name(self) -> str:
        return "action_sluit_advies"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        again = tracker.get_slot("vervolg") == "ja"
        say(dispatcher, "utter_vervolg_ja" if again else "utter_vervolg_nee")
        say(dispatcher, *closing(state_of(tracker)))
        return [SlotSet("afgerond", True)]
