"""Keeps a terugbelverzoek with the own data that were given beside the conversation."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.human import facts_of, goes_on, now
from actions.shared import Event, say
from bot.conversation.moments import spoken_moment
from bot.errors import RegistryError
from bot.handoff.callback import request_callback
from bot.registry.errors import ContactError
from bot.registry.registry import shared_registry


class ActionBewaarGegevens(Action):
    """Without a yes, or without a number, there is no terugbelverzoek: 0800-2000 is given."""

    def name(self) -> str:
        return "action_bewaar_gegevens"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        if tracker.get_slot("toestemming") != "ja":
            say(dispatcher, "utter_zelf_bellen")
            return goes_on(dispatcher, tracker)
        try:
            done = await asyncio.to_thread(_keep, tracker)
        except ContactError as error:
            dispatcher.utter_message(response="utter_terugbellen_mislukt", reden=str(error))
            return []
        except RegistryError:
            say(dispatcher, "utter_doorverbinden_mislukt")
            return []
        if not done:
            say(dispatcher, "utter_zelf_bellen")
            return goes_on(dispatcher, tracker)
        moment = spoken_moment(tracker.get_slot("moment"))
        say(dispatcher, "utter_terugbelverzoek", bel_moment=moment)
        return []


def _keep(tracker: Tracker) -> bool:
    registry = shared_registry()
    conversation = tracker.sender_id
    contact = registry.intake.contact(conversation, "terugbellen")
    consent = registry.intake.consent(conversation, "terugbellen")
    if contact is None or consent is None or contact.telefoon is None:
        return False
    request_callback(
        registry.engine,
        registry.cipher,
        conversation,
        naam=contact.naam,
        telefoon=contact.telefoon,
        moment=tracker.get_slot("moment") or "maakt_niet_uit",
        consent=consent,
        facts=facts_of(tracker),
        now=now(),
    )
    registry.intake.withdraw(conversation)
    return True
