"""Passes the person on to a human, or goes on without (HP §3.3)."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import facts_of, now, opens_at
from actions.shared import Event, say, state_of
from bot.errors import RegistryError
from bot.handoff.queue import expected_wait, position
from bot.handoff.requests import request_handoff
from bot.registry.registry import shared_registry


class ActionDoorverbinden(Action):
    """The handoff is kept before the person hears of it; what fails gives 0800-2000."""

    def name(self) -> str:
        return "action_doorverbinden"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        if tracker.get_slot("doorverbinden") != "ja":
            say(dispatcher, "utter_doorverbinden_nee")
            if tracker.get_slot("afgerond"):
                say(dispatcher, "utter_afsluiting_bewaren")
                return []
            # The choice is open again: it is asked at the end of the eerste contact.
            wens = tracker.get_slot("wens")
            return [SlotSet("wens", wens if wens == "advies" else None)]
        try:
            place, wait = await asyncio.to_thread(_request, tracker)
        except RegistryError:
            say(dispatcher, "utter_doorverbinden_mislukt")
            return []
        if tracker.get_slot("desk_open"):
            say(dispatcher, "utter_wachtrij", plaats=str(place or 1), wachttijd=wait)
            return []
        say(dispatcher, "utter_desk_dicht", opent=opens_at(state_of(tracker).regio) or "later")
        await asyncio.to_thread(shared_registry().intake.inform, tracker.sender_id, "terugbellen")
        return [SlotSet("gegevens_doel", "terugbellen"), SlotSet("toestemming", None)]


def _request(tracker: Tracker) -> tuple[int | None, str]:
    kind = "melding" if tracker.get_slot("handoff_soort") == "melding" else "chat"
    facts = facts_of(tracker)
    reason = "gevaar" if facts.acuut else f"wens_{'melding' if kind == 'melding' else 'medewerker'}"
    engine = shared_registry().engine
    handoff = request_handoff(
        engine,
        tracker.sender_id,
        kind=kind,  # type: ignore[arg-type]
        reason=reason,  # type: ignore[arg-type]
        facts=facts,
        now=now(),
    )
    wait = expected_wait(engine, now(), facts.regio)
    minutes = None if wait is None else max(1, round(wait.total_seconds() / 60))
    told = "dat weten we niet" if minutes is None else f"ongeveer {minutes} minuten"
    return position(engine, handoff.id), told
