"""Smileys: counted per day and region, and nothing else of them is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from bot.registry.errors import ClosedListError
from bot.registry.ratings import count_rating
from bot.registry.registry import Registry
from bot.registry.retention import purge
from bot.registry.settings import Retention
from bot.registry.values import regio_ids
from tests.registry.helpers import Clock, rows

REGIO = sorted(regio_ids())[0]


def test_only_the_number_per_day_and_region_is_kept(registry: Registry, clock: Clock) -> None:
    for cijfer, regio in ((5, REGIO), (5, REGIO), (1, REGIO), (4, None)):
        count_rating(registry.engine, cijfer, regio, clock())
    count_rating(registry.engine, 5, REGIO, clock.forward(days=1))
    day, next_day = date(2026, 3, 14), date(2026, 3, 15)
    kept = [tuple(row.values()) for row in rows(registry, "waarderingen")]
    assert {(str(row[0]), *row[1:]) for row in kept} == {
        (str(day), REGIO, 5, 2),
        (str(day), REGIO, 1, 1),
        (str(day), "onbekend", 4, 1),
        (str(next_day), REGIO, 5, 1),
    }


def test_counting_at_the_same_moment_loses_none(registry: Registry, clock: Clock) -> None:
    now = clock()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: count_rating(registry.engine, 3, None, now), range(40)))
    assert [row["aantal"] for row in rows(registry, "waarderingen")] == [40]


@pytest.mark.parametrize(("cijfer", "regio"), [(0, None), (6, None), (3, "Kerkstraat 12")])
def test_nothing_outside_the_lists_is_counted(
    registry: Registry, clock: Clock, cijfer: int, regio: str | None
) -> None:
    with pytest.raises(ClosedListError):
        count_rating(registry.engine, cijfer, regio, clock())
    assert rows(registry, "waarderingen") == []


def test_counts_go_after_two_years(registry: Registry, clock: Clock) -> None:
    count_rating(registry.engine, 3, None, clock())
    assert purge(registry.engine, Retention(), clock() + timedelta(days=730)).total == 0
    done = purge(registry.engine, Retention(), clock() + timedelta(days=732))
    assert done.counts["waarderingen"] == 1
