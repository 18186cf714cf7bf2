"""What must not be found, what the redactor missed by itself, and the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.gateway.entrance import read_message
from bot.privacy import redact
from tests.canary.conversations import Conversation
from tests.canary.search import Hit, Remains
from tests.canary.values import Planted


@dataclass
class Expected:
    """What the redactor alone makes of all messages.

    Attributes:
        absent: tokens it removes everywhere, and those that are never a message: 0 hits.
        missed: pieces of which a token survives the redactor: the leak.
        found: pieces it removes whole.
        kept: everything that stays of the messages.
    """

    absent: set[str] = field(default_factory=set)
    missed: list[Planted] = field(default_factory=list)
    found: list[Planted] = field(default_factory=list)
    kept: str = ""

    @property
    def pieces(self) -> int:
        """Pieces planted."""
        return len(self.missed) + len(self.found)

    @property
    def leak_rate(self) -> float:
        """Share of the pieces of which a token survives the redactor, 0–1."""
        return len(self.missed) / self.pieces


def expect(conversations: Sequence[Conversation], always: Iterable[str] = ()) -> Expected:
    """Ask the redactor alone, message by message.

    Args:
        conversations: with their planted pieces.
        always: tokens that never enter a conversation, whatever the redactor finds.
    """
    expected = Expected()
    kept = []
    tokens: set[str] = set()
    for one in conversations:
        text = "\n".join(redact(read_message(message)) for message in one.messages)
        kept.append(text)
        remains = Remains(text)
        for piece in one.planted:
            missed = any(remains.holds(token) for token in piece.tokens)
            (expected.missed if missed else expected.found).append(piece)
            tokens |= set(piece.tokens)
        tokens |= set(one.hidden)
    expected.kept = "\n".join(kept)
    # A token that survives somewhere else, as part of another name, proves nothing when found.
    remains = Remains(expected.kept)
    expected.absent = {token for token in tokens if not remains.holds(token)}
    expected.absent |= set(always)
    return expected


def report(name: str, conversations: int, messages: int, expected: Expected, hits: set[Hit]) -> str:
    """The figures of a run, in a few lines."""
    missed = Counter(piece.label for piece in expected.missed)
    planted = missed + Counter(piece.label for piece in expected.found)
    labels = ", ".join(f"{label} {missed[label]}/{planted[label]}" for label in sorted(planted))
    return (
        f"canary ({name}): {conversations} conversations, {messages} messages, "
        f"{expected.pieces} pieces of personal data planted\n"
        f"  {len(expected.found)} found by the redactor; {len(expected.absent)} tokens searched "
        f"for: {len({hit.token for hit in hits})} found in any byte\n"
        f"  leak rate: {len(expected.missed)}/{expected.pieces} = {expected.leak_rate:.1%} "
        f"(missed/planted: {labels})"
    )
