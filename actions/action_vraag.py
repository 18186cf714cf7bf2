"""Answers a question: a short answer first, then buttons that lead to the parts (issue 6).

One action serves every piece of knowledge: a button of a guide sends `/vraag{"kennis": "<id>"}`.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import HUMAN, form_that_waits, hold, said_before, say_item, ways_out
from actions.shared import Event, message_of, say
from bot.conversation.guides import BACK, MENU, SOURCE, item_buttons, topic_buttons
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
            return []
        if way == SOURCE:
            return _tell_source(dispatcher, tracker)
        if way == MENU:
            topic = tracker.get_slot("gids") or ""
            dispatcher.utter_message(
                response="utter_gids_menu",
                buttons=[*topic_buttons(topic), *ways_out(tracker, menu=False)],
            )
            return hold(tracker)
        item = load().items.get(way)
        if item is not None:
            say_item(dispatcher, item, [*item_buttons(item), *ways_out(tracker)])
            return hold(tracker)
        buttons = topic_buttons(message.topic)
        dispatcher.utter_message(
            response=f"utter_vraag/{message.topic}" if message.topic else "utter_vraag_bot",
            buttons=[*buttons, HUMAN] if buttons else [],
        )
        return [SlotSet("gids", message.topic)] if buttons else []


def _tell_source(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """Where the last statement stands; in a guide its buttons come again."""
    answers = said_before(tracker)
    told = statements(answers)
    lines = source_lines(told)
    item = load().items.get(str(told[-1].get("kennis", ""))) if told else None
    buttons = [*item_buttons(item), *ways_out(tracker)] if item else []
    if lines:
        dispatcher.utter_message(
            response="utter_bron", regels="\n".join(f"- {line}" for line in lines), buttons=buttons
        )
    else:
        say(dispatcher, "utter_bron_geen")
    return hold(tracker) if item else []
