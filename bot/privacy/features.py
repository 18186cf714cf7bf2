"""What the tagger looks at: the word, how it is known, and its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.privacy.cues import cue_of
from bot.privacy.document import Document, Token
from bot.privacy.gazetteer import Gazetteer, gazetteer
from bot.privacy.lexicon import UNKNOWN, Grades, Lexicon
from bot.privacy.word_classes import class_of

LINKS = frozenset(
    "van de der den ter ten te la el al ben bin ibn ait von da dos santos di du le abu bint o' vd v.d 't op in het aan".split()
)
TRIPLE = re.compile(r"(.)\1{2,}")
SHORT_TAILS = frozenset("juf man mam pap oma opa zus app mes bed dag uur jas les hek".split())
COMPOUND = Grades(0, 0, 2, 0)
LONGEST_COMPOUND = 40


@lru_cache(maxsize=65536)
def looked_up(low: str, lexicon: Lexicon) -> Grades:
    """Grades of a word; of its stem when it is a genitive or a diminutive of a known name."""
    grades = lexicon.grades(low)
    if grades.word >= 2 or grades.first or grades.surname:
        return grades
    for ending in ("'s", "s", "'tje", "tje", "je", "'", "ie", "tjes"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            stem = lexicon.grades(low[: -len(ending)])
            if stem.first >= 2 and stem.word == 0:
                return Grades(stem.first, stem.surname, 0, grades.frequency)
    if TRIPLE.search(low):
        stem = lexicon.grades(TRIPLE.sub(r"\1", low))
        if stem.first >= 2 or stem.word >= 2:
            return stem
    if low.endswith("'s") and len(low) == 4:
        stem = lexicon.grades(low[:2])
        if stem.first == 3 and stem.word in (0, 3):
            return stem
    if "-" in low:
        parts = [lexicon.grades(part) for part in low.split("-") if part]
        if parts and all(p.first >= 2 or p.surname for p in parts):
            return Grades(max(p.first for p in parts), max(p.surname for p in parts), 0, 0)
        if len(parts) > 1 and any(p.word in (2, 4) for p in parts):
            return Grades(0, 0, 2, 0)
    return COMPOUND if _is_compound(low, lexicon) else grades


def _is_compound(low: str, lexicon: Lexicon) -> bool:
    """Whether an unknown word is two ordinary words in one, as Dutch makes them all day."""
    if not 7 <= len(low) <= LONGEST_COMPOUND or not low.isalpha():
        return False
    for cut in range(4, len(low) - 2):
        head, tail = low[:cut], low[cut:]
        if len(tail) < 4 and tail not in SHORT_TAILS:
            continue
        for stem in (head, head.removesuffix("s"), head.removesuffix("en")):
            if len(stem) >= 3 and _ordinary(stem, lexicon) and _ordinary(tail, lexicon):
                return True
    return False


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    grades = lexicon.grades(word)
    return grades.word in (2, 4) and grades.frequency >= 4


NEVER = frozenset(
    """van de der den ter ten te het een 't 'n n in op aan en of is dat die dit deze ik je jij u hij ze zij wij we jullie
    ie er hem haar me mij mijn mn m'n zijn z'n zn d'r hun ons onze jouw uw met voor bij naar uit om door over tegen niet
    geen als maar want dus""".split()
)
"""Words so small that only what stands beside them can make them part of something."""


def is_candidate(token: Token, grades: Grades) -> bool:
    """Whether a word may be a name, or a part of the name of an organisation or a street."""
    if not token.is_word or not token.low[:1].isalpha():
        return False
    if token.low in NEVER:
        return grades.first == 3 and token.low not in LINKS
    return bool(grades.first or grades.surname) or class_of(token.low) in "xRDHV"


def known_as(grades: Grades) -> str:
    """The grades as one short code: first name, surname, ordinary word."""
    return f"{grades.first}{grades.surname}{grades.word}"


def shape_of(token: Token, first_word: bool, capitals_count: bool) -> str:
    """How the capitals of a word speak for a name, from "-" (they say nothing) to "C"."""
    if not capitals_count:
        return "-"
    if not token.text[0].isupper():
        return "c"
    if len(token.text) > 1 and token.text.isupper():
        return "A"
    return "s" if first_word else "C"


def category(low: str, grades: Grades, lexicon: Lexicon) -> str:
    """What a neighbour is, coarsely: its class, a cue, a name, a town, or its part of speech."""
    kind = class_of(low)
    if kind != "x":
        return kind
    if low == "9":
        return "9"
    cue = cue_of(low)
    if cue:
        return cue
    if grades.first >= 2 and grades.word in (0, 1, 3):
        return "f" if grades.word == 3 else "F"
    if low in lexicon.places:
        return "T"
    if grades.surname and grades.word in (0, 1):
        return "Z"
    if grades.word in (2, 3, 4):
        return f"w{grades.speech}"
    return "u" if grades.frequency < 1 else ("r" if grades.frequency < 4 else "q")


STREET_END = re.compile(
    r"(?:straat|laan|weg|plein|gracht|singel|dreef|kade|hof|steeg|pad|park|dijk|plantsoen|straatje|wal|markt)$"
)
WINDOW_LEFT, WINDOW_RIGHT = 5, 3


class Sentence:
    """A message prepared for features: words with grades, codes and shapes."""

    def __init__(
        self, document: Document, lexicon: Lexicon, phrases: Gazetteer | None = None
    ) -> None:
        self.text = document.text
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.lows = [t.low if not t.low.isdigit() else "9" for t in self.tokens]
        self.grades = [looked_up(t.low, lexicon) if t.is_word else UNKNOWN for t in self.tokens]
        self.kinds = [class_of(low) for low in self.lows]
        self.capitals_count = not document.shouts_or_whispers
        self.phrases = phrases or gazetteer()
        self.listed = self.phrases.organisations(self.lows)
        self.prepare()

    def prepare(self) -> None:
        """Derive what depends on the grades; again after they were changed."""
        self.codes = [known_as(g) for g in self.grades]
        self.categories = [
            category(low, g, self.lexicon) for low, g in zip(self.lows, self.grades, strict=True)
        ]
        self.cues = [cue_of(low) for low in self.lows]

    def has_capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital, in a message in which that says something."""
        return self.capitals_count and self.tokens[i].text[0].isupper()

    def features(self, i: int) -> list[str]:
        """The features of word `i`, as short strings."""
        lows, cats, codes, size = self.lows, self.categories, self.codes, len(self.tokens)
        low, grades, code = lows[i], self.grades[i], codes[i]
        p1 = lows[i - 1] if i else "<"
        p2 = lows[i - 2] if i > 1 else "<"
        n1 = lows[i + 1] if i + 1 < size else ">"
        n2 = lows[i + 2] if i + 2 < size else ">"
        c1 = cats[i - 1] if i else "<"
        c2 = cats[i - 2] if i > 1 else "<"
        c3 = cats[i - 3] if i > 2 else "<"
        d1 = cats[i + 1] if i + 1 < size else ">"
        d2 = cats[i + 2] if i + 2 < size else ">"
        shape = shape_of(self.tokens[i], i == 0 or p1 in ".!?\n:\"'“", self.capitals_count)
        word, speech, frequency = grades.word, grades.speech, grades.frequency
        name = f"{grades.first}{word}"
        me = f"{code}{shape}"
        found = [
            "b",
            f"k{code}",
            f"m{me}",
            f"kf{code}{frequency}",
            f"fq{frequency}w{word}",
            f"ws{word}{speech}",
            f"pl{low in self.lexicon.places}{shape}",
            f"gz{self.listed[i]}{shape == 'C'}",
            f"sn{low in self.lexicon.school_names}",
            f"cu{self.cues[i]}",
            f"p1{p1}",
            f"p1{p1}w{word}",
            f"n1{n1}",
            f"n1{n1}w{word}",
            f"p2{p2}",
            f"n2{n2}",
            f"pp{p2}|{p1}",
            f"nn{n1}|{n2}",
            f"pn{p1}|{n1}",
            f"c1{c1}{name}",
            f"d1{d1}{name}",
            f"c1{c1}{grades.surname}{word}",
            f"d1{d1}{grades.surname}{word}",
            f"c2{c2}{word}",
            f"d2{d2}{word}",
            f"cd{c1}|{d1}{word}",
            f"cc{c2}|{c1}{word}",
            f"dd{d1}|{d2}{word}",
            f"ccc{c3}|{c2}|{c1}",
            f"x{c2}|{c1}|{d1}",
            f"y{c1}|{d1}|{d2}",
            f"len{min(len(low), 12)}w{word}",
            f"e4{low[-4:]}",
            f"e3{low[-3:]}",
            f"e2{low[-2:]}w{word}",
            f"a4{low[:4]}",
            f"a3{low[:3]}",
            f"a2{low[:2]}w{word}",
            f"l{low}" if word >= 2 or frequency >= 5 or self.cues[i] else "l-",
            f"sz{min(size, 4)}{name}",
            f"li{p1 in LINKS}{grades.surname}{word}",
        ]
        if STREET_END.search(low):
            found.append(f"se{c1}")
        self._around(i, f"{word}", found)
        return found

    def _around(self, i: int, word: str, found: list[str]) -> None:
        """Cues and listed names in the neighbourhood."""
        cues, listed = self.cues, self.listed
        for j in range(max(0, i - WINDOW_LEFT), i):
            if cues[j]:
                found.append(f"L{cues[j]}{i - j}")
                found.append(f"L{cues[j]}w{word}")
                if listed[i]:
                    found.append(f"L{cues[j]}g{listed[i]}")
        for j in range(i + 1, min(len(cues), i + 1 + WINDOW_RIGHT)):
            if cues[j]:
                found.append(f"R{cues[j]}{j - i}")
                found.append(f"R{cues[j]}w{word}")
                if listed[i]:
                    found.append(f"R{cues[j]}g{listed[i]}")
        if listed[i]:
            inside = (i and listed[i - 1]) or (i + 1 < len(listed) and listed[i + 1])
            found.append(f"gi{bool(inside)}{self.grades[i].word}{self.grades[i].frequency}")
