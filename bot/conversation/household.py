"""Who live in the home, read from the slot gezinssamenstelling: children, a baby, or adults only."""

from __future__ import annotations

import re

_NO_CHILD = re.compile(r"geen kinderen|volwassen kind|(?:\d+ )?kind(?:eren)? 18\+|alleen\b")


def has_children(household: str | None) -> bool:
    """Whether a child under 18 was told of; someone of 18 or older is no child here."""
    return "kind" in _NO_CHILD.sub("", household or "")


def without_children(household: str | None) -> bool:
    """Whether the household was told and no child is in it."""
    return bool(household) and not has_children(household)


def may_hold_baby(household: str | None) -> bool:
    """Whether a child of 0–4, or a child of unknown age, was told of."""
    told = _NO_CHILD.sub("", household or "")
    return "0-4" in told or bool(re.search(r"\bkind(?:eren)?\b(?! (?:5-11|12-17))", told))
