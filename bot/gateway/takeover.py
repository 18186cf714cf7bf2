"""What a visitor's message does while a human is asked for, or is talking (HP §3.3).

The bot is silent from the moment a human writes until one of both ends it. Danger still gets its
answer at once: 112 comes before everything, and then the handoff goes to the top of the queue.
"""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy.engine import Engine

from bot.assistant.channel import Item
from bot.danger import assess
from bot.handoff.errors import AlreadyEndedError
from bot.handoff.messages import add_message, messages_after
from bot.handoff.model import Handoff, Message
from bot.handoff.notices import NOTICES, STOP_TALK, STOP_WAITING, message_item
from bot.handoff.requests import (
    end_by_visitor,
    latest_for_conversation,
    mark_danger,
    open_for_conversation,
)
from bot.handoff.values import VISITOR_CLOSE_REASON
from bot.privacy import Redacted

_URGENT = {
    "112": "Bel nu 112. De medewerker leest met je mee, maar 112 is sneller.",
    "113": "Bel nu 113, of gratis 0800-0113. Dat kan dag en nacht. De medewerker leest met je mee.",
}
_STOPS = frozenset(text.lower() for text in (STOP_TALK, STOP_WAITING))


@dataclass(frozen=True)
class Takeover:
    """The handoffs, as the entrance uses them."""

    engine: Engine

    async def open_handoff(self, conversation: str) -> Handoff | None:
        """The visitor's open handoff, or None."""
        return await asyncio.to_thread(open_for_conversation, self.engine, conversation)

    async def pass_on(
        self,
        handoff: Handoff,
        text: Redacted,
        sender: str,
        client_id: str | None = None,
        *,
        pushed: bool = False,
    ) -> list[Item] | None:
        """Give the visitor's words to the medewerker; the bot says nothing of its own.

        On a channel without pushing (REST) the answer holds what was written meanwhile.
        None when the talk has ended in the meantime: then the bot answers.

        Args:
            handoff: the open handoff.
            text: passed the redactor.
            sender: the visitor's own id on the channel.
            client_id: the browser's own id of the message, so that sending again adds nothing.
            pushed: whether the channel brings messages by itself.
        """
        before = await asyncio.to_thread(messages_after, self.engine, handoff.id)
        try:
            await asyncio.to_thread(
                add_message,
                self.engine,
                handoff.id,
                "bezoeker",
                text,
                client_id=client_id or uuid.uuid4().hex,
                now=_now(),
            )
        except AlreadyEndedError:
            return None
        items: list[Item] = []
        spoed = assess(text).spoed
        if spoed is not None:
            items.append(
                {"recipient_id": sender, "text": _URGENT[spoed], "custom": {"spoed": spoed}}
            )
            await self.danger(handoff)
        if not pushed:
            items += _since_own(before, sender)
        return items

    async def danger(self, handoff: Handoff) -> None:
        """Mark an open handoff as danger, after 112 was said: it goes to the top, in sight."""
        if not handoff.acuut:
            await asyncio.to_thread(mark_danger, self.engine, handoff.id, _now())

    async def stop(
        self, handoff: Handoff, words: str, sender: str, *, pushed: bool = False
    ) -> list[Item] | None:
        """End waiting or the talk when `words` are exactly those of the button; None otherwise."""
        if not handoff.is_live or words.strip(" .!").lower() not in _STOPS:
            return None
        ended = await asyncio.to_thread(end_by_visitor, self.engine, handoff.id, _now())
        if pushed:
            return []  # the notice comes by itself
        words_of = NOTICES["gestopt" if ended.status == "afgerond" else "ingetrokken"]
        custom = {"wie": "systeem", "handoff": ended.id, "bron": list(words_of.bron)}
        return [{"recipient_id": sender, "text": words_of.text, "custom": custom}]

    async def ending(
        self, conversation: str, sender: str, last_heard: datetime | None
    ) -> list[Item]:
        """How a talk ended since the visitor last wrote, for a channel without pushing."""
        handoff = await asyncio.to_thread(latest_for_conversation, self.engine, conversation)
        if handoff is None or handoff.ended is None or not handoff.is_live:
            return []
        if handoff.status == "ingetrokken" or handoff.close_reason == VISITOR_CLOSE_REASON:
            return []  # who stopped knows it
        if last_heard is not None and last_heard > handoff.ended:
            return []  # was told with the answer to that message
        messages = await asyncio.to_thread(messages_after, self.engine, handoff.id)
        return _since_own(messages, sender)


def _since_own(messages: list[Message], sender: str) -> list[Item]:
    """What was written after the visitor's own last message."""
    last_own = max((one.number for one in messages if one.side == "bezoeker"), default=0)
    return [
        {"recipient_id": sender, **message_item(one)}
        for one in messages
        if one.side != "bezoeker" and one.number > last_own
    ]


def _now() -> datetime:
    return datetime.now(timezone.utc)
