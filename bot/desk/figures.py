"""Figures per week for beheerders: counts only, and none below five.

A single hidden number could be found by subtracting the others from the total. So where exactly one
of a group is hidden, the smallest of the others is hidden too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from bot.desk.labels import AMSTERDAM, ROL, ZORG, label, regio_name
from bot.handoff.tables import handoffs
from bot.handoff.values import CLOSE_REASONS, KINDS, LIVE_KINDS
from bot.registry.database import reading

SMALLEST = 5  # a count below it could point at somebody
UNKNOWN = "niet bekend"


@dataclass(frozen=True)
class Count:
    """One count of a group; `number` is None where it is hidden."""

    name: str
    number: int | None


@dataclass(frozen=True)
class Week:
    """Figures of one week.

    Attributes:
        monday: first day.
        name: for example "2026, week 47".
        total: handoffs asked for, or None when hidden.
        answered: picked up by a medewerker.
        danger: with danger.
        wait: median time until pick-up of chats and meldingen; None with fewer than five.
        groups: heading → counts: soort, rol, regio, zorgen, afgerond.
    """

    monday: date
    name: str
    total: int | None
    answered: int | None
    danger: int | None
    wait: timedelta | None
    groups: dict[str, list[Count]]


def weeks(engine: Engine, now: datetime, most: int = 8) -> list[Week]:
    """The newest `most` weeks, oldest first; a week begins on Monday in Dutch time."""
    today = now.astimezone(AMSTERDAM).date()
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in range(most - 1, -1, -1)]
    begin = datetime.combine(mondays[0], time(), AMSTERDAM)
    query = select(handoffs).where(handoffs.c.created >= begin)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    by_week: dict[date, list[Row]] = {day: [] for day in mondays}
    for row in rows:
        day = row.created.astimezone(AMSTERDAM).date()
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(row)
    return [_week(day, by_week[day]) for day in mondays]


def _week(monday: date, rows: list[Row]) -> Week:
    year, number, _ = monday.isocalendar()
    waits = [
        (row.picked_up - row.created).total_seconds()
        for row in rows
        if row.kind in LIVE_KINDS and row.picked_up is not None
    ]
    shown = len(waits) >= SMALLEST
    closed: Mapping[str, str] = {str(key): text for key, text in CLOSE_REASONS.items()}
    kinds: Mapping[str, str] = {str(key): text for key, text in KINDS.items()}
    return Week(
        monday=monday,
        name=f"{year}, week {number}",
        total=_hidden(len(rows)),
        # How well the desk answers says nothing about who asked: the rest need not be hidden.
        answered=_hidden(sum(row.picked_up is not None for row in rows)),
        danger=_part(sum(bool(row.acuut) for row in rows), len(rows)),
        wait=timedelta(seconds=median(waits)) if shown else None,
        groups={
            "soort": _group(kinds.get(row.kind) for row in rows),
            "rol": _group(label(ROL, row.rol) if row.rol else None for row in rows),
            "regio": _group(regio_name(row.regio) if row.regio else None for row in rows),
            # Somebody can have several worries: these do not add up to the total.
            "zorgen": _group(label(ZORG, zorg) for row in rows for zorg in row.zorgen),
            "afgerond": _group(closed.get(row.close_reason) for row in rows if row.close_reason),
        },
    )


def _group(values: Iterable[str | None]) -> list[Count]:
    """Counts of values, largest first, small ones hidden."""
    counted = Counter(value or UNKNOWN for value in values).most_common()
    visible = [(name, number) for name, number in counted if number >= SMALLEST]
    if len(counted) - len(visible) == 1 and visible:
        visible.pop()  # the smallest of the others: see the top of this file
    names = {name for name, _ in visible}
    return [Count(name, number if name in names else None) for name, number in counted]


def _hidden(number: int) -> int | None:
    """0 tells that nothing happened, not who it was: it may be seen."""
    return number if number == 0 or number >= SMALLEST else None


def _part(part: int, whole: int) -> int | None:
    """A part of a total; hidden too when what is left over is small."""
    if _hidden(whole) is None or _hidden(part) is None or _hidden(whole - part) is None:
        return None
    return part
