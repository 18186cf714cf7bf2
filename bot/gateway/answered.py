"""The last answers, in memory, exactly as they were sent: for a message that comes a second time.

What was filled in on the way out (a new code, own data) is in no kept conversation. Only this
process has it, for a short time.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from bot.assistant.channel import Item

_KEPT = 600.0  # seconds
_MOST = 2_000  # answers


class Answered:
    """Remembers answers by conversation and message."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers: OrderedDict[tuple[str, str], tuple[float, list[Item]]] = OrderedDict()

    def remember(self, conversation: str, message_id: str, items: list[Item]) -> None:
        """Keep an answer."""
        self._drop_old()
        self._answers[conversation, message_id] = (self._clock(), items)

    def find(self, conversation: str, message_id: str) -> list[Item] | None:
        """The answer, or None."""
        self._drop_old()
        found = self._answers.get((conversation, message_id))
        return None if found is None else found[1]

    def by_number(self, conversation: str) -> dict[int, Item]:
        """Items of this conversation as they were sent, by `nr`."""
        self._drop_old()
        return {
            item["nr"]: item
            for (name, _), (_, items) in self._answers.items()
            if name == conversation
            for item in items
            if "nr" in item
        }

    def forget(self, conversation: str) -> None:
        """Drop the answers of a conversation."""
        for key in [key for key in self._answers if key[0] == conversation]:
            del self._answers[key]

    def _drop_old(self) -> None:
        oldest = self._clock() - _KEPT
        while self._answers:
            moment, _ = next(iter(self._answers.values()))
            if moment >= oldest and len(self._answers) < _MOST:
                return
            self._answers.popitem(last=False)
