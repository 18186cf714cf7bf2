"""Tells that a chat is never a melding, what a human will ask, and how anonymity works (HP §3.2, §6)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say, state_of
from bot.conversation.advice import melding


class ActionMelding(Action):
    """Sets the wish; the human is the next step."""

    def name(self) -> str:
        return "action_melding"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        say(dispatcher, *melding(state_of(tracker)))
        return [SlotSet("wens", "melding"), SlotSet("doorverbinden", None)]
