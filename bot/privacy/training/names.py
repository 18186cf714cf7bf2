"""The names that are filled in: drawn from the lists, now and then misspelled."""

from __future__ import annotations

import random

from bot.privacy.lexicon import Lexicon, fold, read_lines

NEVER_ALONE = frozenset(
    """kerst mentor jury gang jihad islam mega meta million made long lande shaker sake parker pol comfort constance
    leen kik dong hong hung ion jen jesus jet harm kan can vos wan nan nana math ling ting ping samba tri ut ut wade
    ward warren shaker berk zilver na""".split()
)
"""Words that the tagger does not learn to take for a name by their place alone."""

LINK_PHRASES = (
    "van de",
    "van der",
    "de",
    "van",
    "van den",
    "el",
    "ter",
    "van 't",
    "ten",
    "al",
    "den",
    "ben",
    "te",
)


class Names:
    """Draws names from the hand-written lists and the rest of the lexicon."""

    def __init__(self, words: Lexicon, rng: random.Random) -> None:
        self.rng = rng
        self.dutch = [w for line in read_lines("voornamen_nederlands") for w in line.split()]
        self.world = [w for line in read_lines("voornamen_wereld") for w in line.split()]
        self.surnames = [w for line in read_lines("achternamen") for w in line.split()]
        self.others = [w for w, c in sorted(words._codes.items()) if c[0] in "12" and c[2] == "0"]
        doubtful = {w for line in read_lines("twijfel") for w in line.split()}
        hand = {fold(w) for w in self.dutch}
        hand |= {fold(w) for w in self.world}
        hand -= NEVER_ALONE
        # "na", "dan", "ook" are names in China or Korea: far more often words, even there.
        self.doubtful = [w for w in sorted(doubtful) if w in hand and words.grades(w).frequency < 8]

    def first(self) -> str:
        """A first name, with a capital; now and then misspelled."""
        share = self.rng.random()
        if share < 0.42:
            name = self.rng.choice(self.dutch)
        elif share < 0.78:
            name = self.rng.choice(self.world)
        elif share < 0.88:
            name = self.rng.choice(self.others)
        else:
            name = self.rng.choice(self.doubtful)
        if self.rng.random() < 0.06 and len(name) > 4:
            name = misspell(name, self.rng)
        return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))

    def surname(self) -> str:
        """A surname with a capital, a third of them after a tussenvoegsel."""
        name = self.rng.choice(self.surnames)
        name = name[:1].upper() + name[1:]
        if self.rng.random() < 0.33:
            name = f"{self.rng.choice(LINK_PHRASES)} {name}"
        return name

    def fill(self, slot: str) -> str:
        """A name for slot N (first), S (surname) or F (both)."""
        if slot == "S":
            return self.surname()
        if slot == "D":
            name = self.rng.choice(self.doubtful)
            return name[:1].upper() + name[1:]
        if slot == "F" or self.rng.random() < 0.1:
            return f"{self.first()} {self.surname()}"
        return self.first()


def misspell(word: str, rng: random.Random) -> str:
    """`word` with one slip of the pen: a letter dropped, doubled, swapped or changed."""
    if len(word) < 3:
        return word
    i = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1 :]
    if kind == 1:
        return word[:i] + word[i] + word[i:]
    if kind == 2:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return word[:i] + rng.choice("aeionrtsdl") + word[i + 1 :]
