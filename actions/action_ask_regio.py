"""Asks where the child or the victim lives; again with choices where a name exists twice (HP §3)."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say


class ActionAskRegio(Action):
    """The choices are buttons; each payload is one that was offered."""

    def name(self) -> str:
        return "action_ask_regio"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        choices = tracker.get_slot("regio_keuzes") or []
        if not choices:
            say(dispatcher, "utter_ask_regio")
            return []
        buttons = []
        for choice in choices:
            label, _, region = choice.partition("|")
            buttons.append(
                {"title": label, "payload": f"/geef_plaats{json.dumps({'regio': region})}"}
            )
        dispatcher.utter_message(response="utter_ask_regio_keuze", buttons=buttons)
        return []
