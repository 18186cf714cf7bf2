"""The figures as CSV, and as a picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.figures import Week

HIDDEN = "verborgen"


@dataclass(frozen=True)
class Bar:
    """One bar of the picture; places in the picture's own units.

    Attributes:
        name: the week.
        short: under the bar.
        x: left side.
        total: height of the whole bar; None where the number is hidden.
        answered: height of the part that was answered; None where hidden.
        number: what stands above it.
    """

    name: str
    short: str
    x: int
    total: int | None
    answered: int | None
    number: str


HEIGHT = 160
WIDTH = 56
_GAP = 24


def bars(shown: Sequence[Week]) -> list[Bar]:
    """A bar for each week, the highest as high as the picture."""
    most = max([week.total or 0 for week in shown] + [1])
    return [
        Bar(
            name=week.name,
            short=f"wk {week.monday.isocalendar()[1]}",
            x=_GAP + place * (WIDTH + _GAP),
            total=None if week.total is None else round(HEIGHT * week.total / most),
            answered=None if week.answered is None else round(HEIGHT * week.answered / most),
            number="<5" if week.total is None else str(week.total),
        )
        for place, week in enumerate(shown)
    ]


def picture_width(count: int) -> int:
    """Width of the picture with `count` bars."""
    return _GAP + count * (WIDTH + _GAP)


def as_csv(shown: Sequence[Week]) -> str:
    """One line per week and count, with semicolons, as Dutch spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["week", "vanaf", "groep", "onderdeel", "aantal"])
    for week in shown:
        start = [week.name, week.monday.isoformat()]
        writer.writerow([*start, "totaal", "handoffs", _number(week.total)])
        writer.writerow([*start, "totaal", "opgepakt", _number(week.answered)])
        writer.writerow([*start, "totaal", "met gevaar", _number(week.danger)])
        wait = "" if week.wait is None else str(round(week.wait.total_seconds() / 60, 1))
        writer.writerow([*start, "totaal", "wachttijd (mediaan, minuten)", wait.replace(".", ",")])
        for group, counts in week.groups.items():
            for one in counts:
                writer.writerow([*start, group, one.name, _number(one.number)])
    # A byte order mark: without it Excel reads é as Ã©.
    return "\ufeff" + out.getvalue()


def _number(number: int | None) -> str:
    return HIDDEN if number is None else str(number)
