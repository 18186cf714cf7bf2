"""The common part of forms that ask one yes-or-no question."""

from __future__ import annotations

from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.questions import answer_questions
from actions.shared import (
    MAX_ASKED,
    Event,
    comes_back_from_digression,
    heard_of,
    message_of,
    times_asked,
)
from bot.conversation.digressions import ALWAYS, DANGER, USUALLY


class YesNoForm:
    """Validates `<slot>_form`: done when the slot holds "ja" or "nee".

    Mix it in before rasa_sdk's Action (which registers every subclass, so this
    class is none).
    """

    slot: ClassVar[str]

    def name(self) -> str:
        return f"validate_{self.slot}_form"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        # A question in the message itself is answered here, as a digression is.
        came_back = comes_back_from_digression(tracker, f"{self.slot}_form")
        asks = heard_of(tracker).questions and not message_of(tracker).wish
        answered = [] if came_back or not asks else answer_questions(dispatcher, tracker)
        if came_back or (asks and tracker.get_slot(self.slot) is None):
            if times_asked(tracker, self.slot, f"{self.slot}_form") < MAX_ASKED:
                # Rasa takes a form that sets nothing else for one that refuses the message.
                tries = tracker.get_slot("pogingen") or 0
                again = SlotSet("requested_slot", self.slot)
                return [*answered, SlotSet("pogingen", tries), again]
            # Asked often enough: nobody is passed on or noted without a yes.
            return [*answered, SlotSet(self.slot, "nee"), SlotSet("requested_slot", None)]
        if tracker.get_slot(self.slot) is not None:
            return [*answered, SlotSet("pogingen", 0), SlotSet("requested_slot", None)]
        if message_of(tracker).intent in DANGER | ALWAYS | USUALLY:
            raise ActionExecutionRejection(self.name())
        tries = int(tracker.get_slot("pogingen") or 0) + 1
        return [SlotSet("pogingen", tries), SlotSet("requested_slot", self.slot)]
