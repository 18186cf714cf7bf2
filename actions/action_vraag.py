"""Answers a question: a short answer first, then buttons that lead to the parts (issue 6).

One action serves every piece of knowledge: a button of a guide sends `/vraag{"kennis": "<id>"}`.
"""

from __future__ import annotations

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
from actions.questions import answer_topic, tell_item, ways_out
from actions.shared import Event, message_of, say, state_of
from actions.weighing import tell_next, was_weighing, weigh_on
from bot.conversation.guides import (
    BACK,
    MENU,
    POINTS,
    REST,
    SOURCE,
    WEIGH,
    WEIGH_BUTTON,
    item_buttons,
    point_buttons,
    topic_buttons,
)
from bot.conversation.shortcuts import only_one_question
from bot.conversation.sources import source_lines, statements
from bot.kennis.items import load


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
        item = load().items.get(way)
        if item is not None:
            tell_item(dispatcher, tracker, item)
        elif way == WEIGH or way.startswith(f"{WEIGH}."):
            return [*weigh_on(dispatcher, tracker, way), *hold(tracker)]
        elif way.startswith(f"{POINTS}."):
            _tell_points(dispatcher, tracker, way.removeprefix(f"{POINTS}."))
        elif way == MENU:
            buttons = topic_buttons(tracker.get_slot("gids") or "")
            dispatcher.utter_message(
                response="utter_gids_menu", buttons=[*buttons, *ways_out(tracker, menu=False)]
            )
        else:
            step = message.first("meldcode_stap")
            events = answer_topic(dispatcher, tracker, message.topic, step)
            return _then(dispatcher, tracker, events)
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


def _topic_events(tracker: Tracker, way: str) -> list[Event]:
    """Who comes to a step of the meldcode by another way than a question has its guide too."""
    if tracker.get_slot("gids") or not way.startswith("meldcode."):
        return []
    return [SlotSet("gids", "meldcode")]


def _tell_points(dispatcher: CollectingDispatcher, tracker: Tracker, of: str) -> None:
    if of not in load().items:  # the outcome's points
        tell_next(dispatcher, tracker)
        return
    dispatcher.utter_message(
        response="utter_gids_menu", buttons=[*point_buttons(of), *ways_out(tracker)]
    )


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
            buttons=[*item_buttons(item), *ways_out(tracker)] if item else [],
        )
    else:
        say(dispatcher, "utter_bron_geen")
    return hold(tracker) if item else []
