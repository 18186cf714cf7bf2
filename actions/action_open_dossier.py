"""Opens the dossier with number and code: a vervolgadvies, revoking consent, or deleting (HP §15.5)."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_vraag_dossier import CALL_BACK
from actions.shared import Event, say
from bot.errors import RegistryError
from bot.regio import regio
from bot.registry.advies import Advies
from bot.registry.registry import shared_registry


class ActionOpenDossier(Action):
    """Says what is kept, or what was deleted; a wrong code is said in words that help."""

    def name(self) -> str:
        return "action_open_dossier"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        forget = [SlotSet(name, None) for name in ("dossiernummer", "code")]
        registry = shared_registry()
        doel = tracker.get_slot("dossier_doel") or "vervolg"
        if doel == CALL_BACK:
            return [*forget, SlotSet("dossier_open", False)]
        try:
            advies = await asyncio.to_thread(registry.open_from, tracker.sender_id)
            if advies is None:
                say(dispatcher, "utter_dossier_niet_open")
                return [*forget, SlotSet("dossier_open", False)]
            if doel == "vervolg":
                kept = await asyncio.to_thread(registry.what_is_kept, advies)
                # The number itself stays out of the conversation.
                lines = [line for line in kept if advies.dossiernummer not in line]
                say(
                    dispatcher,
                    "utter_dossier_open",
                    regels="\n".join(f"- {line}" for line in lines),
                )
                return [*forget, SlotSet("dossier_open", True), *_known(advies)]
            had = await asyncio.to_thread(registry.revoke_opened, advies)
            if doel == "verwijderen":
                await asyncio.to_thread(registry.delete_opened, advies)
                say(dispatcher, "utter_dossier_verwijderd")
            else:
                say(dispatcher, "utter_ingetrokken" if had else "utter_niets_in_te_trekken")
        except RegistryError as error:
            text = getattr(error, "visitor_text", None) or str(error)
            dispatcher.utter_message(response="utter_dossier_fout", reden=text)
            return [*forget, SlotSet("dossier_open", False)]
        return [*forget, SlotSet("dossier_open", False)]


def _known(advies: Advies) -> list[Event]:
    """What was written down of the earlier advies needs no asking again."""
    return [
        SlotSet(name, value)
        for name, value in (
            ("rol", advies.rol),
            ("sector", advies.sector),
            ("regio", advies.regio),
            # Without its name a text about the region could not be filled.
            ("regio_naam", regio(advies.regio).naam if advies.regio else None),
            ("zorgen", list(advies.zorgen) or None),
        )
        if value
    ]
