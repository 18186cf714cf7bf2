"""Begins the question for dossiernummer and code: a vervolgadvies, or revoking consent (HP §15.5).

Consent for a call-back asked for in this conversation needs neither: it is revoked at once.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import now
from actions.shared import Event, message_of, say
from bot.errors import RegistryError
from bot.handoff.requests import withdraw_callback
from bot.registry.registry import shared_registry

_DELETE = re.compile(r"\b(?:verwijder\w*|wis\w*|weggooi\w*|vernietig\w*|delete)\b", re.IGNORECASE)


# What the dossier is opened for when there is nothing to open: the call-back was taken back already.
CALL_BACK = "terugbellen"
# In place of a number and a code: the form asks for nothing then.
NONE = "geen"


class ActionVraagDossier(Action):
    """Notes what the dossier is opened for; a call-back is taken back without one."""

    def name(self) -> str:
        return "action_vraag_dossier"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_of(tracker)
        if message.intent == "toestemming_intrekken":
            try:
                if await asyncio.to_thread(_withdrawn, tracker.sender_id):
                    say(dispatcher, "utter_terugbelverzoek_ingetrokken")
                    return [
                        SlotSet("dossier_doel", CALL_BACK),
                        SlotSet("dossiernummer", NONE),
                        SlotSet("code", NONE),
                    ]
            except RegistryError as error:
                text = getattr(error, "visitor_text", None) or str(error)
                dispatcher.utter_message(response="utter_dossier_fout", reden=text)
            doel = "verwijderen" if _DELETE.search(message.text) else "intrekken"
        else:
            doel = "vervolg"
        say(dispatcher, "utter_dossier_nodig")
        given = "[DOSSIERNUMMER]" if "[DOSSIERNUMMER]" in message.text else None
        code = "[CODE]" if "[CODE]" in message.text else None
        return [
            SlotSet("dossier_doel", doel),
            SlotSet("dossiernummer", given),
            SlotSet("code", code),
        ]


def _withdrawn(conversation: str) -> bool:
    registry = shared_registry()
    return withdraw_callback(registry.engine, conversation, now())
