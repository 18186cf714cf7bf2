"""What a visitor does: ask for a human, wait, stop (HP §3.3: who calls decides)."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from bot.handoff.model import Facts, Handoff, handoff_of
from bot.handoff.store import VISITOR, add, change, changing, find, find_open
from bot.handoff.tables import handoff_callbacks, handoffs
from bot.handoff.values import KINDS, LIVE_KINDS, REASONS, VISITOR_CLOSE_REASON, Kind, Reason
from bot.registry.database import reading
from bot.registry.errors import ClosedListError, ConsentError
from bot.registry.traces import scrub
from bot.registry.values import one_of

_PSEUDONYM = re.compile(r"[0-9A-Za-z_-]{1,64}")


def request_handoff(
    engine: Engine,
    conversation_id: str,
    *,
    kind: Kind,
    reason: Reason,
    facts: Facts,
    now: datetime,
) -> Handoff:
    """Put somebody in the queue for a chat or a melding; they are told only after this returns.

    Asking again gives the one that is open: with what is newly known, as a melding when that is
    wished now, and marked when there is danger now (112 must have been said before).

    Args:
        engine: where handoffs are kept.
        conversation_id: pseudonym of the conversation (`Assistant.pseudonym`).
        kind: chat or melding; for a terugbelverzoek use `bot.handoff.callback.request_callback`.
        reason: why; "gevaar" marks it as danger.
        facts: what the eerste contact found.
        now: the moment, timezone-aware.

    Raises:
        ClosedListError: when a value is not in its closed list; nothing is stored then.
        ConsentError: for kind terugbelverzoek, which needs consent and a number first.
        RegistryUnavailableError: when the database cannot be written: give 0800-2000 then.
    """
    if kind == "terugbelverzoek":
        raise ConsentError("A terugbelverzoek needs consent first: use request_callback.")
    values = checked_request(conversation_id, kind, reason, facts)
    with changing(engine) as connection:
        live = [one for one in find_open(connection, conversation_id) if one.is_live]
        if live:
            return add_facts(connection, live[0], values, now)
        return add(connection, values, now)


def mark_danger(engine: Engine, handoff_id: str, now: datetime) -> Handoff:
    """Put an open handoff at the top, marked: there is danger now, and 112 has been said.

    Raises:
        HandoffNotFoundError: when there is none.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.acuut or not handoff.is_open:
            return handoff
        return change(connection, handoff, "aangevuld", VISITOR, now, detail="gevaar", acuut=True)


def withdraw(engine: Engine, handoff_id: str, now: datetime) -> Handoff:
    """The visitor no longer wants to wait; contact data of a terugbelverzoek are erased at once.

    Raises:
        HandoffNotFoundError: when there is none.
        TransitionError: when it was picked up or has ended; `end_by_visitor` ends a talk.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if handoff.status == "ingetrokken":
            return handoff
        had_contact = erase_contact(connection, handoff_id)
        handoff = change(connection, handoff, "ingetrokken", VISITOR, now)
    if had_contact:
        scrub(engine, rewrite=False)
    return handoff


def end_by_visitor(engine: Engine, handoff_id: str, now: datetime) -> Handoff:
    """The visitor stops: a waiting handoff is withdrawn, a talk is closed; the bot is back.

    Raises:
        HandoffNotFoundError: when there is none.
    """
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        if not handoff.is_open:
            return handoff
        had_contact = erase_contact(connection, handoff_id)
        if handoff.status == "wachtend":
            handoff = change(connection, handoff, "ingetrokken", VISITOR, now)
        else:
            handoff = change(
                connection,
                handoff,
                "beeindigd",
                VISITOR,
                now,
                detail=VISITOR_CLOSE_REASON,
                close_reason=VISITOR_CLOSE_REASON,
            )
    if had_contact:
        scrub(engine, rewrite=False)
    return handoff


def withdraw_callback(engine: Engine, conversation_id: str, now: datetime) -> bool:
    """Consent for a call-back is revoked: the terugbelverzoek ends, its contact data go at once (HP §15.5).

    Returns:
        Whether there was one.
    """
    with reading(engine) as connection:
        found = [one for one in find_open(connection, conversation_id) if not one.is_live]
    for one in found:
        end_by_visitor(engine, one.id, now)
    return bool(found)


def open_for_conversation(engine: Engine, conversation_id: str) -> Handoff | None:
    """The open handoff of a conversation: the live one when there is one, else a terugbelverzoek.

    `bot_is_silent` of it says whether a human is talking.
    """
    with reading(engine) as connection:
        found = find_open(connection, conversation_id)
    return found[0] if found else None


def latest_for_conversation(engine: Engine, conversation_id: str) -> Handoff | None:
    """The newest handoff of a conversation, also an ended one: for who comes back."""
    query = (
        select(handoffs)
        .where(handoffs.c.conversation_id == conversation_id)
        .order_by(handoffs.c.created.desc())
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else handoff_of(row)


def checked_request(
    conversation_id: str, kind: Kind, reason: Reason, facts: Facts
) -> dict[str, Any]:
    """The values of a new handoff.

    Raises:
        ClosedListError: when one of them cannot be stored.
    """
    if not _PSEUDONYM.fullmatch(conversation_id):
        raise ClosedListError("The conversation id is no pseudonym; the handoff was not stored.")
    values = facts.checked()
    values["acuut"] = values["acuut"] or reason == "gevaar"
    return values | {
        "conversation_id": conversation_id,
        "kind": one_of(kind, KINDS, "kind"),
        "reason": one_of(reason, REASONS, "reason"),
    }


def add_facts(
    connection: Connection, handoff: Handoff, values: dict[str, Any], now: datetime
) -> Handoff:
    """Write what is newly known; danger is never taken back here, nor the wish for a melding."""
    before = asdict(handoff)
    new: dict[str, Any] = {}
    for name in ("rol", "regio", "veiligheidscijfer", "wens"):
        if values[name] is not None and values[name] != before[name]:
            new[name] = values[name]
    for name in ("zorgen", "onderwerpen"):
        both = list(dict.fromkeys([*before[name], *values[name]]))
        if both != list(before[name]):
            new[name] = both
    if values["acuut"] and not handoff.acuut:
        new["acuut"] = True
    if handoff.kind in LIVE_KINDS and values["kind"] == "melding" != handoff.kind:
        new["kind"] = "melding"
    if not new:
        return handoff
    detail = "gevaar" if "acuut" in new else new.get("kind")
    return change(connection, handoff, "aangevuld", VISITOR, now, detail=detail, **new)


def erase_contact(connection: Connection, handoff_id: str) -> bool:
    """Delete the contact data of a terugbelverzoek; says whether there were any."""
    done = connection.execute(
        delete(handoff_callbacks).where(handoff_callbacks.c.handoff_id == handoff_id)
    )
    return bool(done.rowcount)
