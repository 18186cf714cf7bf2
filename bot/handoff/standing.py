"""How a handoff stands, as a visitor may know it: on the page, over Socket.IO, in the conversation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.engine import Engine

from bot.handoff.messages import Notice
from bot.handoff.model import Handoff
from bot.handoff.queue import expected_wait, position


def whole_minutes(wait: timedelta | None) -> int | None:
    """A wait in minutes; None stays None ("dat weten we niet").

    Rounded up: better to be helped sooner than was said.
    """
    return None if wait is None else -(-wait // timedelta(minutes=1))


def standing(
    engine: Engine, handoff: Handoff, now: datetime, notice: Notice | None = None
) -> dict[str, Any]:
    """What a visitor may know of a handoff: how it stands, the place in the queue, the wait.

    `position` is None when it does not wait; `waiting_minutes` is whole minutes, None for "dat
    weten we niet"; `notice` is what just happened.

    Raises:
        HandoffNotFoundError: when it was erased meanwhile.
        RegistryUnavailableError: when the database cannot be read.
    """
    waits = handoff.status == "wachtend" and handoff.is_live
    wait = expected_wait(engine, now, handoff.regio) if waits else None
    return {
        "id": handoff.id,
        "kind": handoff.kind,
        "status": handoff.status,
        "position": position(engine, handoff.id) if waits else None,
        "waiting_minutes": whole_minutes(wait),
        "medewerker": handoff.is_live and handoff.status == "opgepakt",
        "bot_silent": handoff.bot_is_silent,
        "notice": notice,
    }
