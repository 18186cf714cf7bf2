"""Answers a question: a short answer first, then buttons that lead to the parts (issue 6).

One action serves every piece of knowledge: a button of a guide sends `/vraag{"kennis": "<id>"}`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import (
    HUMAN,
    at_rest,
    back_button,
    form_that_waits,
    hold,
    offer_rest,
    said_before,
    say_item,
)
from actions.shared import Event, message_of, say, state_of
from actions.waiting import tell_standing
from actions.weighing import say_step, tell_next, was_weighing, weigh_on, weighs_now
from bot.conversation.as_meant import WAITING
from bot.conversation.fitting import fitting_topic
from bot.conversation.guides import (
    BACK,
    MENU,
    POINTS,
    REST,
    SOURCE,
    WEIGH,
    WEIGH_BUTTON,
    Button,
    item_buttons,
    load_guides,
    payload,
    point_buttons,
    topic_buttons,
)
from bot.conversation.message import Message
from bot.conversation.more import MORE, response_of
from bot.conversation.shortcuts import only_one_question
from bot.conversation.sources import source_lines, statements
from bot.kennis.items import Item, load
from bot.understanding.asked_often import WHY, topic_of

# A way that is a question of everybody: its short answer is told.
OVER = "over"
# What can be asked instead, when nothing fits.
ASK: tuple[Button, ...] = (
    {"title": "Wat kan ik zelf doen?", "payload": payload(f"{OVER}.zelf_doen")},
    {"title": "Hoort iemand dit?", "payload": payload(f"{OVER}.anonimiteit")},
    {"title": "Wat doet Veilig Thuis?", "payload": payload(f"{OVER}.werkwijze")},
)
# Questions that a professional who names a step of the meldcode asks about that step.
_ABOUT_STEPS = frozenset({"meldcode", "gesprek_voeren", "zelf_doen", "signalen", "afwegingskader"})


class ActionVraag(Action):
    """A typed question is answered and the form's question comes back; a guide's step holds it."""

    def name(self) -> str:
        return "action_vraag"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_of(tracker)
        way = message.way
        if way == BACK:
            if form_that_waits(tracker) is None:
                say(dispatcher, "utter_nog_iets")
            return [SlotSet("vraag_uitgesteld", None)] if at_rest(tracker) else []
        if way == REST:
            ways = [WEIGH_BUTTON, *back_button(tracker), HUMAN]
            say_item(dispatcher, load().item("gesprek.een_vraag"), ways)
            return [*hold(tracker), SlotSet("vraag_uitgesteld", REST)]
        if way == SOURCE:
            return _tell_source(dispatcher, tracker)
        if way.startswith(f"{MORE}."):
            return _tell_more(dispatcher, tracker, way)
        if way.startswith(f"{OVER}."):
            return _tell_over(dispatcher, tracker, way)
        item = load().items.get(way)
        if item is not None:
            _tell_item(dispatcher, tracker, item)
        elif way == WEIGH or way.startswith(f"{WEIGH}."):
            return [*weigh_on(dispatcher, tracker, way), *hold(tracker)]
        elif way.startswith(f"{POINTS}."):
            _tell_points(dispatcher, tracker, way.removeprefix(f"{POINTS}."))
        elif way == MENU:
            buttons = topic_buttons(tracker.get_slot("gids") or "")
            dispatcher.utter_message(
                response="utter_gids_menu", buttons=[*buttons, *_out(tracker, menu=False)]
            )
        else:
            return _then(dispatcher, tracker, answer(dispatcher, tracker, message))
        if not message.is_button:
            return _then(dispatcher, tracker, _topic_events(tracker, way))
        return [*_topic_events(tracker, way), *hold(tracker)]


def _then(dispatcher: CollectingDispatcher, tracker: Tracker, events: list[Event]) -> list[Event]:
    """After an answer to a typed question: on with weighing, or with the conversation."""
    message = message_of(tracker)
    if was_weighing(tracker):
        return [*events, *weigh_on(dispatcher, tracker, WEIGH), *hold(tracker)]
    if only_one_question(message.text):
        return [*events, *hold(tracker), SlotSet("vraag_uitgesteld", REST)]
    if at_rest(tracker):
        return [*events, *hold(tracker)]
    if state_of(tracker).rol == "professional" and (message.topic or message.way):
        offer_rest(dispatcher, tracker)
    return events


def _tell_over(dispatcher: CollectingDispatcher, tracker: Tracker, way: str) -> list[Event]:
    """What anybody may ask; who waits for a human hears how that stands."""
    if way == WAITING:
        return tell_standing(dispatcher, tracker)
    message = message_of(tracker)
    events = answer(dispatcher, tracker, replace(message, topic=way.partition(".")[2]))
    return events if message.is_button else _then(dispatcher, tracker, events)


def _tell_more(dispatcher: CollectingDispatcher, tracker: Tracker, way: str) -> list[Event]:
    """A long text behind a short card; the question waits."""
    name = response_of(way, state_of(tracker))
    if name is None:
        dispatcher.utter_message(response="utter_antwoord_geen", buttons=[*ASK, HUMAN])
        return []
    dispatcher.utter_message(response=name, buttons=[*back_button(tracker), HUMAN])
    return hold(tracker)


def _topic_events(tracker: Tracker, way: str) -> list[Event]:
    """Who comes to a step of the meldcode by another way than a question has its guide too."""
    if tracker.get_slot("gids") or not way.startswith("meldcode."):
        return []
    return [SlotSet("gids", "meldcode")]


def answer(dispatcher: CollectingDispatcher, tracker: Tracker, message: Message) -> list[Event]:
    """The short answer; a professional who names a step of the meldcode hears about that step."""
    rol = state_of(tracker).rol
    often = topic_of(message.text)
    if often and often != WHY and rol != "professional":
        say(dispatcher, f"utter_antwoord_{often}")
        return []
    topic = message.topic
    if message.topics and not message.is_button:
        topic = fitting_topic(message.topics, message.text, rol) or ""
        if not topic:
            dispatcher.utter_message(response="utter_antwoord_geen", buttons=[*ASK, HUMAN])
            return []
    step = message.first("meldcode_stap")
    if topic in _ABOUT_STEPS and step and state_of(tracker).rol == "professional":
        _tell_item(dispatcher, tracker, load().item(f"meldcode.stap{step}"))
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


def _tell_item(dispatcher: CollectingDispatcher, tracker: Tracker, item: Item) -> None:
    # Asked in words, the conversation's own question follows: there is nothing to go back to.
    typed = not message_of(tracker).is_button
    buttons = [*item_buttons(item), *([HUMAN] if typed else _out(tracker))]
    if item.soort == "stap":
        say_step(dispatcher, tracker, item, buttons)
    else:
        say_item(dispatcher, item, buttons)


def _tell_points(dispatcher: CollectingDispatcher, tracker: Tracker, of: str) -> None:
    if of not in load().items:  # the outcome's points
        tell_next(dispatcher, tracker)
        return
    dispatcher.utter_message(
        response="utter_gids_menu", buttons=[*point_buttons(of), *_out(tracker)]
    )


def _out(tracker: Tracker, menu: bool = True) -> list[Button]:
    """The buttons below everything of a guide: on with weighing, its menu, back, a human."""
    buttons: list[Button] = []
    if weighs_now(tracker):
        buttons.append({**WEIGH_BUTTON, "title": "Verder met wegen"})
    if menu and tracker.get_slot("gids"):
        buttons.append({"title": "Andere vragen hierover", "payload": payload(MENU)})
    return [*buttons, *back_button(tracker), HUMAN]


def _tell_source(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """Where the last statement stands; in a guide its buttons come again."""
    told = statements(said_before(tracker))
    lines = source_lines(told)
    shown = [str(one["kennis"]) for one in told if one.get("kennis")]
    item = load().items.get(shown[0]) if shown else None
    if lines:
        dispatcher.utter_message(
            response="utter_bron",
            regels="\n".join(f"- {line}" for line in lines),
            buttons=[*item_buttons(item), *_out(tracker)] if item else [],
        )
    else:
        say(dispatcher, "utter_bron_geen")
    return hold(tracker) if item else []
