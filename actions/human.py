"""What the actions around a human share: the desk's hours and the facts for a handoff."""

from __future__ import annotations

from datetime import datetime, timezone

from rasa_sdk import Tracker

from actions.shared import state_of
from bot.handoff.model import Facts
from bot.handoff.opening_hours import load_opening_hours
from bot.settings import load_settings


def now() -> datetime:
    """The moment, with its time zone."""
    return datetime.now(timezone.utc)


def desk_is_open(regio: str | None) -> bool:
    """Whether medewerkers are there now."""
    return load_opening_hours(load_settings()).is_open(regio, now())


def opens_at(regio: str | None) -> str:
    """When the desk opens, in words: "morgen om 9:00 uur"; "" when nobody knows."""
    moment = load_opening_hours(load_settings()).next_opening(regio, now())
    if moment is None:
        return ""
    days = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    return f"{days[moment.weekday()]} {moment.day}-{moment.month} om {moment:%H:%M} uur"


def facts_of(tracker: Tracker) -> Facts:
    """What the eerste contact found, for the medewerker: closed lists only."""
    state = state_of(tracker)
    return Facts(
        rol=state.rol,
        regio=state.regio,
        zorgen=state.zorgen,
        veiligheidscijfer=state.veiligheidscijfer,
        acuut=bool(state.acuut),
        wens=state.wens,
        onderwerpen=tuple(tracker.get_slot("onderwerpen") or ()),
    )
