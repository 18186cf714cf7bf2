"""Conversations whose medewerker is gone go back to the queue, so that nobody waits for nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Engine

from bot.desk.config import DeskConfig
from bot.desk.sessions import Sessions
from bot.handoff.desk_work import put_back
from bot.handoff.errors import HandoffError
from bot.handoff.model import Handoff
from bot.handoff.queue import list_open


def release(engine: Engine, sessions: Sessions, config: DeskConfig, now: datetime) -> list[Handoff]:
    """Put back what was picked up by somebody who is no longer logged in anywhere; those put back.

    A chat goes back at once: a visitor sits waiting. A terugbelverzoek may be on the phone while
    the screen is idle: it goes back when it was picked up longer ago than a session can last.

    Raises:
        RegistryUnavailableError: when the database cannot be used; the next round does it.
    """
    here = sessions.present(now)
    released = []
    for one in list_open(engine):
        if one.status != "opgepakt" or one.medewerker is None or one.medewerker in here:
            continue
        if not one.is_live and now - (one.picked_up or one.created) < config.longest:
            continue
        try:
            released.append(put_back(engine, one.id, one.medewerker, now))
        except HandoffError:
            continue  # closed or passed on meanwhile
    return released
