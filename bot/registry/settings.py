"""How long things are kept. The protocol gives the most; the environment can only shorten it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.errors import SettingsError

ADVIES_DAYS = "ADVIESCHAT_BEWAAR_ADVIES_DAGEN"
GESPREK_HOURS = "ADVIESCHAT_BEWAAR_GESPREK_UREN"
ADVIES_YEARS = 2  # HP §15.3.4.1: two years after the last contact
MOST_ADVIES_DAYS = 730
MOST_GESPREK_HOURS = 24
# What is overdue goes at the next round of the purge: that is counted in, so that "at most 24
# hours" is a promise.
PURGE_EVERY = timedelta(minutes=5)
PURGE_MARGIN = timedelta(minutes=15)
INTAKE_KEPT = timedelta(hours=1)  # what is being filled in; a long conversation fits
TRIES_KEPT = timedelta(hours=24)
RATINGS_YEARS = 2  # counts only; as long as what they are compared with


@dataclass(frozen=True)
class Retention:
    """The retention in force.

    Attributes:
        advies_days: days after the last contact, or None for two calendar years.
        gesprek: time after the last message, at most 24 hours.
    """

    advies_days: int | None = None
    gesprek: timedelta = timedelta(hours=MOST_GESPREK_HOURS)

    def advies_cutoff(self, today: date) -> date:
        """Adviezen with a last contact before this day are deleted today (HP §15.3.4.1)."""
        by_years = _years_before(today, ADVIES_YEARS)
        if self.advies_days is None:
            return by_years
        return max(by_years, today - timedelta(days=self.advies_days))

    def advies_until(self, last_contact: date) -> date:
        """The last day on which an advies is kept."""
        if self.advies_days is not None:
            return last_contact + timedelta(days=self.advies_days)
        return _years_before(last_contact, -ADVIES_YEARS)

    def gesprek_cutoff(self, now: datetime) -> datetime:
        """Conversations with a last message before this moment are deleted now."""
        margin = min(PURGE_MARGIN, self.gesprek / 2)
        return now - self.gesprek + margin

    def ratings_cutoff(self, today: date) -> date:
        """Counts of smileys of before this day are deleted today."""
        return _years_before(today, RATINGS_YEARS)

    def lines(self) -> dict[str, str]:
        """The retention in Dutch, per kind of data."""
        hours = self.gesprek / timedelta(hours=1)
        advies = "2 jaar" if self.advies_days is None else f"{self.advies_days} dagen"
        return {
            "conversations": f"hooguit {hours:g} uur na het laatste bericht",
            "adviezen": f"{advies} na het laatste contact",
            "toestemmingen": "tot intrekken, en hooguit zo lang als het advies",
            "intakes": f"hooguit {_minutes(INTAKE_KEPT)} minuten na de laatste invoer, "
            f"plus hooguit {_minutes(PURGE_EVERY)} minuten tot de opruiming",
            "tries": f"{TRIES_KEPT // timedelta(hours=1)} uur na de laatste poging",
            "waarderingen": f"{RATINGS_YEARS} jaar",
        }


def load_retention(environ: Mapping[str, str] | None = None) -> Retention:
    """Read the retention from `environ` (default: the process's environment).

    Raises:
        SettingsError: when a value is no whole number or longer than the protocol allows.
    """
    env = os.environ if environ is None else environ
    days = _whole_number(env, ADVIES_DAYS, MOST_ADVIES_DAYS, "days", "HP §15.3.4.1: two years")
    hours = _whole_number(env, GESPREK_HOURS, MOST_GESPREK_HOURS, "hours", "24 hours")
    return Retention(
        advies_days=days,
        gesprek=timedelta(hours=MOST_GESPREK_HOURS if hours is None else hours),
    )


def _whole_number(
    env: Mapping[str, str], name: str, most: int, unit: str, source: str
) -> int | None:
    text = env.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= most:
        raise SettingsError(
            f"{name} must be a whole number of {unit} from 1 to {most} ({source}; "
            "it can be shortened, not lengthened). Leave it out for the longest."
        )
    return int(text)


def _minutes(span: timedelta) -> int:
    return span // timedelta(minutes=1)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
