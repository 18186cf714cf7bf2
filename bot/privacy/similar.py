"""Whether two words are spellings of one name."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

GENITIVES = ("'s", "s", "'", "tje", "je", "ie", "y")


SHORTEST_SOUND = 4
"""Letters that a sound must have: shorter ones are alike by chance."""
SOUNDS = (
    ("ph", "f"), ("th", "t"), ("sch", "s"), ("sj", "s"), ("sh", "s"), ("ch", "s"), ("ck", "k"), ("x", "ks"),
    ("qu", "k"), ("q", "k"), ("c", "k"), ("dt", "t"), ("z", "s"), ("v", "f"), ("w", "f"), ("ij", "i"), ("ei", "i"),
    ("ie", "i"), ("y", "i"), ("j", "i"), ("ee", "e"), ("ou", "u"), ("oe", "u"), ("au", "u"), ("h", ""),
)  # fmt: skip
"""Spellings that sound alike, in the order in which they are put on one footing."""
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def sound_of(word: str) -> str:
    """A folded word as it sounds, roughly: "sjantal" and "chantal" are one."""
    for spelling, sound in SOUNDS:
        word = word.replace(spelling, sound)
    return DOUBLED.sub(r"\1", word)


def similar(word: str, name: str) -> bool:
    """Same name with a slip of the pen, a genitive or a short form; both folded.

    The longer the name, the more slips are forgiven: one from five letters, two from eight.
    """
    for ending in GENITIVES:
        if word == name + ending or name == word + ending:
            return True
    doubled = name + name[-1]
    if word in (doubled + "ie", doubled + "y", doubled + "ies"):
        return True
    key = sound_of(word)
    if len(key) >= SHORTEST_SOUND and key == sound_of(name):
        return True
    if word[0] != name[0]:
        return False
    allowed = 2 if min(len(word), len(name)) >= 7 else int(min(len(word), len(name)) >= 4)
    return allowed > 0 and OSA.distance(word, name, score_cutoff=allowed) <= allowed
