"""What the name tagger looks at: the word, how it is known, and its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.privacy.document import Document, Token
from bot.privacy.lexicon import UNKNOWN, Grades, Lexicon
from bot.privacy.word_classes import class_of

LINKS = frozenset(
    "van de der den ter ten te la el al ben bin ibn ait von da dos santos di du le abu bint o' vd v.d 't op in het aan".split()
)
TRIPLE = re.compile(r"(.)\1{2,}")
SHORT_TAILS = frozenset("juf man mam pap oma opa zus app mes bed dag uur jas les hek".split())
COMPOUND = Grades(0, 0, 2, 0)
LONGEST_COMPOUND = 40
_START, _END = "<s>", "</s>"


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


def is_candidate(token: Token, grades: Grades) -> bool:
    """Whether a word may be a name at all: ordinary words in lower case need not be scored."""
    if not token.is_word or not token.low[:1].isalpha():
        return False
    if grades.first or grades.surname:
        return True
    if grades.word in (2, 4):
        return token.text[0].isupper() and grades.word == 2
    return len(token.low) <= 20 and "'" not in token.low


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


class Sentence:
    """A message prepared for features: words with grades, codes and shapes."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.lows = [t.low if not t.low.isdigit() else "9" for t in self.tokens]
        self.grades = [looked_up(t.low, lexicon) if t.is_word else UNKNOWN for t in self.tokens]
        self.codes = [known_as(g) for g in self.grades]
        self.kinds = [class_of(low) for low in self.lows]
        self.capitals_count = not document.shouts_or_whispers

    def features(self, i: int) -> list[str]:
        """The features of word `i`, as short strings."""
        lows, codes, size = self.lows, self.codes, len(self.tokens)
        low, token, grades = lows[i], self.tokens[i], self.grades[i]
        p1 = lows[i - 1] if i else _START
        p2 = lows[i - 2] if i > 1 else _START
        n1 = lows[i + 1] if i + 1 < size else _END
        n2 = lows[i + 2] if i + 2 < size else _END
        code = codes[i]
        first_word = i == 0 or p1 in ".!?\n:\"'“"
        shape = shape_of(token, first_word, self.capitals_count)
        place = low in self.lexicon.places
        pc = codes[i - 1] if i else "B"
        nc = codes[i + 1] if i + 1 < size else "E"
        frequency = grades.frequency
        w = grades.word
        kinds = self.kinds
        cp = kinds[i - 1] if i else "<"
        c2 = kinds[i - 2] if i > 1 else "<"
        cn = kinds[i + 1] if i + 1 < size else ">"
        return [
            "b",
            f"k{code}",
            f"kf{code}{frequency}",
            f"f{grades.first}w{w}",
            f"ks{code}{shape}",
            f"s{shape}w{w}",
            f"fq{frequency}w{w}",
            f"pl{place}{shape}",
            f"p1{p1}",
            f"p1{p1}w{w}",
            f"n1{n1}",
            f"n1{n1}w{w}",
            f"p2{p2}",
            f"n2{n2}",
            f"pp{p2}|{p1}",
            f"nn{n1}|{n2}",
            f"pn{p1}|{n1}",
            f"pc{pc}w{w}",
            f"nc{nc}w{w}",
            f"pck{pc}{code}",
            f"nck{nc}{code}",
            f"len{min(len(low), 12)}w{w}",
            f"e3{low[-3:]}",
            f"e2{low[-2:]}w{w}",
            f"a3{low[:3]}",
            f"a2{low[:2]}w{w}",
            f"l{low}" if w >= 2 or frequency >= 5 else "l-",
            f"sz{min(size, 4)}{grades.first}w{w}",
            f"pl1{p1 in LINKS}{grades.surname}{w}",
            f"cp{cp}{grades.first}{w}",
            f"cn{cn}{grades.first}{w}",
            f"cc{cp}{cn}w{w}",
            f"cd{c2}{cp}w{w}",
            f"cs{cp}{cn}{grades.surname}{w}",
        ]
