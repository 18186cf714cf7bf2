"""Danger comes first, also when a name or a number was asked."""

from __future__ import annotations

from bot.danger import assess
from bot.privacy import redact
from bot.registry.diversion import lift

_SURE = 0.9


def tells_of_danger(text: str) -> bool:
    """Whether an answer tells of danger now: then it is no answer, and the conversation hears it.

    Judged as the conversation would see it, without names and numbers. A strange name alone can
    look urgent to the classifier, so here it must know a red flag or be sure; whatever is not
    taken as an answer is judged again, in full, by the conversation.
    """
    found = assess(redact(lift(text)[0]))
    sure = found.reden != "model" or bool(found.vlaggen) or found.zekerheid >= _SURE
    return found.spoed is not None and sure
