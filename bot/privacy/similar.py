"""Whether two words are spellings of one name."""

from __future__ import annotations

from rapidfuzz.distance import OSA

GENITIVES = ("'s", "s", "'", "tje", "je", "ie", "y")


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
    if word[0] != name[0]:
        return False
    allowed = 2 if min(len(word), len(name)) >= 7 else int(min(len(word), len(name)) >= 4)
    return allowed > 0 and OSA.distance(word, name, score_cutoff=allowed) <= allowed
