"""What was written in all handoffs of one conversation, while it is kept (at most 24 hours)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.handoff.model import Handoff, Message, handoff_of, message_of
from bot.handoff.tables import handoff_messages, handoffs
from bot.registry.database import reading


def messages_of_conversation(engine: Engine, conversation_id: str) -> list[Message]:
    """Messages of all handoffs of a conversation, in the order in which they became visible."""
    query = (
        select(handoff_messages)
        .join(handoffs, handoffs.c.id == handoff_messages.c.handoff_id)
        .where(handoffs.c.conversation_id == conversation_id)
        .order_by(handoff_messages.c.seq)
    )
    with reading(engine) as connection:
        return [message_of(row) for row in connection.execute(query)]


def handoff_with_message(engine: Engine, conversation_id: str, client_id: str) -> Handoff | None:
    """The handoff in which the visitor's message with this id is kept, or None."""
    query = (
        select(handoffs)
        .join(handoff_messages, handoffs.c.id == handoff_messages.c.handoff_id)
        .where(handoffs.c.conversation_id == conversation_id)
        .where(handoff_messages.c.side == "bezoeker")
        .where(handoff_messages.c.client_id == client_id)
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else handoff_of(row)
