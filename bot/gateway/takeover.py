"""What a visitor's message does while a human is asked for, or is talking (HP §3.3).

The bot is silent from the moment a human writes until one of both ends it. Danger still gets its
answer at once: 112 comes before everything.
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
from bot.handoff.model import Handoff
from bot.handoff.requests import open_for_conversation
from bot.privacy import Redacted

_URGENT = {
    "112": "Bel nu 112. De medewerker leest met je mee, maar 112 is sneller.",
    "113": "Bel nu 113, of gratis 0800-0113. Dat kan dag en nacht. De medewerker leest met je mee.",
}


@dataclass(frozen=True)
class Takeover:
    """The handoffs, as the entrance uses them."""

    engine: Engine

    async def open_handoff(self, conversation: str) -> Handoff | None:
        """The visitor's open handoff, or None."""
        return await asyncio.to_thread(open_for_conversation, self.engine, conversation)

    async def pass_on(
        self, handoff: Handoff, text: Redacted, sender: str, client_id: str | None = None
    ) -> list[Item] | None:
        """Give the visitor's words to the medewerker; the bot says nothing of its own.

        On a channel without pushing (REST) the answer holds what the medewerker wrote meanwhile.
        None when the talk has ended in the meantime: then the bot answers.

        Args:
            handoff: the open handoff.
            text: passed the redactor.
            sender: the visitor's own id on the channel.
            client_id: the browser's own id of the message, so that sending again adds nothing.
        """
        before = await asyncio.to_thread(messages_after, self.engine, handoff.id)
        last_own = max((one.number for one in before if one.side == "bezoeker"), default=0)
        try:
            await asyncio.to_thread(
                add_message,
                self.engine,
                handoff.id,
                "bezoeker",
                text,
                client_id=client_id or uuid.uuid4().hex,
                now=datetime.now(timezone.utc),
            )
        except AlreadyEndedError:
            return None
        items: list[Item] = []
        spoed = assess(text).spoed
        if spoed is not None:
            items.append(
                {"recipient_id": sender, "text": _URGENT[spoed], "custom": {"spoed": spoed}}
            )
        items += [
            {"recipient_id": sender, "text": one.text, "custom": {"wie": "medewerker"}}
            for one in before
            if one.side == "medewerker" and one.number > last_own
        ]
        return items
