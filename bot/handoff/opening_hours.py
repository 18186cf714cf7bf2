"""Opening hours of the desk, per region, with the Dutch public holidays.

A file with the hours is a setting; only 0800-2000 is open day and night for certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

import holidays

from bot.handoff.opening_file import DAYS, Hours, read_file
from bot.settings import Settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FILE = Path(__file__).parent / "data" / "openingstijden.yml"
OWN_FILE = "openingstijden.yml"  # in the data folder; goes before ours
ALWAYS = "altijd"
# A desk that opens less often than this has no next opening that is worth telling.
_LOOK_AHEAD = 60  # days
# Minutes from midnight on the wall clock, begin and end.
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class OpeningHours:
    """When the desk is open; `default` counts where a region has no hours of its own."""

    default: Hours
    regios: Mapping[str, Hours] = field(default_factory=dict)
    always: bool = False

    def is_open(self, regio: str | None, now: datetime) -> bool:
        """Whether medewerkers are there at `now` (timezone-aware); `regio` None is the default."""
        if self.always:
            return True
        local = now.astimezone(AMSTERDAM)
        minute = local.hour * 60 + local.minute
        return any(begin <= minute < end for begin, end in self._spans(regio, local.date()))

    def open_since(self, regio: str | None, now: datetime) -> datetime | None:
        """Since when it is open without a break (at most a week back); None when it is closed."""
        if not self.is_open(regio, now):
            return None
        week_ago = now - timedelta(days=7)
        if self.always:
            return week_ago
        local = now.astimezone(AMSTERDAM)
        day, minute = local.date(), local.hour * 60 + local.minute
        for _ in range(8):
            begin = next((b for b, e in self._spans(regio, day) if b <= minute <= e), None)
            if begin is None:
                break
            since = _moments(day, begin)[0]
            if begin > 0:
                return max(since, week_ago)
            # Open through midnight: it may have been open the evening before.
            day, minute = day - timedelta(days=1), 24 * 60
        return max(_moments(day + timedelta(days=1), 0)[0], week_ago)

    def next_opening(self, regio: str | None, now: datetime) -> datetime | None:
        """The next moment it opens, in Dutch time; `now` itself when open, None when it never does.

        An opening that summer time skips (02:00–03:00) is the first moment after it.
        """
        if self.is_open(regio, now):
            return now.astimezone(AMSTERDAM)
        # In UTC: Python compares two moments of one zone by their wall clocks.
        moment = now.astimezone(timezone.utc)
        today = now.astimezone(AMSTERDAM).date()
        for ahead in range(_LOOK_AHEAD):
            day = today + timedelta(days=ahead)
            for begin, _ in self._spans(regio, day):
                for opens in _moments(day, begin):
                    if opens > moment and self.is_open(regio, opens):
                        return opens
        return None

    def _spans(self, regio: str | None, day: date) -> tuple[Span, ...]:
        hours = self.default if regio is None else self.regios.get(regio, self.default)
        if day in hours.closed or (hours.closed_on_holidays and is_holiday(day)):
            return ()
        return hours.week[DAYS[day.weekday()]]


def load_opening_hours(settings: Settings) -> OpeningHours:
    """The hours of `settings`: always, or the data folder's file, or ours.

    Raises:
        SettingsError: when a file cannot be read; says which line and what it should be.
    """
    if settings.openingstijden == ALWAYS:
        return OpeningHours(Hours.never(), always=True)
    own = settings.data_dir / OWN_FILE
    default, regios = read_file(own if own.exists() else FILE)
    return OpeningHours(default, regios)


def is_holiday(day: date) -> bool:
    """Whether it is a Dutch public holiday."""
    return day in _holidays(day.year)


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def _moments(day: date, minute: int) -> list[datetime]:
    """The real moments at which a span that begins at this wall-clock minute can open.

    One, but two when winter time comes back to the minute; when summer time skips it, the first
    moment after the skipped hour.
    """
    wall = datetime.combine(day, time(*divmod(minute, 60)), AMSTERDAM)
    first, second = (wall.replace(fold=fold).astimezone(timezone.utc) for fold in (0, 1))
    if first > second:  # skipped: the two readings of it lie an hour apart, the wrong way round
        return [first.astimezone(AMSTERDAM).replace(minute=0)]
    return [one.astimezone(AMSTERDAM) for one in sorted({first, second})]
