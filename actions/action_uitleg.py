"""Explains the question that was asked, in other words."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, asked_slot, say


class ActionUitleg(Action):
    """Without a question it explains what this is."""

    def name(self) -> str:
        return "action_uitleg"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        asked = asked_slot(tracker)
        say(dispatcher, f"utter_uitleg_{asked}" if asked else "utter_vraag_bot")
        return []
