"""Messages between a visitor and a medewerker: redacted, in order, never twice."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.handoff.errors import AlreadyEndedError, HandoffMessageError
from bot.handoff.model import Handoff, Message, message_of
from bot.handoff.store import changing, find, require_own
from bot.handoff.tables import handoff_messages, handoffs
from bot.handoff.values import SIDES, Side
from bot.privacy import Redacted, redact
from bot.registry.database import reading
from bot.registry.values import one_of

MOST_TEXT = 20_000  # characters; the entrance takes 5,000, and placeholders can be longer
# What the program itself tells a visitor.
Notice = Literal[
    "opgepakt",
    "doorgegeven",
    "wacht",
    "wacht_lang",
    "dicht",
    "afgerond",
    "gestopt",
    "ingetrokken",
    "verlopen",
]
# The sender's own id: a UUID or another hexadecimal number, so that no words fit in it.
_CLIENT_ID = re.compile(r"[0-9a-fA-F-]{8,36}")


def add_message(
    engine: Engine,
    handoff_id: str,
    side: Side,
    text: Redacted,
    *,
    client_id: str,
    now: datetime,
    medewerker: str | None = None,
    ours: Sequence[str] = (),
) -> Message:
    """Keep a message; the same `client_id` again gives the message that is there.

    The text is redacted once more: what is kept passed the redactor, whoever calls.

    Args:
        engine: where handoffs are kept.
        handoff_id: the handoff.
        side: bezoeker, medewerker or systeem.
        text: passed the redactor, also a medewerker's.
        client_id: 8 to 36 hexadecimal characters and dashes (a UUID), made by the sender.
        now: the moment, timezone-aware.
        medewerker: who writes; needed when `side` is "medewerker".
        ours: sentences of our own files, which hold nothing of anybody: they go past the redactor.

    Raises:
        HandoffMessageError: when the text or the client id cannot be taken.
        HandoffNotFoundError: when there is no such handoff.
        AlreadyEndedError: when it has ended (the ending itself may still be told by systeem).
        NotYourHandoffError, TransitionError: when this medewerker does not have it.
    """
    one_of(side, SIDES, "side")
    if not _CLIENT_ID.fullmatch(client_id):
        raise HandoffMessageError("Het bericht heeft geen geldig kenmerk. Stuur het nog een keer.")
    if not text.strip():
        raise HandoffMessageError("Het bericht is leeg. Typ wat je wilt zeggen.")
    if len(text) > MOST_TEXT:
        raise HandoffMessageError("Het bericht is te lang. Stuur het in kleinere stukken.")
    kept = redact_all_but(text.strip(), ours)
    with changing(engine) as connection:
        handoff = find(connection, handoff_id)
        before = _find(connection, handoff_id, side, client_id)
        if before is not None:
            return before
        _may_write(handoff, side, medewerker)
        number = connection.execute(
            select(func.coalesce(func.max(handoff_messages.c.number), 0) + 1).where(
                handoff_messages.c.handoff_id == handoff_id
            )
        ).scalar_one()
        connection.execute(
            insert(handoff_messages).values(
                handoff_id=handoff_id,
                number=number,
                side=side,
                client_id=client_id,
                text=kept,
                at=now,
            )
        )
        if side == "medewerker" and handoff.human_since is None:
            connection.execute(
                update(handoffs).where(handoffs.c.id == handoff_id).values(human_since=now)
            )
        written = _find(connection, handoff_id, side, client_id)
    if written is None:  # cannot be: it was written in the same transaction
        raise HandoffMessageError("Het bericht is niet bewaard. Stuur het nog een keer.")
    return written


def redact_all_but(text: str, ours: Sequence[str]) -> Redacted:
    """Redact a text, except the sentences in it that are ours, word for word."""
    if not ours:
        return redact(text)
    known = "|".join(re.escape(one) for one in sorted(ours, key=len, reverse=True))
    parts = re.split(f"({known})", text)
    return Redacted(
        "".join(
            part if number % 2 or not part.strip() else redact(part)
            for number, part in enumerate(parts)
        )
    )


def add_notice(
    engine: Engine,
    handoff_id: str,
    notice: Notice,
    text: Redacted,
    *,
    occasion: datetime,
    now: datetime,
) -> Message:
    """Tell the visitor something about the handoff, once for each occasion.

    Whoever tells it first (another process, or this one before a restart) has told it.

    Args:
        engine: where handoffs are kept.
        handoff_id: the handoff.
        notice: what is told.
        text: plain Dutch.
        occasion: what it is about: `waiting_since`, `picked_up`, `ended` or a log line's `at`.
        now: the moment, timezone-aware.

    Raises:
        HandoffNotFoundError: when there is no such handoff.
    """
    key = notice_key(handoff_id, notice, occasion)
    return add_message(engine, handoff_id, "systeem", text, client_id=key, now=now)


def notice_key(handoff_id: str, notice: Notice, occasion: datetime) -> str:
    """The `client_id` of a notice: the same for the same occasion, whoever tells it."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{handoff_id} {notice} {occasion.timestamp()}"))


def messages_after(engine: Engine, handoff_id: str, number: int = 0) -> list[Message]:
    """The messages of one handoff after message `number`, in order.

    Raises:
        HandoffNotFoundError: when there is no such handoff.
    """
    query = (
        select(handoff_messages)
        .where(handoff_messages.c.handoff_id == handoff_id)
        .where(handoff_messages.c.number > number)
        .order_by(handoff_messages.c.number)
    )
    with reading(engine) as connection:
        find(connection, handoff_id)
        return [message_of(row) for row in connection.execute(query)]


def new_messages(engine: Engine, seq: int, most: int = 500) -> list[Message]:
    """Messages of all handoffs after message `seq`, in order: for live updates."""
    query = (
        select(handoff_messages)
        .where(handoff_messages.c.seq > seq)
        .order_by(handoff_messages.c.seq)
        .limit(most)
    )
    with reading(engine) as connection:
        return [message_of(row) for row in connection.execute(query)]


def newest_message(engine: Engine) -> int:
    """The newest message's `seq`, 0 when there is none: where live updates begin."""
    with reading(engine) as connection:
        return int(connection.execute(select(func.max(handoff_messages.c.seq))).scalar_one() or 0)


def _may_write(handoff: Handoff, side: Side, medewerker: str | None) -> None:
    if side == "systeem":
        return
    if not handoff.is_open:
        raise AlreadyEndedError(handoff.status)
    if side == "medewerker":
        require_own(handoff, medewerker or "")


def _find(connection: Connection, handoff_id: str, side: Side, client_id: str) -> Message | None:
    row = connection.execute(
        select(handoff_messages)
        .where(handoff_messages.c.handoff_id == handoff_id)
        .where(handoff_messages.c.side == side)
        .where(handoff_messages.c.client_id == client_id)
    ).one_or_none()
    return None if row is None else message_of(row)
