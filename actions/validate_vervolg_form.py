"""Asks `vervolg` until it is answered; what interrupts is answered first."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.corrections import corrected_now
from actions.shared import Event
from actions.yes_no_form import YesNoForm


class ValidateVervolgForm(YesNoForm, Action):
    """A form of one question; advice that was meant for another rol is given anew."""

    slot = "vervolg"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        if "rol" in corrected_now(tracker) and tracker.get_slot(self.slot) is None:
            # Rasa takes a form that sets no slot of its own for one that rejects the message.
            return [
                SlotSet("pogingen", 0),
                SlotSet("requested_slot", None),
                FollowupAction("eerste_contact_form"),
            ]
        return super().run(dispatcher, tracker, domain)
