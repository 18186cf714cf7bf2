"""Explains what Veilig Thuis can do and what each way means, then asks the choice (HP §3.2, §3.3)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.corrections import say_region
from actions.shared import Event, not_told, say, state_of
from bot.conversation.advice import ON_THE_WAY, explanation
from bot.conversation.more import after_explanation, buttons
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
            state = state_of(tracker)
            say_region(dispatcher, tracker)
            # What was told on the way is not told again.
            on_the_way = set(ON_THE_WAY) - set(not_told(tracker, ON_THE_WAY))
            names = tuple(name for name in explanation(state) if name not in on_the_way)
            say(dispatcher, *names[:-1])
            more = buttons(after_explanation(state), state)
            dispatcher.utter_message(response=names[-1], buttons=more)
            events = [
                SlotSet("uitleg_gegeven", True),
                SlotSet("onderwerpen", list(onderwerpen_of(names))),
            ]
        say(dispatcher, "utter_ask_wens")
        return events
