"""Marked messages told again with other names, organisations and streets in their places."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from bot.privacy.cues import CUES
from bot.privacy.gazetteer import Gazetteer
from bot.privacy.lexicon import Lexicon, fold
from bot.privacy.training.names import LINK_PHRASES, Names, misspell

# The text and its marked spans: start, end, label.
Span = tuple[int, int, str]
Marked = tuple[str, list[Span]]

LINK_WORDS = frozenset("van de der den het 't ter ten te el al ben vd v.d. la".split())
KIND_OF_CUE = {"kS": "school", "kZ": "zorg", "kC": "club", "kW": "werk"}
PLACE_SLOT = re.compile(r"\b(?:SCHOOL|ZORG|CLUB|WERK|STRAAT)\b")
SWAPPED = 0.75
"""Share of the pieces that get another text."""
LISTED = 0.5
"""Share of the organisations filled in that come from the list; the others are made up."""


def spans_of(message: Mapping[str, Any]) -> list[Span]:
    """Offsets and labels of the pieces of an evaluation message."""
    text, spans, position = str(message["text"]), [], 0
    for piece in message["pieces"]:
        start = text.find(piece["text"], position)
        position = start + len(piece["text"])
        spans.append((start, position, str(piece["label"])))
    return spans


class Swapper:
    """Fills the pieces of a message with others of the same make."""

    def __init__(self, words: Lexicon, phrases: Gazetteer, names: Names, rng: random.Random):
        self.words, self.names, self.rng = words, names, rng
        self.organisations: dict[str, list[str]] = {}
        for phrase, kind in sorted(phrases.kinds.items()):
            self.organisations.setdefault(kind, []).append(phrase)
        self.phrases = phrases
        self.streets = sorted(phrases.streets)
        self.nouns = sorted(
            word
            for word, code in words._codes.items()
            if code[2] == "2" and code[3] in "23456" and int(code[4]) & 1 and 4 < len(word) < 11
        )

    def told_again(self, marked: Marked) -> Marked:
        """`marked` with most of its pieces swapped; the same piece gets the same text."""
        text, spans = marked
        parts: list[str] = []
        new: list[Span] = []
        swapped: dict[str, str] = {}
        position = length = 0
        for start, end, label in spans:
            old = text[start:end]
            key = fold(old)
            if key not in swapped:
                changed = self.rng.random() < SWAPPED
                swapped[key] = self._other(old, label, text[:start]) if changed else old
            piece = swapped[key]
            parts += (text[position:start], piece)
            length += start - position
            new.append((length, length + len(piece), label))
            length += len(piece)
            position = end
        parts.append(text[position:])
        return "".join(parts), new

    def _other(self, old: str, label: str, before: str) -> str:
        if label == "NAAM":
            new = self._name(old, before)
        elif label == "ORGANISATIE":
            new = self._organisation(old)
        elif label == "ADRES":
            new = self._street(old)
        else:
            return old
        if old == old.lower():
            return new.lower()
        return new.upper() if old == old.upper() and len(old) > 2 else new

    def _name(self, old: str, before: str) -> str:
        words = [w for w in old.split() if w]
        low = [fold(w) for w in words]
        if any(len(w.strip(".")) == 1 for w in words):
            return old
        if low[0] in LINK_WORDS:
            return f"{self.rng.choice(LINK_PHRASES)} {self._bare_surname()}"
        grades = self.words.grades(low[0])
        if len(words) == 1:
            surname = grades.surname and (not grades.first or _after_title(before))
            if surname:
                return self._bare_surname()
            if grades.word == 3 and self.rng.random() < 0.6:
                return self.names.fill("D")
            return self.names.first()
        if len(words) == 2 and self.words.grades(low[1]).first and not grades.surname:
            return f"{self.names.first()} {self.names.first()}"
        return f"{self.names.first()} {self.names.surname()}"

    def _bare_surname(self) -> str:
        name = self.rng.choice(self.names.surnames)
        return name[:1].upper() + name[1:]

    def _organisation(self, old: str) -> str:
        words = old.split()
        kind, kept = "", 0
        for word in words[:2]:
            cue = CUES.get(fold(word), "")
            if not cue.startswith("k"):
                break
            kind, kept = KIND_OF_CUE[cue], kept + 1
        if not kind:
            kind = self.phrases.kinds.get(fold(old), "")
            bare = " ".join(words[1:]) if fold(words[0]) in ("de", "het", "'t", "t") else ""
            kind = kind or self.phrases.kinds.get(fold(bare), "")
        if not kind or kept == len(words):
            return old
        new = self._made_up(kind)
        article = fold(words[kept]) in ("de", "het", "'t", "t") if kept < len(words) else False
        if kept == 0 and article and not new.startswith(("de ", "het ", "'t ", "t ")):
            new = f"{words[0].lower()} {new}"
        new = " ".join([*words[:kept], new])
        if old != old.lower():
            new = " ".join(
                w[:1].upper() + w[1:] if i >= kept else w for i, w in enumerate(new.split())
            )
        return new

    def _made_up(self, kind: str) -> str:
        if self.rng.random() < LISTED:
            return self.rng.choice(self.organisations[kind])
        share = self.rng.random()
        if kind == "werk" and share < 0.5:
            return self._bare_surname()
        if share < 0.6:
            return f"de {self.rng.choice(self.nouns)}"
        if share < 0.75:
            return misspell(self.rng.choice(self.organisations[kind]), self.rng)
        if share < 0.9:
            return f"{self.rng.choice(('de', 'het', 't'))} {self.rng.choice(self.streets)}"
        return self.rng.choice(self.streets)

    def _street(self, old: str) -> str:
        words = old.split()
        numbered = [i for i, w in enumerate(words) if any(c.isdigit() for c in w)]
        cut = numbered[0] if numbered else len(words)
        head = words[:cut]
        if not head or not any(len(w) > 4 for w in head) or fold(head[0]) in ("nummer", "kamer"):
            return old
        new = self._any_street()
        if old != old.lower():
            new = new[:1].upper() + new[1:]
        return " ".join([new, *words[cut:]])

    def filled(self, line: str) -> Marked:
        """A line of `places.txt` with its slots filled in."""
        parts: list[str] = []
        spans: list[Span] = []
        position = length = 0
        for match in PLACE_SLOT.finditer(line):
            label, piece = self._slot(match.group(), line[: match.start()])
            parts += (line[position : match.start()], piece)
            length += match.start() - position
            spans.append((length, length + len(piece), label))
            length += len(piece)
            position = match.end()
        parts.append(line[position:])
        return "".join(parts), spans

    def _slot(self, slot: str, before: str) -> tuple[str, str]:
        if slot == "STRAAT":
            piece = self._any_street()
            bare = before.endswith((" op ", " in ", " aan ")) and self.rng.random() < 0.7
            if bare and not piece.startswith(("de ", "het ", "'t ", "t ")):
                piece = f"de {piece}"
            return "ADRES", _titled(piece) if self.rng.random() < 0.4 else piece
        piece = self._made_up(slot.lower())
        return "ORGANISATIE", _titled(piece) if self.rng.random() < 0.4 else piece

    def _any_street(self) -> str:
        if self.rng.random() < 0.6:
            return self.rng.choice(self.streets)
        ending = self.rng.choice(("straat", "laan", "weg", "plein", "hof", "singel", "kade"))
        return self.rng.choice(self.nouns) + ending


def _titled(piece: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in piece.split())


def _after_title(before: str) -> bool:
    words = before.lower().replace(".", " ").split()
    return bool(words) and words[-1] in (
        "meneer mevrouw mw mevr dhr heer familie gezin fam dokter dr mr".split()
    )


def hidden(marked: Marked, rng: random.Random, share: float) -> Marked:
    """Some pieces already replaced by their placeholder, as the second look at a message sees."""
    text, spans = marked
    parts: list[str] = []
    kept: list[Span] = []
    position = length = 0
    for start, end, label in spans:
        gone = rng.random() < share
        piece = f"[{label}]" if gone else text[start:end]
        parts += (text[position:start], piece)
        length += start - position
        if not gone:
            kept.append((length, length + len(piece), label))
        length += len(piece)
        position = end
    parts.append(text[position:])
    return "".join(parts), kept
