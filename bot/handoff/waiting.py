"""What the program does for who waits: says so when it takes long or the desk shuts, and ends it.

Only time in which the desk is open counts as waiting for somebody: what is asked at night is still
in the queue when the medewerkers come. A chat or melding that nobody picked up for a whole day
ends, with its conversation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine

from bot.handoff.model import Handoff
from bot.handoff.notices import tell_waiting
from bot.handoff.opening_hours import OpeningHours
from bot.handoff.queue import end_waiting, waited_too_long
from bot.handoff.settings import DEFAULT_LIMITS, WaitingLimits

LONGEST = timedelta(hours=24)


@dataclass(frozen=True)
class LookedAfter:
    """Who was told what, or whose waiting ended."""

    waits_long: list[Handoff]
    desk_shut: list[Handoff]
    expired: list[Handoff]


def look_after_waiting(
    engine: Engine,
    hours: OpeningHours,
    now: datetime,
    limits: WaitingLimits = DEFAULT_LIMITS,
) -> LookedAfter:
    """Tell everybody who waits what is due at `now` (timezone-aware), each thing once.

    Call it every few seconds; the usual case writes nothing.

    Raises:
        RegistryUnavailableError: when the database cannot be used; the next round does it.
    """
    waiting = waited_too_long(engine, now, WaitingLimits(timedelta(0), LONGEST))
    long, shut, late = [], [], []
    for one in waiting:
        opened = hours.open_since(one.regio, now)
        waited = None if opened is None else now - max(opened, one.waiting_since)
        if now - one.waiting_since >= LONGEST or (waited or timedelta(0)) >= limits.expire:
            late.append(one.id)
        elif waited is None:
            # Who asked while it was shut was told so at once.
            if hours.is_open(one.regio, one.waiting_since):
                shut.append(one)
        elif waited >= limits.say_so:
            long.append(one)
    return LookedAfter(
        tell_waiting(engine, long, "wacht_lang", now),
        tell_waiting(engine, shut, "dicht", now),
        end_waiting(engine, late, now),
    )
