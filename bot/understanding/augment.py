"""Training sentences as people in a hurry would type them: slips, dropped words, chat spelling."""

from __future__ import annotations

import random

from bot.danger.slips import SHORTEST_SLIP, slip
from bot.understanding.normalizer import chat_words


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
            elif len(plain) >= SHORTEST_SLIP and plain.isalpha() and dice.random() < self._slips:
                plain = slip(plain, dice)
            words.append(plain)
        return " ".join(words)
