"""The verslag as plain text, with lines to write on."""

from __future__ import annotations

import textwrap

from bot.kennis.items import dutch_date
from bot.meldcode.verslag import NOTICE, TITEL, Line, Report

_WIDTH = 88  # characters per line
_MARKS = {True: "[x] ", False: "[ ] ", None: "- "}


def as_text(made: Report) -> str:
    """The verslag as text, at most 88 characters wide where words allow it."""
    out = [TITEL, f"Gemaakt op {dutch_date(made.day)}", "", *_wrapped(NOTICE)]
    for part in made.parts:
        out += ["", part.heading, "-" * len(part.heading)]
        for line in part.lines:
            out += _lines(line)
        if part.write:
            out += ["", "Eigen aantekeningen:", *["." * _WIDTH] * part.write]
    out += ["", "Bronnen", "-------"]
    for number, source in enumerate(made.sources, start=1):
        out += _wrapped(f"[{number}] {source}", "    ")
    return "\n".join(out) + "\n"


def with_answer(line: Line) -> str:
    """The words of a line with what was answered: no colon after a question mark."""
    if not line.answer:
        return line.text
    return f"{line.text}{'' if line.text.endswith('?') else ':'} {line.answer}"


def _lines(line: Line) -> list[str]:
    mark = _MARKS[line.ticked]
    words = with_answer(line)
    if line.detail:
        words += f"{'' if words.endswith('?') else '.'} {line.detail}"
    notes = f" [{', '.join(str(note) for note in line.notes)}]" if line.notes else ""
    out = _wrapped(f"{mark}{words}{notes}", " " * len(mark))
    for point in line.points:
        out += _wrapped(f"  * {point}", "    ")
    return out


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
