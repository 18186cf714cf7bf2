"""Passes the person on to a human, or goes on without (HP §3.3)."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import OWN_DATA, facts_of, now, opens_at, reason_of
from actions.shared import Event, message_of, say, state_of
from actions.waiting import in_words
from actions.weighing import hand_on
from bot.conversation.advice import after_melding
from bot.conversation.meant_words import calls_self
from bot.errors import RegistryError
from bot.handoff.queue import expected_wait, position
from bot.handoff.requests import request_handoff
from bot.handoff.standing import whole_minutes
from bot.handoff.values import Kind
from bot.registry.registry import shared_registry


class ActionDoorverbinden(Action):
    """The handoff is kept before the person hears of it; what fails gives 0800-2000."""

    def name(self) -> str:
        return "action_doorverbinden"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        if tracker.get_slot("handoff_soort") == "melding" and not _told_before(tracker):
            say(dispatcher, *after_melding(state_of(tracker)))
        if tracker.get_slot("doorverbinden") != "ja":
            say(dispatcher, "utter_doorverbinden_nee")
            if calls_self(message_of(tracker).text):
                say(dispatcher, "utter_zelf_bellen")
            if tracker.get_slot("afgerond"):
                if not tracker.get_slot("advies_gegeven"):
                    say(dispatcher, "utter_doorverbinden_nee_advies")
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
        say(dispatcher, "utter_desk_dicht", opent=opens_at(state_of(tracker).regio))
        await asyncio.to_thread(shared_registry().intake.inform, tracker.sender_id, "terugbellen")
        return [
            SlotSet("gegevens_doel", "terugbellen"),
            *(SlotSet(name, None) for name in OWN_DATA),
        ]


def _told_before(tracker: Tracker) -> bool:
    """Whether what happens after a melding was told in this conversation."""
    return (tracker.get_slot("onderwerpen") or []).count("melding") > 1


def _request(tracker: Tracker) -> tuple[int | None, str]:
    kind: Kind = "melding" if tracker.get_slot("handoff_soort") == "melding" else "chat"
    facts = facts_of(tracker)
    engine = shared_registry().engine
    handoff = request_handoff(
        engine,
        tracker.sender_id,
        kind=kind,
        reason=reason_of(tracker, kind, facts.acuut),
        facts=facts,
        now=now(),
    )
    hand_on(tracker, engine, handoff.id, now())
    told = in_words(whole_minutes(expected_wait(engine, now(), facts.regio)))
    return position(engine, handoff.id), told
