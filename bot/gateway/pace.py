"""One message of a conversation at a time, in the order they came; too many are slowed down.

Nobody's address is used: a conversation is slowed, not a person. All of it lives in memory.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from weakref import WeakValueDictionary

from bot.errors import MessageError

MOST_WAITING = 50  # messages of one conversation that wait for their turn


@dataclass
class Pace:
    """A bucket of tokens: `burst` at once, then `per_second`.

    Attributes:
        burst: messages that are not slowed.
        per_second: messages a second after that.
    """

    burst: float = 60
    per_second: float = 4
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._left = self.burst
        self._last = self.clock()

    def wait(self) -> float:
        """Count one; how long it has to wait, in seconds."""
        now = self.clock()
        self._left = min(self.burst, self._left + (now - self._last) * self.per_second) - 1
        self._last = now
        return max(0.0, -self._left / self.per_second)


class _Queue:
    """A conversation's lock (asyncio's is first come, first served) and its pace."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.pace = Pace()
        self.waiting = 0


class Turns:
    """Lets the messages of one conversation through one by one."""

    def __init__(self) -> None:
        # A conversation that nobody writes in takes no memory.
        self._queues: WeakValueDictionary[str, _Queue] = WeakValueDictionary()
        self._lately: dict[str, tuple[float, _Queue]] = {}

    @asynccontextmanager
    async def turn(self, conversation: str, *, slowed: bool = True) -> AsyncIterator[None]:
        """Wait for the turn of this conversation, and hold it.

        Raises:
            MessageError: when too many are waiting already.
        """
        queue = self._queues.setdefault(conversation, _Queue())
        if queue.waiting >= MOST_WAITING:
            raise MessageError(
                "Er staan te veel berichten van dit gesprek te wachten. Wacht even en stuur het "
                "dan nog een keer."
            )
        queue.waiting += 1
        try:
            async with queue.lock:
                if slowed:
                    self._remember(conversation, queue)
                    await asyncio.sleep(queue.pace.wait())
                yield
        finally:
            queue.waiting -= 1

    def forget(self, conversation: str) -> None:
        """Forget the pace of a conversation that was erased."""
        self._lately.pop(conversation, None)

    def _remember(self, conversation: str, queue: _Queue) -> None:
        """Keep the pace for as long as it takes a full bucket to fill."""
        now = time.monotonic()
        old = now - queue.pace.burst / queue.pace.per_second
        if len(self._lately) > 1_000:
            self._lately = {key: one for key, one in self._lately.items() if one[0] > old}
        self._lately[conversation] = (now, queue)
