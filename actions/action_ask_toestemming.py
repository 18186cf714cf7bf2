"""First which data, why, how long and how to revoke; then the question for a yes (HP §15.5)."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say, times_asked
from bot.registry.registry import shared_registry


class ActionAskToestemming(Action):
    """The information comes from the registry, so that what is told is what is done."""

    def name(self) -> str:
        return "action_ask_toestemming"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        back = tracker.get_slot("gegevens_doel") == "terugbellen"
        intake = shared_registry().intake
        told = await asyncio.to_thread(
            intake.inform,
            tracker.sender_id,
            "terugbellen" if back else "advies",
            tracker.get_slot("rol") in (None, "professional"),
        )
        if not times_asked(tracker, "toestemming", "gegevens_form"):
            say(
                dispatcher,
                "utter_toestemming_uitleg",
                uitleg="\n".join(f"- {line}" for line in told.lines),
            )
        say(
            dispatcher,
            "utter_ask_toestemming_terugbellen" if back else "utter_ask_toestemming_advies",
        )
        return []
