"""Opening hours around midnight, holidays and the change of the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.handoff.opening_file import read_file
from bot.handoff.opening_hours import (
    AMSTERDAM,
    FILE,
    OpeningHours,
    is_holiday,
    load_opening_hours,
)
from bot.settings import Settings, load_settings

START = datetime(2025, 1, 1, tzinfo=timezone.utc)
ODD_HOURS = """
standaard:
  maandag: ["09:00-12:30", "13:00-17:00"]
  dinsdag: ["09:00-17:00"]
  vrijdag: ["22:00-24:00"]
  zaterdag: ["00:00-06:00"]
  zondag: ["02:30-04:00"]
  dicht: [2026-03-16]
regios:
  twente:
    feestdagen: open
    dinsdag: []
    woensdag: ["10:00-11:00"]
    dicht: [2026-03-18]
"""


def local(text: str, fold: int = 0) -> datetime:
    """ "2026-03-11 14:00" on a Dutch clock."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=fold)


@pytest.fixture(scope="module")
def ours() -> OpeningHours:
    return OpeningHours(*read_file(FILE))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> OpeningHours:
    path = tmp_path_factory.mktemp("hours") / "openingstijden.yml"
    path.write_text(ODD_HOURS, encoding="utf-8")
    return OpeningHours(*read_file(path))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-11 08:59", False),  # a Wednesday
        ("2026-03-11 09:00", True),
        ("2026-03-11 16:59", True),
        ("2026-03-11 17:00", False),
        ("2026-03-14 12:00", False),  # a Saturday
        ("2026-04-06 12:00", False),  # tweede paasdag
        ("2026-04-27 12:00", False),  # Koningsdag
        ("2026-05-05 12:00", True),  # Bevrijdingsdag is free every five years only
        ("2026-05-14 12:00", False),  # Hemelvaart
        ("2026-12-25 12:00", False),
        ("2027-01-01 12:00", False),
    ],
)
def test_the_hours_of_the_settings_file(ours: OpeningHours, moment: str, is_open: bool) -> None:
    assert ours.is_open(None, local(moment)) is is_open
    assert ours.is_open("twente", local(moment)) is is_open


def test_koningsdag_on_a_sunday_is_a_day_earlier() -> None:
    assert is_holiday(date(2025, 4, 26))
    assert not is_holiday(date(2025, 4, 28))
    assert is_holiday(date(2025, 5, 5))


def test_the_moment_counts_not_its_time_zone(ours: OpeningHours) -> None:
    # 08:30 UTC is 09:30 in winter and 10:30 in summer; 07:30 UTC is 08:30 and 09:30.
    assert not ours.is_open(None, datetime(2026, 3, 11, 7, 30, tzinfo=timezone.utc))
    assert ours.is_open(None, datetime(2026, 7, 8, 7, 30, tzinfo=timezone.utc))
    assert not ours.is_open(None, datetime(2026, 7, 8, 15, 30, tzinfo=timezone.utc))
    assert ours.is_open(None, datetime(2026, 3, 11, 15, 30, tzinfo=timezone.utc))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-03-11 03:00", "2026-03-11 09:00"),
        ("2026-03-11 17:00", "2026-03-12 09:00"),
        ("2026-03-13 18:00", "2026-03-16 09:00"),  # over a weekend
        ("2026-03-28 12:00", "2026-03-30 09:00"),  # over the change to summer time
        ("2026-04-02 17:00", "2026-04-07 09:00"),  # over Easter, Goede Vrijdag too
        ("2026-12-24 17:00", "2026-12-28 09:00"),
        ("2026-12-31 23:59", "2027-01-04 09:00"),
    ],
)
def test_the_next_opening(ours: OpeningHours, now: str, opens: str) -> None:
    found = ours.next_opening(None, local(now))
    assert found == local(opens)
    assert found.utcoffset() == local(opens).utcoffset()


def test_open_now_is_the_next_opening(ours: OpeningHours) -> None:
    now = datetime(2026, 3, 11, 10, 0, tzinfo=timezone.utc)
    assert ours.next_opening(None, now) == now


def test_midnight(odd: OpeningHours) -> None:
    assert odd.is_open(None, local("2026-03-13 23:59"))
    assert odd.is_open(None, local("2026-03-14 00:00"))
    assert not odd.is_open(None, local("2026-03-13 00:00"))
    assert not odd.is_open(None, local("2026-03-15 00:00"))
    assert odd.next_opening(None, local("2026-03-14 06:00")) == local("2026-03-15 02:30")


def test_spans_and_closed_days(odd: OpeningHours) -> None:
    assert not odd.is_open(None, local("2026-03-09 12:45"))
    assert odd.next_opening(None, local("2026-03-09 12:45")) == local("2026-03-09 13:00")
    assert not odd.is_open(None, local("2026-03-16 10:00"))
    assert odd.next_opening(None, local("2026-03-16 10:00")) == local("2026-03-17 09:00")


def test_a_region_says_only_what_differs(odd: OpeningHours) -> None:
    assert odd.is_open("twente", local("2026-03-09 10:00"))
    assert not odd.is_open("twente", local("2026-03-10 10:00"))
    assert odd.is_open("twente", local("2026-03-11 10:00"))
    assert not odd.is_open("twente", local("2026-03-18 10:00"))
    assert not odd.is_open("twente", local("2026-03-16 10:00"))  # closed for all
    assert odd.is_open("twente", local("2026-04-06 10:00"))  # open on tweede paasdag
    assert not odd.is_open("drenthe", local("2026-04-06 10:00"))


def test_the_hour_that_summer_time_skips(odd: OpeningHours) -> None:
    # 29 March 2026: from 02:00 to 03:00. A span from 02:30 begins at 03:00.
    before = local("2026-03-29 01:59")
    assert not odd.is_open(None, before)
    opens = odd.next_opening(None, before)
    assert opens == local("2026-03-29 03:00")
    assert opens - before.astimezone(timezone.utc) == timedelta(minutes=1)
    assert odd.is_open(None, opens)


def test_the_hour_that_winter_time_repeats(odd: OpeningHours) -> None:
    # 25 October 2026: 02:30 comes twice; the desk opens at both.
    first, second = local("2026-10-25 02:30"), local("2026-10-25 02:30", fold=1)
    assert odd.next_opening(None, local("2026-10-25 02:15")) == first
    assert odd.next_opening(None, local("2026-10-25 02:15", fold=1)).utcoffset() == timedelta(
        hours=1
    )
    assert odd.is_open(None, first)
    assert odd.is_open(None, second)


@given(st.integers(0, 7 * 365 * 24 * 60).map(lambda m: START + timedelta(minutes=m)))
def test_the_next_opening_is_open_and_nothing_before_it_is(
    odd: OpeningHours, now: datetime
) -> None:
    opens = odd.next_opening(None, now)
    assert opens >= now
    assert odd.is_open(None, opens)
    step = (opens - now) / 50
    assert not any(odd.is_open(None, now + step * number) for number in range(50) if opens > now)
    if opens > now:
        assert not odd.is_open(None, opens.astimezone(timezone.utc) - timedelta(seconds=1))


def test_altijd(sqlite_settings: Settings) -> None:
    environ = {
        "ADVIESCHAT_DATA_DIR": str(sqlite_settings.data_dir),
        "ADVIESCHAT_OPENINGSTIJDEN": "altijd",
    }
    hours = load_opening_hours(load_settings(environ))
    night = local("2026-12-25 03:00")
    assert hours.is_open("twente", night)
    assert hours.next_opening(None, night) == night


def test_an_own_file_goes_first(sqlite_settings: Settings) -> None:
    own = sqlite_settings.data_dir / "openingstijden.yml"
    night = local("2026-03-14 03:00")
    assert not load_opening_hours(sqlite_settings).is_open(None, night)
    own.write_text(ODD_HOURS, encoding="utf-8")
    assert load_opening_hours(sqlite_settings).is_open(None, night)


def test_a_desk_that_never_opens_says_so(tmp_path: Path) -> None:
    path = tmp_path / "openingstijden.yml"
    path.write_text("standaard: {}", encoding="utf-8")
    assert OpeningHours(*read_file(path)).next_opening(None, local("2026-03-14 03:00")) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "must hold `standaard`"),
        ("- a", "must hold `standaard`"),
        ("standaard: [", "cannot be read"),
        ("standaard: {}\nzomer: {}", "nothing else"),
        ("standaard: altijd", "standaard must hold days"),
        ("standaard: {maandag: '09:00-17:00'}", "maandag must be a list"),
        ("standaard: {maandag: ['9-17']}", "one of them is not"),
        ("standaard: {maandag: ['22:00-06:00']}", "A night is two spans"),
        ("standaard: {maandag: ['20:00-24:30']}", "at 24:00 at the latest"),
        ("standaard: {maandag: ['09:00-12:00', '11:00-17:00']}", "do not overlap"),
        ("standaard: {monday: ['09:00-12:00']}", "monday is no day"),
        ("standaard: {feestdagen: soms}", "open or dicht"),
        ("standaard: {dicht: ['kerst']}", "list of dates"),
        ("standaard: {}\nregios: {atlantis: {}}", "atlantis is no region"),
        ("standaard: {}\nregios: [twente]", "`regios` must hold"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "openingstijden.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=says) as raised:
        read_file(path)
    assert str(path) in str(raised.value)
