"""What a medewerker does with a handoff. The desk checks who is logged in; here it is `medewerker`.

`medewerker` is an account's id. Doing the same twice gives the same answer and changes nothing,
so that a click may be repeated after a lost connection.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Engine

from bot.handoff.errors import AlreadyPickedUpError
from bot.handoff.model import Handoff
from bot.handoff.requests import erase_contact
from bot.handoff.store import change, changing, find, medewerker_actor, require_own
from bot.handoff.values import CLOSE_REASONS, VISITOR_CLOSE_REASON, CloseReason
from bot.registry.errors import ClosedListError
from bot.registry.traces import scrub
from bot.registry.values import one_of, regio_ids


def pick_up(engine: Engine, handoff_id: str, medewerker: str, now: datetime) -> Handoff:
    """Take a waiting handoff; of two who click at once one gets it.

    Raises:
        HandoffNotFoundError: when there is none.
        AlreadyPickedUpError: when a colleague was first; says who.
        AlreadyEndedError: when it has ended.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.status == "opgepakt":
            if handoff.medewerker == medewerker:
                return handoff
            raise AlreadyPickedUpError(str(handoff.medewerker))
        return change(
            connection,
            handoff,
            "opgepakt",
            medewerker_actor(medewerker),
            now,
            medewerker=medewerker,
            picked_up=handoff.picked_up or now,
        )


def forward_to_colleague(
    engine: Engine, handoff_id: str, medewerker: str, colleague: str, now: datetime
) -> Handoff:
    """Give a talk to a colleague, who has it from then on.

    Raises:
        HandoffNotFoundError, NotYourHandoffError, TransitionError: as the names say.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.status == "opgepakt" and handoff.medewerker == colleague:
            return handoff
        require_own(handoff, medewerker)
        taker = medewerker_actor(colleague).medewerker
        return change(
            connection,
            handoff,
            "doorgegeven_collega",
            medewerker_actor(medewerker),
            now,
            detail=taker,
            medewerker=taker,
        )


def forward_to_region(
    engine: Engine, handoff_id: str, medewerker: str, regio: str, now: datetime
) -> Handoff:
    """Put a handoff in another region's queue, at the place of the time it was asked for.

    Who has not picked it up may do this too: a look at the overview can be enough.

    Raises:
        ClosedListError: when the region does not exist.
        HandoffNotFoundError, NotYourHandoffError, TransitionError: as the names say.
    """
    one_of(regio or "", regio_ids(), "regio")
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.status == "wachtend" and handoff.regio == regio:
            return handoff
        if handoff.status != "wachtend":
            require_own(handoff, medewerker)
        return change(
            connection,
            handoff,
            "doorgegeven_regio",
            medewerker_actor(medewerker),
            now,
            detail=regio,
            regio=regio,
            medewerker=None,
            waiting_since=now,
        )


def put_back(engine: Engine, handoff_id: str, medewerker: str, now: datetime) -> Handoff:
    """Put a handoff back in the queue, for example when the medewerker's session ended.

    Raises:
        HandoffNotFoundError, NotYourHandoffError, TransitionError: as the names say.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.status == "wachtend":
            return handoff
        require_own(handoff, medewerker)
        return change(
            connection,
            handoff,
            "teruggezet",
            medewerker_actor(medewerker),
            now,
            medewerker=None,
            waiting_since=now,
        )


def close(
    engine: Engine, handoff_id: str, medewerker: str, reason: CloseReason, now: datetime
) -> Handoff:
    """End a talk or a call-back; the contact data of a terugbelverzoek are erased at once.

    Raises:
        ClosedListError: when the reason is not in the list a medewerker may choose from.
        HandoffNotFoundError, NotYourHandoffError, TransitionError: as the names say.
    """
    one_of(reason, CLOSE_REASONS, "close reason")
    if reason == VISITOR_CLOSE_REASON:
        raise ClosedListError(f"{reason} is for the visitor only: use end_by_visitor.")
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        closed_before = handoff.status == "afgerond" and handoff.close_reason == reason
        if closed_before and handoff.medewerker == medewerker:
            return handoff
        require_own(handoff, medewerker)
        had_contact = erase_contact(connection, handoff_id)
        actor = medewerker_actor(medewerker)
        handoff = change(
            connection, handoff, "afgerond", actor, now, detail=reason, close_reason=reason
        )
    if had_contact:
        scrub(engine, rewrite=False)
    return handoff
