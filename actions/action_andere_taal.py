"""Answers in the language of the message where it can be told (HP §3.2)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, message_of, say
from bot.conversation.language import language_of


class ActionAndereTaal(Action):
    """112 and 0800-2000 come first, in that language."""

    def name(self) -> str:
        return "action_andere_taal"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        say(dispatcher, f"utter_taal_{language_of(message_of(tracker).text)}")
        return []
