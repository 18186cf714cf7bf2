"""Explains what Veilig Thuis can do and what each way means, then asks the choice (HP §3.2, §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say, state_of
from bot.conversation.advice import explanation
from bot.registry.values import onderwerpen_of


class ActionAskWens(Action):
    """The explanation is told once; asked again, only the question is."""

    def name(self) -> str:
        return "action_ask_wens"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        events: list[Event] = []
        if not tracker.get_slot("uitleg_gegeven"):
            names = explanation(state_of(tracker))
            say(dispatcher, *names)
            events = [
                SlotSet("uitleg_gegeven", True),
                SlotSet("onderwerpen", list(onderwerpen_of(names))),
            ]
        say(dispatcher, "utter_ask_wens")
        return events
