"""Keeps conversations (already redacted) for at most 24 hours after the last message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine

from bot.privacy import Redacted
from bot.registry.database import reading, writing
from bot.registry.tables import conversations, intakes, metadata
from bot.registry.traces import scrub
from bot.registry.upsert import upsert

__all__ = ["ConversationStore", "conversations", "metadata"]


@dataclass(frozen=True)
class ConversationStore:
    """Reads and writes whole conversations, one row each.

    Every method raises RegistryUnavailableError when the database cannot be used.
    """

    engine: Engine

    def write(self, conversation_id: str, content: Redacted, now: datetime) -> None:
        """Keep `content` as the conversation's newest state; `now` is timezone-aware."""
        values = {"content": content, "last_message": now}
        with writing(self.engine) as connection:
            upsert(connection, conversations, {"id": conversation_id}, values)

    def read(self, conversation_id: str) -> str | None:
        """The conversation's content, or None when there is none (any more)."""
        with reading(self.engine) as connection:
            query = select(conversations.c.content).where(conversations.c.id == conversation_id)
            content: str | None = connection.execute(query).scalar_one_or_none()
            return content

    def erase(self, conversation_id: str) -> bool:
        """Delete a conversation at once, with what was being filled in; says whether it was there."""
        with writing(self.engine) as connection:
            connection.execute(delete(intakes).where(intakes.c.conversation_id == conversation_id))
            done = connection.execute(
                delete(conversations).where(conversations.c.id == conversation_id)
            )
        scrub(self.engine, rewrite=False)
        return bool(done.rowcount)

    def erase_older(self, now: datetime, age: timedelta) -> int:
        """Delete conversations whose last message is older than `age`; the number deleted."""
        with writing(self.engine) as connection:
            done = connection.execute(
                delete(conversations).where(conversations.c.last_message < now - age)
            )
            return int(done.rowcount)

    def ids(self) -> list[str]:
        """Ids of all conversations that are kept now."""
        with reading(self.engine) as connection:
            return [row[0] for row in connection.execute(select(conversations.c.id))]
