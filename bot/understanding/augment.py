"""Training sentences as people in a hurry would type them: slips, dropped words, chat spelling."""

from __future__ import annotations

import random

from bot.understanding.normalizer import chat_words

_NEIGHBOURS = {
    "a": "sqz", "b": "vnh", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht",
    "h": "gjn", "i": "uok", "j": "hkn", "k": "jli", "l": "ko", "m": "nj", "n": "bmh",
    "o": "ipl", "p": "ol", "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij",
    "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip
_ENDINGS = (("dt", "d"), ("dt", "t"), ("d", "t"), ("en", "e"), ("ij", "ei"), ("ei", "ij"))
_SHORTEST_SLIP = 4


def _slip(word: str, dice: random.Random) -> str:
    """One typing mistake in the inside of a word."""
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


class Augmenter:
    """Makes careless copies of sentences; the same seed gives the same copies."""

    def __init__(self, seed: int = 13, slips: float = 0.12, short: float = 0.5) -> None:
        """Take the chance of a slip for each word and of chat spelling where one is known."""
        self._dice = random.Random(seed)
        self._slips = slips
        self._short = short
        self._typed: dict[str, list[str]] = {}
        for typed, meant in chat_words().items():
            self._typed.setdefault(meant, []).append(typed)

    def careless(self, text: str) -> str:
        """One careless copy: lower case, fewer signs, slips, chat spelling; placeholders stay."""
        dice = self._dice
        words: list[str] = []
        for word in text.split():
            if "[" in word:
                words.append(word)
                continue
            plain = word.lower()
            if dice.random() < 0.7:
                plain = plain.strip(".,!?;:\"'()") or plain
            if plain in self._typed and dice.random() < self._short:
                plain = dice.choice(self._typed[plain])
            elif len(plain) >= _SHORTEST_SLIP and plain.isalpha() and dice.random() < self._slips:
                plain = _slip(plain, dice)
            words.append(plain)
        return " ".join(words)
