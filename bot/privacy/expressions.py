"""Fixed expressions: idioms, public bodies, towns of more words."""

from __future__ import annotations

from collections.abc import Iterable

from bot.privacy.document import Token

Expressions = dict[str, list[tuple[str, ...]]]
"""Fixed expressions by their first word."""


def by_first_word(lines: Iterable[str]) -> Expressions:
    expressions: Expressions = {}
    for line in sorted(lines):
        parts = tuple(line.replace("-", " ").split())
        expressions.setdefault(parts[0], []).append(parts)
    return expressions


def fixed_expressions(tokens: tuple[Token, ...], expressions: Expressions) -> list[bool]:
    """Which words belong to an idiom, a public body or a town ("jan en alleman", "Fier")."""
    barred = [False] * len(tokens)
    words = [(i, t.low) for i, t in enumerate(tokens) if t.is_word or t.placeholder]
    flat = [(i, part) for i, low in words for part in low.split("-")]
    for k, (_, low) in enumerate(flat):
        for parts in expressions.get(low, ()):
            if tuple(part for _, part in flat[k : k + len(parts)]) == parts:
                for i, _ in flat[k : k + len(parts)]:
                    barred[i] = True
    return barred
