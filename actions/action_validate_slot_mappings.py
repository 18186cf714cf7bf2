"""Runs after every message, before any rule: opens the conversation and fills slots.

Rasa calls this action after each message, whatever the conversation is doing; that makes it the
place for what must happen always: the opening (HP §3.2) and reading what the message tells.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.corrections import read_corrections, say_back, say_in_passing, slot_events
from actions.knowledge import offer_step, tell_disclosure
from actions.questions import answer_before_rules
from actions.shared import (
    MAX_TRIES,
    Event,
    asked_slot,
    heard_of,
    message_of,
    said_again,
    say,
    state_of,
)
from bot.conversation.answers import Filled, read_answer, yes_or_no
from bot.conversation.digressions import ALWAYS, DANGER, USUALLY, interrupts
from bot.conversation.disclosure import is_disclosure
from bot.conversation.heard import Heard
from bot.conversation.meant_words import calls_self
from bot.conversation.message import Message
from bot.conversation.moments import moment_of
from bot.conversation.spoken import plain_wish
from bot.conversation.state import ConversationState
from bot.conversation.step_words import told_step
from bot.conversation.urgency import flag_remarks

# Beside the red flags of the danger detector.
DISCLOSURE = "onthulling"
_SOFT_YES = re.compile(r"^\W*(?:ok|oke|oké|okay|goed|prima|mooi|fijn)\b", re.I)
HELP_CALLED = "hulp_gebeld"


class ActionValidateSlotMappings(Action):
    """Global slot filling, as Rasa names it."""

    def name(self) -> str:
        return "action_validate_slot_mappings"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_of(tracker)
        events: list[Event] = []
        if not tracker.get_slot("opening_gegeven") and message.intent not in (
            # Danger comes first: action_spoed says what this is after 112 or 113.
            "acuut_gevaar",
            "suicidaal",
        ):
            say(dispatcher, "utter_opening")
            events.append(SlotSet("opening_gegeven", True))
        form = (tracker.active_loop or {}).get("name")
        asked = asked_slot(tracker)
        heard = heard_of(tracker)
        state = state_of(tracker)
        if not _read_before(tracker):
            events += answer_before_rules(dispatcher, tracker)
        if message.intent not in DANGER and form != "eerste_contact_form":
            say_in_passing(dispatcher, tracker, message, state)
        if form in ("vervolg_form", "doorverbinden_form") and asked:
            if f"{asked}_form" != form:
                return events  # that form was only just switched on: another question was open
            noticed = _notice_flags(dispatcher, tracker, message, state)
            corrected = read_corrections(dispatcher, tracker)
            # "Nee wacht, ze wonen in Groningen" is no answer to the question.
            return [
                *events,
                *noticed,
                *(corrected or _read_yes_no(asked, heard, tracker)),
            ]
        if form in ("gegevens_form", "dossier_form"):
            # Those read their own answers; an alarm must not lose when to call back.
            moment = moment_of(message) if asked == "moment" and message.intent in DANGER else None
            # A throat told while refusing to be called back is taken seriously all the same.
            events += _notice_flags(dispatcher, tracker, message, state)
            return [*events, SlotSet("moment", moment)] if moment else events
        filled = read_answer(message if heard.only_asks else heard.told, asked, state)
        aside = heard.only_asks or (
            not heard.questions
            and not message.wish
            and interrupts(message, asked, filled.answers(asked))
        )
        if aside:
            _keep_what_was_told_in_passing(filled, asked, tracker)
        events += slot_events(filled.slots)
        if (
            asked == "wens"
            and "wens" not in filled.slots
            and _is_last_try(filled.skipped, tracker)
            and not heard.questions
            and not interrupts(message, asked, False)
        ):
            # Who cannot choose gets advice: that obliges to nothing and leaves all ways open.
            filled.skipped = None
            events.append(SlotSet("wens", "advies"))
        if filled.skipped and asked != "wens":  # the choice is let go, never passed over
            events.append(SlotSet("overgeslagen", sorted(state.skipped | {filled.skipped})))
        if message.intent not in DANGER:
            _acknowledge(dispatcher, filled.slots, state, aside)
            say_back(dispatcher, filled.slots, state, asked)
            if form == "eerste_contact_form":
                say_in_passing(dispatcher, tracker, message, state)
        return events + _notice_flags(dispatcher, tracker, message, state)


def _read_before(tracker: Tracker) -> bool:
    """Whether the message was read already: a form that is switched on has it read again."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action":
            return str(event.get("name")) != "action_listen"
    return False


def _notice_flags(
    dispatcher: CollectingDispatcher, tracker: Tracker, message: Message, state: ConversationState
) -> list[Event]:
    """Take every red flag seriously, once; danger itself is answered by action_spoed."""
    known = tracker.get_slot("vlaggen") or []
    flags = [*message.danger.get("vlaggen", ())]
    if message.danger.get("reden") == "gebeld":
        flags.append(HELP_CALLED)
    if _is_told_on_their_own(message, state):
        flags.append(DISCLOSURE)
    fresh = [flag for flag in flags if flag not in known]
    if not fresh:
        return []
    if message.intent not in DANGER:
        if HELP_CALLED in fresh:
            say(dispatcher, "utter_hulp_gebeld")
        else:
            say(dispatcher, *flag_remarks(fresh, state.rol))
    if DISCLOSURE in fresh:
        tell_disclosure(dispatcher)
    return [SlotSet("vlaggen", [*known, *fresh])]


def _is_told_on_their_own(message: Message, state: ConversationState) -> bool:
    return (
        state.rol == "professional"
        and message.intent not in DANGER
        and not message.is_button
        and not message.way  # while weighing it is an answer, and its outcome says so
        and is_disclosure(message.text)
    )


def _acknowledge(
    dispatcher: CollectingDispatcher,
    told: dict[str, Any],
    state: ConversationState,
    aside: bool,
) -> None:
    """What is said back to what was told for the first time."""
    if told.get("zorgen") and not state.zorgen:
        say(dispatcher, "utter_dank_vertellen")
    if told.get("meldcode_stap") and not state.meldcode_stap and not aside:
        offer_step(dispatcher, int(told["meldcode_stap"]))


def _keep_what_was_told_in_passing(filled: Filled, asked: str | None, tracker: Tracker) -> None:
    """What interrupts is no answer to the question; what it tells beside that is kept."""
    filled.skipped = None
    kept = {"acuut"}
    if asked == "wens":
        if wish := plain_wish(message_of(tracker).text):
            # "Advies, maar halen ze mijn kinderen weg?" is a choice and a question.
            filled.slots["wens"] = wish
            kept.add("wens")
    elif asked == "meldcode_stap" and told_step(message_of(tracker).text):
        kept.add(asked)  # "with my manager already. Must I also …?" is not asked again
    elif asked and said_again(tracker):
        # Who says it again to the same question means it as the answer: no going round.
        kept.add(asked)
    for slot in {asked or "", "verwachting", "gezinssamenstelling"} - kept:
        if slot != "zorgen" or filled.slots.get("zorgen") == ["onbekend"]:
            filled.slots.pop(slot, None)


def _read_yes_no(asked: str, heard: Heard, tracker: Tracker) -> list[Event]:
    """The answer to `vervolg` or `doorverbinden`; "weet niet" counts as no for now."""
    message = message_of(tracker)
    # "Oké, ik heb gebeld. Moet ik nu …?" agrees to nothing.
    soft = bool(heard.questions) and bool(_SOFT_YES.match(message.text))
    if heard.only_asks or heard.hesitates or soft:
        return []  # "ja maar …?" is a question, and the answer to it comes first
    answer = False if message.intent == "weet_niet" else yes_or_no(heard.told)
    if message.wish and not _is_passed_on(asked, message.wish, answer):
        return []  # "nee, ik wil iemand spreken": the wish goes before goodbye
    if asked == "vervolg" and message.intent == "afscheid":
        answer = False  # who says goodbye still gets the steps in short and the number
    if asked == "doorverbinden":
        if message.intent == "wil_terugbellen":
            return []  # a call-back is something else than being passed on now
        if message.intent == "wil_advies":
            answer = False
        elif message.intent in ("wil_medewerker", "wil_melden") and answer is None:
            answer = True
    if answer is None:
        if heard.questions or message.intent in DANGER | ALWAYS | USUALLY:
            return []
        if not _is_last_try(None, tracker):
            return []
        # Nobody is passed on or noted without a yes.
        answer = False
    events: list[Event] = [SlotSet(asked, "ja" if answer else "nee")]
    advice = plain_wish(message.text) == "advies" or message.intent == "wil_advies"
    # Who calls a human without us chose advice here; the wish for a melding stays a wish.
    by_phone = calls_self(message.text) and tracker.get_slot("handoff_soort") != "melding"
    advice = advice or (by_phone and not tracker.get_slot("uitleg_gegeven"))
    if asked == "doorverbinden" and advice and not (answer or tracker.get_slot("advies_gegeven")):
        return [*events, SlotSet("wens", "advies")]
    if asked == "doorverbinden" and not answer and tracker.get_slot("uitleg_gegeven"):
        # The choice was made with all the explanation: it is not asked again, only kept open.
        events.append(SlotSet("afgerond", True))
    return events


def _is_passed_on(asked: str, wish: str, answer: bool | None) -> bool:
    """Whether being passed on is what the wish asks for, and no "no" stands before it."""
    human = wish in ("wil_medewerker", "wil_melden")
    return asked == "doorverbinden" and human and answer is not False


def _is_last_try(skipped: str | None, tracker: Tracker) -> bool:
    """Whether the question is let go now: skipped on purpose, or not answered twice."""
    return skipped is not None or int(tracker.get_slot("pogingen") or 0) + 1 >= MAX_TRIES
