"""Answers questions: a short answer first, then the buttons of its guide (issue 6).

A question may come alone, or with an answer in the same message: neither gets lost.
"""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.action_vraag import answer
from actions.shared import Event, asked_slot, heard_of, message_of, say, state_of
from bot.conversation.heard import BOT, DOUBT, EXPLAIN, OFTEN, UNKNOWN

# Without a form that holds the message back, its own rule answers it.
_BY_RULE = frozenset({"vraag", "vraag_bot", "vraag_uitleg"})
# These forms answer what is asked themselves, once the slots are filled.
_ANSWERING = frozenset(
    {"eerste_contact_form", "vervolg_form", "doorverbinden_form", "gegevens_form"}
)


def answer_questions(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """Say what is known about each question of the message, or honestly that it is not known."""
    heard = heard_of(tracker)
    asked = asked_slot(tracker)
    events: list[Event] = []
    for topic in heard.questions:
        if topic == DOUBT:
            say(dispatcher, f"utter_afweging_{state_of(tracker).rol or 'omstander'}")
        elif topic == EXPLAIN and asked:
            say(dispatcher, f"utter_uitleg_{asked}")
        elif topic == UNKNOWN:
            say(dispatcher, "utter_vraag_onbekend")
        elif topic in (BOT, EXPLAIN):
            say(dispatcher, "utter_vraag_bot")
        else:
            often = topic.removeprefix(OFTEN)
            if topic != often:
                say(dispatcher, f"utter_antwoord_{often}")
                continue
            about = replace(heard.told, text="", topic=topic, topics=())
            events += answer(dispatcher, tracker, about)
    return events


def answer_before_rules(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """The same, where no form will do it: after the ending, or when a wish goes first."""
    form = (tracker.active_loop or {}).get("name")
    message = message_of(tracker)
    if form in _ANSWERING and not message.wish:
        return []
    if message.intent in _BY_RULE:
        return []
    return answer_questions(dispatcher, tracker)
