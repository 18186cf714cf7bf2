"""What somebody hears who waits for a human: how it stands, and that the moment was changed."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.human import now
from actions.shared import Event, message_of, say
from bot.conversation.moments import moment_of, refused_moments, safest_left, spoken_moment
from bot.handoff.callback import change_moment, moment_of_callback
from bot.handoff.queue import expected_wait, position
from bot.handoff.requests import open_for_conversation
from bot.handoff.standing import whole_minutes
from bot.registry.registry import shared_registry


def in_words(minutes: int | None) -> str:
    """A wait as it is said: "ongeveer 5 minuten", or that it is not known."""
    if minutes is None:
        return "dat weten we niet"
    return "ongeveer 1 minuut" if minutes in (0, 1) else f"ongeveer {minutes} minuten"


def tell_standing(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """How the handoff stands; a call-back's moment is changed when another one is told."""
    engine = shared_registry().engine
    handoff = open_for_conversation(engine, tracker.sender_id)
    if handoff is None:
        say(dispatcher, "utter_zelf_bellen")
        return []
    if handoff.is_live:
        wait = in_words(whole_minutes(expected_wait(engine, now(), handoff.regio)))
        place = str(position(engine, handoff.id) or 1)
        say(dispatcher, "utter_wachtrij", plaats=place, wachttijd=wait)
        return []
    message = message_of(tracker)
    refused = refused_moments(message.text)
    wanted = moment_of(message)
    kept = moment_of_callback(engine, handoff.id)
    if wanted is None and refused and kept in {*refused, "maakt_niet_uit"}:
        wanted = safest_left(refused)
    if wanted and wanted != kept:
        change_moment(engine, handoff.id, wanted)
        kept = wanted
    say(dispatcher, "utter_terugbelverzoek", bel_moment=spoken_moment(kept))
    return [SlotSet("moment", kept)]
