"""Weighing together in the chat: asks the next question, or tells what comes out (HP §3.2.2)."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.engine import Engine

from actions.knowledge import HUMAN, back_button, say_item
from actions.shared import Event, state_of
from bot.conversation.check_talk import AGAIN, UNCLEAR, Asked, Talk
from bot.conversation.function_words import functie_told
from bot.conversation.guides import (
    BELONGS,
    DO_NOW,
    POINTS,
    WEIGH,
    Button,
    button,
    payload,
    text_of,
)
from bot.handoff.messages import add_message
from bot.kennis.items import Item, load
from bot.meldcode import Outcome
from bot.meldcode.summary import as_message, summary
from bot.privacy import redact


def talk_of(tracker: Tracker) -> Talk:
    """The check so far, with what the conversation knows."""
    return Talk.read(tracker.get_slot("meldcode_check") or (), state_of(tracker))


def weighs_now(tracker: Tracker) -> bool:
    """Whether the check was begun and a question is open."""
    return bool(tracker.get_slot("meldcode_check")) and talk_of(tracker).next() is not None


def weigh_on(dispatcher: CollectingDispatcher, tracker: Tracker, way: str) -> list[Event]:
    """Take in an answer of the check and ask on, or tell the outcome."""
    talk = talk_of(tracker)
    talk.hear(way)
    if way == UNCLEAR and talk.unclear:
        say_item(dispatcher, load().item("gesprek.niet_verstaan"), [])
    asked = talk.next()
    if asked is not None and asked.key == "functie" and (told := _function_told(talk, tracker)):
        # "Huisarts, dat heb ik toch al gezegd": what was told is not asked again.
        talk.hear(f"{WEIGH}.functie.{told}")
        asked = talk.next()
    if asked is None:
        _tell(dispatcher, tracker, talk)
    else:
        _ask(dispatcher, tracker, asked)
    check = talk.check
    topics = dict.fromkeys([*(tracker.get_slot("onderwerpen") or []), "meldcode"])
    events = [
        SlotSet("meldcode_check", talk.values()),
        SlotSet("rol", "professional"),
        SlotSet("onderwerpen", list(topics)),
        SlotSet("gids", tracker.get_slot("gids") or "meldcode"),
    ]
    if check.sector:
        events.append(SlotSet("sector", check.sector))
    if check.stap:
        events.append(SlotSet("meldcode_stap", check.stap))
    if check.gevaar == "nee":
        events.append(SlotSet("acuut", False))
    return events


def was_weighing(tracker: Tracker) -> bool:
    """Whether the newest answer asked a question of the check, and it is still open."""
    start = payload(f"{WEIGH}.x").removesuffix('x"}')
    turns = 0
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            turns += 1
            if turns > 1:
                return False
        elif event.get("event") == "bot" and turns:
            buttons = (event.get("data") or {}).get("buttons") or []
            if any(str(one["payload"]).startswith(start) for one in buttons):
                return weighs_now(tracker)
    return False


def _function_told(talk: Talk, tracker: Tracker) -> str | None:
    texts = [str(one.get("text") or "") for one in tracker.events if one.get("event") == "user"]
    own = [text for text in texts if not text.startswith("/")]
    return functie_told([str(state_of(tracker).relatie or ""), *own], talk.check.sector)


def _ask(dispatcher: CollectingDispatcher, tracker: Tracker, asked: Asked) -> None:
    buttons = [*asked.buttons, *back_button(tracker), HUMAN]
    if asked.item is None:
        dispatcher.utter_message(response=f"utter_weeg_{asked.name}", buttons=buttons)
        return
    number = asked.item.id[-1]
    custom = {
        "kop": f"Afwegingsvraag {number} van 5",
        "bron": list(asked.item.references),
        "kennis": asked.item.id,
        "vraag": "afweging",
    }
    text = f"{asked.item.titel}\n\n{text_of(asked.item)}"
    dispatcher.utter_message(text=text, buttons=buttons, json_message=custom)


def _tell(dispatcher: CollectingDispatcher, tracker: Tracker, talk: Talk) -> None:
    kennis = load()
    outcome = talk.outcome()
    item = kennis.item(outcome.item)
    now = [kennis.item(id) for id in outcome.vervolg]
    do_now = "\n".join(f"- {one.titel}" for one in now)
    dispatcher.utter_message(
        text=f"{item.titel}\n\n{text_of(item)}\n\n{DO_NOW}\n{do_now}",
        buttons=_explained(outcome, talk),
        json_message={
            "kop": item.titel,
            "bron": _references([item, *now]),
            "kennis": item.id,
            "uitkomst": outcome.code,
            "melden": outcome.melden,
            "hulp": outcome.hulp,
        },
    )
    always = [kennis.item(id) for id in outcome.altijd]
    dispatcher.utter_message(
        text="\n\n".join(text_of(one) for one in always),
        json_message={"kop": "Dit geldt altijd", "bron": _references(always)},
    )
    again = {"title": "Opnieuw wegen", "payload": payload(AGAIN)}
    dispatcher.utter_message(
        response="utter_weeg_klaar", buttons=[again, *back_button(tracker), HUMAN]
    )


def _explained(outcome: Outcome, talk: Talk) -> list[Button]:
    """Why, how to do what comes next, and what holds in this sector and function."""
    kennis = load()
    buttons = [
        button(kennis.item(id), f"Waarom: {kennis.item(id).titel}") for id in outcome.redenen
    ]
    buttons.append(
        {"title": "Uitleg: wat kan ik nu doen", "payload": payload(f"{POINTS}.{outcome.code}")}
    )
    buttons += sector_buttons(talk)
    return buttons


def sector_items(talk: Talk) -> list[Item]:
    """What holds in the sector, and for the function within it."""
    items = load().items
    work = talk.check.work
    ids = [f"sector.{talk.check.sector}"]
    ids += [f"sector.{talk.check.sector}.{mark}" for mark in sorted(work.kenmerken)] if work else []
    return [items[id] for id in ids if id in items]


def sector_buttons(talk: Talk) -> list[Button]:
    """Buttons to what holds in the sector and for the function."""
    return [button(one, f"In jouw werk: {one.titel}") for one in sector_items(talk)]


def tell_next(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """What can be done now, as buttons that lead to each explanation."""
    kennis = load()
    buttons = [button(kennis.item(id)) for id in talk_of(tracker).outcome().vervolg]
    dispatcher.utter_message(
        response="utter_gids_menu", buttons=[*buttons, *back_button(tracker), HUMAN]
    )


def say_step(
    dispatcher: CollectingDispatcher, tracker: Tracker, step: Item, buttons: list[Button]
) -> None:
    """One step: what belongs to it for this function, and what holds in this sector."""
    talk = talk_of(tracker)
    kennis = load()
    points = talk.check.points(int(step.id[-1]))
    told = "\n".join(f"- {kennis.item(point.id).titel}" for point in points)
    custom: dict[str, Any] = {
        "kop": f"Stap {step.id[-1]}: {step.titel}",
        "bron": _references([step, *(kennis.item(point.id) for point in points)]),
        "kennis": step.id,
    }
    dispatcher.utter_message(
        text=f"{text_of(step)}\n\n{BELONGS}\n{told}",
        buttons=[*buttons, *sector_buttons(talk)],
        json_message=custom,
    )


def hand_on(tracker: Tracker, engine: Engine, handoff_id: str, moment: datetime) -> None:
    """Give the medewerker the check in short lines, when there was one: from closed lists only."""
    if not tracker.get_slot("meldcode_check"):
        return
    told = as_message(summary(load(), talk_of(tracker).check))
    # The same check says the same once, also when somebody asks twice.
    client_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{handoff_id} {told}"))
    add_message(engine, handoff_id, "systeem", redact(told), client_id=client_id, now=moment)


def _references(items: list[Item]) -> list[str]:
    return list(dict.fromkeys(ref for item in items for ref in item.references))
