"""Own contact data: after an explicit yes, and never through the conversation (HP §15.5).

The gateway takes the answers to naam, telefoon and organisatie before Rasa sees them; here a placeholder says
that one was given.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.human import OWN_DATA
from actions.questions import answer_questions
from actions.shared import (
    MAX_ASKED,
    MAX_TRIES,
    Event,
    asked_slot,
    comes_back_from_digression,
    heard_of,
    message_of,
    say,
    times_asked,
)
from bot.conversation.answers import yes_or_no
from bot.conversation.digressions import ALWAYS, DANGER, USUALLY
from bot.conversation.message import Message
from bot.conversation.moments import moment_of, refused_moments, safest_left
from bot.registry.consent import Doel
from bot.registry.registry import shared_registry

FORM = "gegevens_form"
SKIPPED = "overgeslagen"
# How many messages back a refused part of the day counts.
_RECENT = 4


class ValidateGegevensForm(Action):
    """Asks toestemming, naam, telefoon; of a professional also the organisatie; and, to be called
    back, the moment."""

    def name(self) -> str:
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        slots = {name: tracker.get_slot(name) for name in OWN_DATA}
        rol = tracker.get_slot("rol")
        back = tracker.get_slot("gegevens_doel") == "terugbellen"
        doel: Doel = "terugbellen" if back else "advies"
        if comes_back_from_digression(tracker, FORM):
            if times_asked(tracker, "toestemming", FORM) < MAX_ASKED or slots["toestemming"]:
                return [SlotSet("requested_slot", _next(slots, doel, rol))]
            # Without a clear answer nothing is kept.
            say(dispatcher, "utter_geen_gegevens_bewaard")
            return [SlotSet("toestemming", "nee"), SlotSet("requested_slot", None)]
        message = message_of(tracker)
        asked = asked_slot(tracker)
        heard = heard_of(tracker)
        answer = None if heard.hesitates or heard.only_asks else _read(asked, heard.told)
        answer = _never_unsafe(answer, tracker)
        asks = bool(heard.questions) and not message.wish
        if _goes_first(message, asked, answer, back) and not (asks and answer is None):
            raise ActionExecutionRejection(self.name())
        answered = answer_questions(dispatcher, tracker) if asks else []
        if asks and answer is None:
            # No try is lost by asking. Rasa takes a form that sets nothing else for one that
            # refuses the message.
            same = SlotSet("pogingen", int(tracker.get_slot("pogingen") or 0))
            return [*answered, same, SlotSet("requested_slot", _next(slots, doel, rol))]
        tries = int(tracker.get_slot("pogingen") or 0) + 1
        if asked is None or answer is None:
            if asked == "organisatie" and tries >= MAX_TRIES:
                answer = SKIPPED  # the rest was given with a yes, and stays
            elif asked == "moment" and tries >= MAX_TRIES:
                answer = safest_left(_refused(tracker))
            elif asked is not None and tries >= MAX_TRIES:
                # Without a clear answer nothing is kept.
                answer, asked = "nee", "toestemming"
            else:
                return [
                    SlotSet("pogingen", tries),
                    SlotSet("requested_slot", _next(slots, doel, rol)),
                ]
        intake = shared_registry().intake
        if asked == "toestemming" and answer == "ja":
            await asyncio.to_thread(intake.give_consent, tracker.sender_id, doel)
        if answer == "nee":
            await asyncio.to_thread(intake.withdraw, tracker.sender_id)
            say(dispatcher, "utter_geen_gegevens_bewaard")
            slots = {**slots, "toestemming": "nee"}
        else:
            slots = {**slots, str(asked): answer, **_told_beside(message, asked, back)}
        return [
            *answered,
            *(SlotSet(name, value) for name, value in slots.items()),
            SlotSet("pogingen", 0),
            SlotSet("requested_slot", _next(slots, doel, rol)),
        ]


def _goes_first(message: Message, asked: str | None, answer: str | None, back: bool) -> bool:
    """Whether a rule must answer the message before the form goes on."""
    if message.intent in DANGER:
        return True  # "hij slaat haar nu" names a moment too, and is no answer
    # Whoever is asking for a call-back already does not begin again.
    again = back and asked is not None and message.intent == "wil_terugbellen"
    if message.wish and asked == "toestemming" and not again:
        return True  # who says no and asks for a human gets the human
    private = asked in ("naam", "telefoon", "organisatie") and message.intent == "nlu_fallback"
    return answer is None and message.intent in ALWAYS | USUALLY and not (again or private)


def _next(slots: dict[str, Any], doel: str, rol: str | None) -> str | None:
    """What is asked next: of a professional also the organisatie (HP §15.5), to call back when."""
    if slots["toestemming"] == "nee":
        return None
    last = {"terugbellen": "moment"}.get(doel, "organisatie" if rol == "professional" else "")
    wanted = [name for name in OWN_DATA if name in ("toestemming", "naam", "telefoon", last)]
    return next((name for name in wanted if slots[name] is None), None)


def _read(asked: str | None, message: Message) -> str | None:
    """The answer as a placeholder or a choice; "nee" when the person would rather not; else None."""
    if asked == "toestemming":
        if message.intent == "weet_niet":
            return "nee"
        answer = yes_or_no(message)
        return None if answer is None else "ja" if answer else "nee"
    if asked in ("naam", "telefoon"):
        placeholders = {"naam": ("[NAAM]",), "telefoon": ("[TELEFOON]", "[EMAIL]")}[asked]
        if message.text.startswith(placeholders):
            return message.text.partition("]")[0] + "]"
        return "nee" if message.intent in ("weet_niet", "ontkennen") else None
    if asked == "organisatie":
        if message.text.strip() == "[ORGANISATIE]":
            return message.text.strip()
        return SKIPPED if message.intent in ("weet_niet", "ontkennen") else None
    if asked == "moment":
        return moment_of(message) or ("maakt_niet_uit" if message.intent == "weet_niet" else None)
    return None


def _told_beside(message: Message, asked: str | None, back: bool) -> dict[str, str | None]:
    """The moment that was told with the telephone number: it is not asked again."""
    if asked != "telefoon" or not back:
        return {}
    return {"moment": moment_of(replace(message, text=message.text.partition("]")[2]))}


def _never_unsafe(answer: str | None, tracker: Tracker) -> str | None:
    """The answer; "whenever" leaves out what was said to be a bad moment."""
    return safest_left(_refused(tracker)) if answer == "maakt_niet_uit" else answer


def _refused(tracker: Tracker) -> frozenset[str]:
    """The parts of the day that the last messages said not to call in."""
    texts = [event.get("text") or "" for event in tracker.events if event.get("event") == "user"]
    return frozenset().union(*(refused_moments(text) for text in texts[-_RECENT:]))
