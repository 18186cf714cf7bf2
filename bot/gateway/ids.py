"""The id of a conversation, as a page gives it."""

from __future__ import annotations

LEAST_OPAQUE = 20
"""Characters of an id that nobody guesses (a UUID has 36). What was said is given again only to
who has such an id."""
