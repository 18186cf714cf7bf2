"""Keeps what is nobody's business but the adviesvrager's out of the conversation.

The answers to naam, telefoon and code go straight to the registry's intake (contract §2); the
conversation gets a placeholder. On the way out a new dossiernummer and its code are filled in,
once: they were never part of the conversation either.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import get_args

from bot.assistant.channel import Item
from bot.conversation.moments import beside_number
from bot.privacy import Redacted, redact
from bot.registry.diversion import CODE, DOSSIERNUMMER, Refused, Vraag
from bot.registry.intake import Taken
from bot.registry.registry import Registry

_DIVERTED: tuple[str, ...] = get_args(Vraag)
_PLACEHOLDERS = re.compile(
    r"(?:\[[A-Z]+\]\s*)+(?:(?:, )?(?:niet )?(?:in de (?:ochtend|middag|avond)|maakt niet uit))*"
)


@dataclass(frozen=True)
class IntakeDesk:
    """The registry's intake, as the entrance uses it."""

    registry: Registry

    @staticmethod
    def was_asked(asked: str | None, text: str) -> bool:
        """Whether `text` is the placeholder of an answer that was asked for."""
        return asked in _DIVERTED and _PLACEHOLDERS.fullmatch(text) is not None

    async def take(self, conversation: str, asked: str | None, text: str) -> Redacted | Refused:
        """What the conversation may hear of `text`, or why it cannot be right."""
        return await asyncio.to_thread(self._take, conversation, asked, text)

    def _take(self, conversation: str, asked: str | None, text: str) -> Redacted | Refused:
        intake = self.registry.intake
        if asked in _DIVERTED:
            answer = intake.take(conversation, asked, text)  # type: ignore[arg-type]
            if isinstance(answer, Refused):
                return answer
            if isinstance(answer, Taken):
                # When to call, told with the number, is kept: as a part of the day and no more.
                when = beside_number(text) if asked == "telefoon" else ""
                return Redacted(f"{answer.placeholder} {when}".strip())
        return redact(intake.lift(conversation, text))

    async def fill_in(self, conversation: str, items: list[Item]) -> list[Item]:
        """Fill a new dossiernummer and code into the answer, once."""
        if not any(CODE in item.get("text", "") for item in items):
            return items
        shown = await asyncio.to_thread(self.registry.intake.reveal, conversation)
        if shown is None:
            return [item for item in items if CODE not in item.get("text", "")]
        number, code = shown
        return [
            {**item, "text": item["text"].replace(DOSSIERNUMMER, number).replace(CODE, code)}
            if CODE in item.get("text", "")
            else item
            for item in items
        ]
