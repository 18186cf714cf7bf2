"""Tells that a chat is never a melding, what a human will ask, and how anonymity works (HP §3.2, §6)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import declined_before, desk_is_open, still_closed
from actions.shared import Event, say, state_of
from bot.conversation.advice import melding
from bot.conversation.more import after_melding, buttons


class ActionMelding(Action):
    """Sets the wish and the kind of handoff; the question whether to pass on follows."""

    def name(self) -> str:
        return "action_melding"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        state = state_of(tracker)
        said = "melding" in (tracker.get_slot("onderwerpen") or [])
        if said:
            say(dispatcher, "utter_melding_niet_in_chat_kort")
        else:
            names = melding(state)
            say(dispatcher, *names[:-1])
            more = buttons(after_melding(state), state)
            dispatcher.utter_message(response=names[-1], buttons=more)
        is_open = desk_is_open(state.regio)
        topics = SlotSet("onderwerpen", [*(tracker.get_slot("onderwerpen") or []), "melding"])
        if not is_open and declined_before(tracker):
            return [topics, SlotSet("wens", None), *still_closed(dispatcher, tracker)]
        return [
            SlotSet("wens", "melding"),
            SlotSet("handoff_soort", "melding"),
            SlotSet("desk_open", is_open),
            topics,
            SlotSet("doorverbinden", None),
        ]
