"""Drives the eerste contact: rejects what interrupts, else asks the next question (HP §3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.corrections import corrected_now
from actions.questions import answer_questions
from actions.shared import (
    MAX_ASKED,
    MAX_TRIES,
    Event,
    asked_slot,
    comes_back_from_digression,
    heard_of,
    message_of,
    not_told,
    say,
    state_of,
    times_asked,
)
from bot.conversation.advice import ON_THE_WAY, explanation
from bot.conversation.answers import read_answer
from bot.conversation.digressions import ALWAYS, interrupts
from bot.conversation.heard import Heard
from bot.conversation.message import Message
from bot.conversation.questions import next_question
from bot.conversation.spoken import wants_melding
from bot.conversation.state import ConversationState
from bot.registry.values import onderwerpen_of

FORM = "eerste_contact_form"
# Before these questions a professional hears one piece of what must be known for the choice.
_ON_THE_WAY_TO = frozenset({"zorgen", "veiligheidscijfer", "verwachting", "regio"})


class ValidateEersteContactForm(Action):
    """Decides which question comes next; the slots were filled before (global slot filling)."""

    def name(self) -> str:
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        state = state_of(tracker)
        message = message_of(tracker)
        asked = asked_slot(tracker)
        heard = heard_of(tracker)
        came_back = comes_back_from_digression(tracker, FORM)
        # Coming back, the question asked before may be another form's.
        known = not came_back and asked is not None and state.knows(asked)
        first = not came_back and _goes_first(heard, message, asked, known)
        asks = bool(heard.questions) and not (came_back or first or message.wish)
        # A question in the message itself is answered here, as a digression is.
        events: list[Event] = answer_questions(dispatcher, tracker) if asks else []
        if came_back or (asks and not known):
            question = next_question(state)
            if question is None or times_asked(tracker, question) < MAX_ASKED:
                # Rasa takes a form that sets nothing else for one that refuses the message.
                understood = [SlotSet("niet_begrepen", 0)] if asks else []
                return [*events, *understood, SlotSet("requested_slot", question)]
            if question == "wens":
                # Who goes on asking instead of choosing gets advice: it obliges to nothing.
                return [*events, SlotSet("wens", "advies"), SlotSet("requested_slot", None)]
            state = _with_skipped(state, question)
            return [
                *events,
                SlotSet("overgeslagen", sorted(state.skipped)),
                SlotSet("requested_slot", next_question(state)),
            ]
        if first:
            raise ActionExecutionRejection(self.name())
        events.append(SlotSet("niet_begrepen", 0))
        if asked is not None and not known and not (corrected_now(tracker) - {asked}):
            tries = int(tracker.get_slot("pogingen") or 0) + 1
            problem = read_answer(message, asked, state).problem
            if tries >= MAX_TRIES and not (problem == "regio_dubbel" and tries == MAX_TRIES):
                skipped = sorted(state.skipped | {asked})
                events += [SlotSet("overgeslagen", skipped), SlotSet("pogingen", 0)]
                say(dispatcher, "utter_geen_probleem")
                state = _with_skipped(state, asked)
            else:
                events.append(SlotSet("pogingen", tries))
                _explain(dispatcher, problem)
        else:
            events.append(SlotSet("pogingen", 0))
            if message.intent == "weet_niet" and asked in state.skipped:
                say(dispatcher, "utter_geen_probleem")
        if state.wens == "melding" and wants_melding(message.text):
            # Who says so inside a story need not first answer everything (HP §3.3).
            return [*events, SlotSet("requested_slot", None)]
        question = next_question(state)
        if state.rol == "professional" and question in _ON_THE_WAY_TO and question != asked:
            untold = not_told(tracker, ON_THE_WAY)
            say(dispatcher, *untold[:1])
        if _explains_now(tracker, state, question):
            names = explanation(state)
            say(dispatcher, *names)
            topics = [*(tracker.get_slot("onderwerpen") or []), *onderwerpen_of(names)]
            events.append(SlotSet("uitleg_gegeven", True))
            events.append(SlotSet("onderwerpen", list(dict.fromkeys(topics))))
        return [*events, SlotSet("requested_slot", question)]


def _goes_first(heard: Heard, message: Message, asked: str | None, known: bool) -> bool:
    """Whether a rule must answer the message before the form goes on."""
    if heard.questions and not message.wish:
        # What it asks is answered by the form: only leaving or starting over is left to a rule.
        return message.intent == heard.told.intent in ALWAYS and interrupts(
            heard.told, asked, known
        )
    return interrupts(message, asked, known)


def _explains_now(tracker: Tracker, state: ConversationState, question: str | None) -> bool:
    """Whether this is the moment to explain what each way means.

    Who chose advies before it was asked hears it with the last question, so that not everything
    comes at once.
    """
    if state.wens != "advies" or state.rol == "professional" or tracker.get_slot("uitleg_gegeven"):
        return False
    if question in (None, "acuut", "rol"):
        return False
    return next_question(_with_skipped(state, str(question))) is None


def _with_skipped(state: ConversationState, slot: str) -> ConversationState:
    return replace(state, skipped=state.skipped | {slot})


def _explain(dispatcher: CollectingDispatcher, problem: str) -> None:
    texts = {"cijfer": "utter_cijfer_onbruikbaar", "regio_onbekend": "utter_regio_onbekend"}
    if problem in texts:
        say(dispatcher, texts[problem])
