"""Ends the adviesgesprek: the steps in short, who stays responsible, what is kept (HP §5.3, §5.5)."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say, state_of
from bot.conversation.advice import closing
from bot.errors import RegistryError
from bot.registry.advies import AdviesContent
from bot.registry.registry import shared_registry


class ActionSluitAdvies(Action):
    """Writes the advies down without a name of anybody, and gives its number and code, once."""

    def name(self) -> str:
        return "action_sluit_advies"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        state = state_of(tracker)
        again = tracker.get_slot("vervolg") == "ja"
        say(dispatcher, "utter_vervolg_ja" if again else "utter_vervolg_nee", *closing(state))
        content = AdviesContent(
            uitkomst="vervolg_gewenst" if again else "advies",
            rol=state.rol,
            sector=state.sector,
            regio=state.regio,
            zorgen=state.zorgen,
            onderwerpen=tuple(tracker.get_slot("onderwerpen") or ()),
        )
        opened = bool(tracker.get_slot("dossier_open"))
        try:
            await asyncio.to_thread(shared_registry().register_from, tracker.sender_id, content)
        except RegistryError:
            say(dispatcher, "utter_niet_geregistreerd")
        else:
            # The gateway fills in number and code on the way out; here they are placeholders.
            say(dispatcher, "utter_dossier_bijgewerkt" if opened else "utter_dossiernummer")
        return [SlotSet("afgerond", True)]
