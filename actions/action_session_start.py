"""Starts a conversation with the eerste contact switched on (HP §3.2)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event


class ActionSessionStart(Action):
    """The form is active before the first word, so that a first message is an answer already."""

    def name(self) -> str:
        return "action_session_start"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        return [
            SessionStarted(),
            ActiveLoop("eerste_contact_form"),
            ActionExecuted("action_listen"),
        ]
