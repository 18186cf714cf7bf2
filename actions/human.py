"""What the actions around a human share: the desk's hours and the facts for a handoff."""

from __future__ import annotations

from datetime import datetime, timezone

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, say, state_of
from bot.handoff.model import Facts
from bot.handoff.opening_hours import load_opening_hours
from bot.handoff.values import Kind, Reason
from bot.settings import load_settings

# In the order in which they are asked.
OWN_DATA = ("toestemming", "naam", "telefoon", "organisatie", "moment")


def now() -> datetime:
    """The moment, with its time zone."""
    return datetime.now(timezone.utc)


def goes_on(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """After a declined call-back the talk goes on with us; the wish for a human is not kept open.

    A human stays one word away, and is not offered again by itself.
    """
    wens = None if tracker.get_slot("wens") == "medewerker" else tracker.get_slot("wens")
    if tracker.get_slot("afgerond"):
        say(dispatcher, "utter_nog_iets")
        return [SlotSet("wens", wens)]
    if tracker.get_slot("uitleg_gegeven"):
        # All was asked: what is left is the choice, and that is said as an open end.
        say(dispatcher, "utter_verder_advies")
        return [SlotSet("wens", None), SlotSet("afgerond", True)]
    say(dispatcher, "utter_verder_met_mij")
    return [SlotSet("wens", None), FollowupAction("eerste_contact_form")]


def still_closed(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """Who declined to wait for a closed desk hears when it opens, and is not asked the same again."""
    say(dispatcher, "utter_desk_nog_dicht", opent=opens_at(state_of(tracker).regio))
    form = (tracker.active_loop or {}).get("name")
    if form is None and not tracker.get_slot("afgerond"):
        form = "eerste_contact_form"
    return [FollowupAction(form or "action_listen")]


def declined_before(tracker: Tracker) -> bool:
    """Whether a call-back was offered because the chat is closed, and declined."""
    doel, consent = tracker.get_slot("gegevens_doel"), tracker.get_slot("toestemming")
    return bool(doel == "terugbellen" and consent == "nee")


def desk_is_open(regio: str | None) -> bool:
    """Whether medewerkers are there now."""
    return load_opening_hours(load_settings()).is_open(regio, now())


def opens_at(regio: str | None) -> str:
    """When the desk opens, as a sentence."""
    moment = load_opening_hours(load_settings()).next_opening(regio, now())
    if moment is None:
        return "Wanneer de chat weer opengaat, weten we niet."
    days = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    day = f"{days[moment.weekday()]} {moment.day}-{moment.month}"
    return f"De chat gaat weer open op {day} om {moment:%H:%M} uur."


def reason_of(tracker: Tracker, kind: Kind, acuut: bool) -> Reason:
    """Why a human is asked for: for the medewerker, and for the figures.

    Who asked right after not being understood twice, or after taking leave, did so for that reason.
    """
    if acuut:
        return "gevaar"
    if kind == "melding":
        return "wens_melding"
    turns = _turns_before(tracker, "action_medewerker")
    if turns and "utter_afscheid" in turns[0]:
        return "stapt_uit"
    if len(turns) > 1 and all("action_niet_begrepen" in turn for turn in turns[:2]):
        return "niet_begrepen"
    return "meldcode" if tracker.get_slot("meldcode_check") else "wens_medewerker"


def _turns_before(tracker: Tracker, name: str) -> list[set[str]]:
    """The names of the actions in each turn before the one with the last action `name`, newest first."""
    turns: list[set[str]] = [set()]
    for event in reversed(tracker.events):
        if event.get("event") == "action":
            turns[-1].add(str(event.get("name")))
        elif event.get("event") == "user":
            turns.append(set())
    at = next((number for number, turn in enumerate(turns) if name in turn), len(turns))
    return turns[at + 1 :]


def facts_of(tracker: Tracker) -> Facts:
    """What the eerste contact found, for the medewerker: closed lists only.

    Who spoke of suicide goes to the top as who is in danger does: 113 or 112 was said first.
    """
    state = state_of(tracker)
    return Facts(
        rol=state.rol,
        regio=state.regio,
        zorgen=state.zorgen,
        veiligheidscijfer=state.veiligheidscijfer,
        acuut=bool(state.acuut) or _spoke_of_suicide(tracker),
        wens=state.wens,
        onderwerpen=tuple(tracker.get_slot("onderwerpen") or ()),
    )


def _spoke_of_suicide(tracker: Tracker) -> bool:
    return any(
        ((event.get("parse_data") or {}).get("intent") or {}).get("name") == "suicidaal"
        for event in tracker.events
        if event.get("event") == "user"
    )
