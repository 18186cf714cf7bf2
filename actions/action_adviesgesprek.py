"""Gives the adviesgesprek that fits this person (HP §4.2, §5.2.1, §5.2.2)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.corrections import say_region
from actions.shared import Event, not_told, say, state_of
from bot.conversation.advice import ON_THE_WAY, advice, explanation
from bot.conversation.guides import WEIGH_BUTTON
from bot.conversation.more import after_advice, buttons
from bot.registry.values import onderwerpen_of


class ActionAdviesgesprek(Action):
    """Also tells what each way means when the choice was made before it was asked."""

    def name(self) -> str:
        return "action_adviesgesprek"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        state = state_of(tracker)
        names = advice(state)
        if not tracker.get_slot("uitleg_gegeven"):
            say_region(dispatcher, tracker)
            told = set(ON_THE_WAY) - set(not_told(tracker, ON_THE_WAY))
            names = (*(name for name in explanation(state) if name not in told), *names)
        say(dispatcher, *names[:-1])
        more = buttons(after_advice(state), state)
        dispatcher.utter_message(response=names[-1], buttons=more)
        if state.rol == "professional":
            dispatcher.utter_message(response="utter_meldcode_wegen", buttons=[WEIGH_BUTTON])
        topics = [*(tracker.get_slot("onderwerpen") or []), *onderwerpen_of(names)]
        return [
            SlotSet("uitleg_gegeven", True),
            SlotSet("advies_gegeven", True),
            SlotSet("onderwerpen", list(dict.fromkeys(topics))),
            SlotSet("vervolg", None),
        ]
