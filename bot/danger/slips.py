"""A slip of the finger, for training messages as people in a hurry type them."""

from __future__ import annotations

import random

SHORTEST_SLIP = 4
"""Letters a word needs before it gets a slip: a shorter one becomes another word."""
_NEIGHBOURS = {
    "a": "sqz", "b": "vnh", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht",
    "h": "gjn", "i": "uok", "j": "hkn", "k": "jli", "l": "ko", "m": "nj", "n": "bmh",
    "o": "ipl", "p": "ol", "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij",
    "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip
_ENDINGS = (("dt", "d"), ("dt", "t"), ("d", "t"), ("en", "e"), ("ij", "ei"), ("ei", "ij"))


def slip(word: str, dice: random.Random) -> str:
    """`word` (of `SHORTEST_SLIP` letters or more) with one typing mistake in its inside."""
    place = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(5)
    if kind == 0:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == 1:
        return word[:place] + word[place + 1 :]
    if kind == 2:
        return word[:place] + word[place] + word[place:]
    if kind == 3:
        for ending, written in _ENDINGS:
            if word.endswith(ending):
                return word[: -len(ending)] + written
    return word[:place] + dice.choice(_NEIGHBOURS.get(word[place], word[place])) + word[place + 1 :]
