"""Keeps conversations (already redacted) for at most 24 hours after the last message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, DateTime, MetaData, String, Table, Text, delete, select
from sqlalchemy.engine import Engine

from bot.privacy import Redacted

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    # A keyed hash of the sender: the sender's own name is never kept.
    Column("id", String(64), primary_key=True),
    Column("content", Text, nullable=False),
    Column("last_message", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True)
class ConversationStore:
    """Reads and writes whole conversations, one row each."""

    engine: Engine

    def write(self, conversation_id: str, content: Redacted, now: datetime) -> None:
        """Keep `content` as the conversation's newest state; `now` is timezone-aware."""
        values = {"content": content, "last_message": now}
        with self.engine.begin() as connection:
            done = connection.execute(
                conversations.update().where(conversations.c.id == conversation_id).values(values)
            )
            if done.rowcount == 0:
                connection.execute(conversations.insert().values(id=conversation_id, **values))

    def read(self, conversation_id: str) -> str | None:
        """The conversation's content, or None when there is none (any more)."""
        with self.engine.connect() as connection:
            query = select(conversations.c.content).where(conversations.c.id == conversation_id)
            content: str | None = connection.execute(query).scalar_one_or_none()
            return content

    def erase(self, conversation_id: str) -> bool:
        """Delete a conversation at once; says whether there was one."""
        with self.engine.begin() as connection:
            done = connection.execute(
                delete(conversations).where(conversations.c.id == conversation_id)
            )
            return bool(done.rowcount)

    def erase_older(self, now: datetime, age: timedelta) -> int:
        """Delete conversations whose last message is older than `age`; the number deleted."""
        with self.engine.begin() as connection:
            done = connection.execute(
                delete(conversations).where(conversations.c.last_message < now - age)
            )
            return int(done.rowcount)

    def ids(self) -> list[str]:
        """Ids of all conversations that are kept now."""
        with self.engine.connect() as connection:
            return [row[0] for row in connection.execute(select(conversations.c.id))]
