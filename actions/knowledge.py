"""What the actions share that tell a professional what we know: saying items, holding the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event
from bot.conversation.guides import (
    BACK,
    REST,
    WEIGH_BUTTON,
    Button,
    button,
    custom_of,
    payload,
    text_of,
)
from bot.kennis.items import Item, load

# Forms whose question waits while somebody goes through a guide. The other forms ask for own
# contact data; there the question comes back at once.
_WAITING = frozenset({"eerste_contact_form", "vervolg_form"})
HUMAN: Button = {"title": "Een medewerker spreken", "payload": "/wil_medewerker"}


def form_that_waits(tracker: Tracker) -> str | None:
    """The form whose question can wait, or None."""
    form = (tracker.active_loop or {}).get("name")
    return form if form in _WAITING else None


def back_button(tracker: Tracker) -> list[Button]:
    """The way back to what the conversation was asking, when it was asking something."""
    if form_that_waits(tracker) is None:
        return []
    return [{"title": "Terug naar het gesprek", "payload": payload(BACK)}]


def say_item(dispatcher: CollectingDispatcher, item: Item, buttons: Sequence[Button]) -> None:
    """One item as one message, with its sources and where it leads."""
    dispatcher.utter_message(
        text=text_of(item), buttons=list(buttons), json_message=custom_of(item)
    )


def offer_step(dispatcher: CollectingDispatcher, step: int) -> None:
    """Tell a professional who named a step what can be had about it; nothing is asked."""
    item = load().item(f"meldcode.stap{step}")
    title = f"Wat hoort bij stap {step}?"
    dispatcher.utter_message(
        response="utter_meldcode_hulp", buttons=[button(item, title), WEIGH_BUTTON]
    )


def tell_disclosure(dispatcher: CollectingDispatcher) -> None:
    """Tell a professional what it means that somebody told it on their own."""
    say_item(dispatcher, load().item("begrip.onthulling"), [WEIGH_BUTTON, HUMAN])


def hold(tracker: Tracker) -> list[Event]:
    """Let the form's question wait: somebody going through a guide is not asked it at every step.

    For Rasa it looks as if the form ran just now, so it listens. The question comes back with the
    first message that is no step in the guide.
    """
    form = form_that_waits(tracker)
    if form is None:
        return []
    asked = None if at_rest(tracker) else tracker.get_slot("requested_slot")
    waiting = [SlotSet("vraag_uitgesteld", asked)] if asked else []
    return [*waiting, SlotSet("requested_slot", None), ActionExecuted(form)]


def at_rest(tracker: Tracker) -> bool:
    """Whether somebody came for one question only: nothing is asked until they go back."""
    return bool(tracker.get_slot("vraag_uitgesteld") == REST)


def offer_rest(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Tell a professional who asked something, once, that the rest need not be told."""
    item = load().item("gesprek.aanbod")
    told = any(one.get("kennis") == item.id for answer in said_before(tracker) for one in answer)
    waits = form_that_waits(tracker) == "eerste_contact_form"
    if told or not waits or tracker.get_slot("uitleg_gegeven"):
        return
    alone = {"title": "Alleen deze vraag", "payload": payload(REST)}
    say_item(dispatcher, item, [alone, WEIGH_BUTTON])


def said_before(tracker: Tracker) -> list[list[dict[str, Any]]]:
    """The `custom` of every message, per answer, the newest answer before this message first."""
    answers: list[list[dict[str, Any]]] = [[]]
    turns = 0
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            turns += 1
            if turns > 1:
                answers.append([])
        elif event.get("event") == "bot" and turns:
            custom = (event.get("data") or {}).get("custom")
            if isinstance(custom, dict):
                answers[-1].insert(0, custom)
    return answers
