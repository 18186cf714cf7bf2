"""Features of a message for the danger classifier.

Four views of the same message: its words, its letters (typing errors, dialect, other languages),
the row of word classes ("WIE heeft een WAPEN"), and which classes stand near each other. The class
views let a few hundred messages teach what a thousand spellings mean.
"""

from __future__ import annotations

from itertools import pairwise

from bot.danger.flags import find_in
from bot.danger.frames import Clause, clauses, without_figures

_MARKS = frozenset(".!?;:,\n")
_WEIGHT = 1.0
_SURFACE = 2.0
"""How much heavier words and letters count than frames (out of fold: benchmarks/danger.md)."""
_NEAR = 7
"""Class words that may lie between two classes of a pair."""


def features(text: str) -> dict[str, float]:
    """Feature name → value (each view scaled to its weight)."""
    words = list(without_figures(text))
    found = clauses(text)
    out: dict[str, float] = {}
    for view, weight in (
        (_words(words), _SURFACE),
        (_letters(words), _SURFACE),
        (_framed(found), 1.0),
        (_readings(found), 1.0),
    ):
        if view:
            scale = weight * len(view) ** -0.5
            for name in view:
                out[name] = scale
    out.update(_found_flags(found))
    plain_words = [word for word in words if word not in _MARKS]
    out["len:1"] = 1.0 if len(plain_words) == 1 else 0.0
    out["len:2-3"] = 1.0 if 2 <= len(plain_words) <= 3 else 0.0
    out["mark:?"] = 1.0 if "?" in words else 0.0
    out["mark:!"] = 1.0 if "!" in words else 0.0
    return out


def _words(words: list[str]) -> set[str]:
    plain_words = [word for word in words if word not in _MARKS]
    bounded = ["<", *plain_words, ">"]
    return (
        {f"w:{word}" for word in plain_words}
        | {f"w:{a} {b}" for a, b in pairwise(bounded)}
        | {f"w:{a} {b} {c}" for a, b, c in zip(bounded, bounded[1:], bounded[2:], strict=False)}
    )


def _letters(words: list[str]) -> set[str]:
    out: set[str] = set()
    for word in words:
        if word in _MARKS:
            continue
        padded = f" {word} "
        for size in (3, 4, 5):
            out.update(f"c:{padded[i : i + size]}" for i in range(len(padded) - size + 1))
    return out


def _framed(found: tuple[Clause, ...]) -> set[str]:
    out: set[str] = set()
    for clause in found:
        reading = clause.reading
        row = ["<", *(classes[0] if classes else phrase for phrase, classes in clause.parts), ">"]
        for size in (1, 2, 3, 4):
            for at in range(len(row) - size + 1):
                name = " ".join(row[at : at + size])
                out.add(f"r:{name}")
                out.add(f"{reading}:{name}")
        near = [classes for phrase, classes in clause.parts if classes]
        for at, first in enumerate(near):
            for second in near[at + 1 : at + 1 + _NEAR]:
                for a in first:
                    out.update(f"p:{a} {b}" for b in second)
                    out.update(f"{reading}:{a}..{b}" for b in second)
    return out


def _readings(found: tuple[Clause, ...]) -> set[str]:
    """Which readings a message has, and which dangers stand in which reading."""
    out: set[str] = set()
    everywhere: set[str] = set()
    for clause in found:
        out.add(f"l:{clause.reading}")
        everywhere |= clause.frames
        names = {name for _, classes in clause.parts for name in classes} or {"-"}
        out.update(f"l:{clause.reading}&{name}" for name in names)
        out.update(f"f:{frame}&{name}" for frame in clause.frames or {"kaal"} for name in names)
    if found:
        out.add(f"l:last {found[-1].reading}")
        out.add("l:first " + found[0].reading)
    out.add("m:" + "+".join(sorted(everywhere)))
    return out


def _found_flags(found: tuple[Clause, ...]) -> dict[str, float]:
    """What the recognizers found, each with the reading of its clause: the weightiest view."""
    out: dict[str, float] = {}
    for clause in found:
        for finding in find_in(clause.text, clause.pauses):
            reading = clause.reading_of(finding)
            out[f"s:{finding.force}@{reading}"] = _WEIGHT
            out[f"s:{finding.vlag}@{reading}"] = _WEIGHT / 2
    if not out:
        out["s:niets"] = _WEIGHT
    return out
