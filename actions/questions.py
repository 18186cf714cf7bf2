"""Answers questions: a short answer first, then the buttons of its guide (issue 6).

A question may come alone, or with an answer in the same message: neither gets lost.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import HUMAN, back_button, say_item
from actions.shared import Event, asked_slot, heard_of, message_of, say, state_of
from actions.weighing import say_step, weighs_now
from bot.conversation.guides import (
    MENU,
    WEIGH_BUTTON,
    Button,
    item_buttons,
    load_guides,
    payload,
    topic_buttons,
)
from bot.conversation.heard import BOT, DOUBT, EXPLAIN, UNKNOWN
from bot.kennis.items import Item, load

# Questions that a professional who names a step of the meldcode asks about that step.
_ABOUT_STEPS = frozenset({"meldcode", "gesprek_voeren", "zelf_doen", "signalen", "afwegingskader"})
# Without a form that holds the message back, its own rule answers it.
_BY_RULE = frozenset({"vraag", "vraag_bot", "vraag_uitleg"})
# These forms answer what is asked themselves, once the slots are filled.
_ANSWERING = frozenset(
    {"eerste_contact_form", "vervolg_form", "doorverbinden_form", "gegevens_form"}
)


def answer_questions(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """Say what is known about each question of the message, or honestly that it is not known."""
    heard = heard_of(tracker)
    step = heard.told.first("meldcode_stap")
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
            events += answer_topic(dispatcher, tracker, topic, step)
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


def answer_topic(
    dispatcher: CollectingDispatcher, tracker: Tracker, topic: str, step: Any = None
) -> list[Event]:
    """The short answer; a professional who names a step of the meldcode hears about that step."""
    if topic in _ABOUT_STEPS and step and state_of(tracker).rol == "professional":
        tell_item(dispatcher, tracker, load().item(f"meldcode.stap{step}"))
        return [SlotSet("gids", "meldcode")]
    if not topic:
        say(dispatcher, "utter_vraag_bot")
        return []
    known = state_of(tracker).rol == "professional"
    guided = known or topic not in load_guides().professional
    buttons = topic_buttons(topic) if guided else []
    ways = [*buttons, HUMAN] if buttons else []
    if weighs_now(tracker):
        ways = [{**WEIGH_BUTTON, "title": "Verder met wegen"}, *ways]
    dispatcher.utter_message(response=f"utter_vraag/{topic}", buttons=ways)
    return [SlotSet("gids", topic)] if buttons else []


def tell_item(dispatcher: CollectingDispatcher, tracker: Tracker, item: Item) -> None:
    """One item with the buttons of its guide below it."""
    # Asked in words, the conversation's own question follows: there is nothing to go back to.
    typed = not message_of(tracker).is_button
    buttons = [*item_buttons(item), *([HUMAN] if typed else ways_out(tracker))]
    if item.soort == "stap":
        say_step(dispatcher, tracker, item, buttons)
    else:
        say_item(dispatcher, item, buttons)


def ways_out(tracker: Tracker, menu: bool = True) -> list[Button]:
    """The buttons below everything of a guide: on with weighing, its menu, back, a human."""
    buttons: list[Button] = []
    if weighs_now(tracker):
        buttons.append({**WEIGH_BUTTON, "title": "Verder met wegen"})
    if menu and tracker.get_slot("gids"):
        buttons.append({"title": "Andere vragen hierover", "payload": payload(MENU)})
    return [*buttons, *back_button(tracker), HUMAN]
