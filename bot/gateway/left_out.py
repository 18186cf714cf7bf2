"""Which kinds of personal data the redactor took out of a message; never the words themselves."""

from __future__ import annotations

from collections import Counter

from bot.privacy import PLACEHOLDERS


def left_out(words: str, text: str) -> list[str]:
    """Kinds such as "NAAM", in the order in which they stand in `text`.

    Args:
        words: what was typed.
        text: what was left of it.
    """
    typed = Counter({one: words.count(one) for one in PLACEHOLDERS})
    left = Counter({one: text.count(one) for one in PLACEHOLDERS})
    found = [one for one in PLACEHOLDERS if left[one] > typed[one]]
    return [one.strip("[]") for one in sorted(found, key=text.index)]
