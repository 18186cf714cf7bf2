"""Guessing codes: waits per dossier and in general, equal work for number and code, no way around."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.registry.advies import AdviesContent
from bot.registry.codes import CodeHasher, new_code
from bot.registry.errors import AccessError, TooManyTriesError, WrongCodeError
from bot.registry.guessing import IN_GENERAL, PER_DOSSIER
from bot.registry.registry import Registry
from tests.registry.helpers import Clock, rows

WRONG = "CDFG-HJK3-4679"


def outcome(registry: Registry, number: str, code: str) -> int | str:
    """Seconds to wait, "wrong" or "open"."""
    try:
        registry.open_advies(number, code)
    except TooManyTriesError as error:
        return error.wait
    except WrongCodeError:
        return "wrong"
    return "open"


@pytest.fixture
def dossier(registry: Registry) -> tuple[str, str]:
    return registry.register_advies(AdviesContent("advies"))


def test_waits_double_and_end(registry: Registry, clock: Clock, dossier: tuple[str, str]) -> None:
    number, code = dossier
    assert [outcome(registry, number, WRONG) for _ in range(4)] == ["wrong"] * 3 + [30]
    waits = []
    for _ in range(10):
        clock.forward(seconds=float(waits[-1] if waits else 30))
        assert outcome(registry, number, WRONG) == "wrong"
        waits.append(outcome(registry, number, WRONG))
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]
    # The right code must wait too; after that it opens, and the count begins again.
    assert outcome(registry, number, code) == 3600
    clock.forward(hours=1)
    assert outcome(registry, number, code) == "open"
    assert [outcome(registry, number, WRONG) for _ in range(4)] == ["wrong"] * 3 + [30]


def test_a_refused_try_does_not_make_the_wait_longer(
    registry: Registry, clock: Clock, dossier: tuple[str, str]
) -> None:
    number, code = dossier
    for _ in range(3):
        outcome(registry, number, WRONG)
    for left in (30, 20, 10):
        assert outcome(registry, number, WRONG) == left
        clock.forward(seconds=10)
    assert outcome(registry, number, code) == "open"


def test_another_dossier_is_not_slowed(registry: Registry, dossier: tuple[str, str]) -> None:
    other, code = registry.register_advies(AdviesContent("advies"))
    for _ in range(5):
        outcome(registry, dossier[0], WRONG)
    assert outcome(registry, other, code) == "open"


def test_many_numbers_are_slowed_in_general(registry: Registry, clock: Clock) -> None:
    waits = [outcome(registry, f"AV-0000-{i:04d}", WRONG) for i in range(21)]
    assert waits == ["wrong"] * 20 + [1]
    for i in range(4):
        clock.forward(seconds=5)
        assert outcome(registry, f"AV-0001-{i:04d}", WRONG) == "wrong"
    assert outcome(registry, "AV-0002-0000", WRONG) == 5
    clock.forward(minutes=11)
    assert [outcome(registry, f"AV-0003-{i:04d}", WRONG) for i in range(3)] == ["wrong"] * 3


def test_who_gives_the_right_code_is_not_slowed_in_general(
    registry: Registry, dossier: tuple[str, str]
) -> None:
    assert [outcome(registry, *dossier) for _ in range(30)] == ["open"] * 30


def test_a_number_that_does_not_exist_is_slowed_the_same(
    registry: Registry, dossier: tuple[str, str]
) -> None:
    real = [outcome(registry, dossier[0], WRONG) for _ in range(5)]
    free = [outcome(registry, "AV-0000-0000", WRONG) for _ in range(5)]
    assert real == free


@pytest.mark.parametrize("number", ["right", "AV-0000-0000", "geen nummer", ""])
@pytest.mark.parametrize("code", [WRONG, "geen code", ""])
def test_the_same_work_is_done_whichever_is_wrong(
    sqlite_registry: Registry, monkeypatch: pytest.MonkeyPatch, number: str, code: str
) -> None:
    real, _ = sqlite_registry.register_advies(AdviesContent("advies"))
    verified: list[str] = []
    matches = CodeHasher.matches

    def spy(self: CodeHasher, kept: str, given: str) -> bool:
        verified.append(kept.rsplit("$", 2)[0])
        return matches(self, kept, given)

    monkeypatch.setattr(CodeHasher, "matches", spy)
    assert outcome(sqlite_registry, real if number == "right" else number, code) == "wrong"
    # One argon2 check, with the same parameters.
    assert verified == ["$argon2id$v=19$m=64,t=1,p=1"]


def test_tries_at_the_same_moment_do_not_slip_through(
    registry: Registry, dossier: tuple[str, str]
) -> None:
    with ThreadPoolExecutor(12) as pool:
        outcomes = list(pool.map(lambda _: outcome(registry, dossier[0], WRONG), range(12)))
    assert outcomes.count("wrong") == PER_DOSSIER.free
    assert outcomes.count(30) == 12 - PER_DOSSIER.free


def test_what_is_written_down_says_nothing_of_who_tried(
    registry: Registry, dossier: tuple[str, str]
) -> None:
    outcome(registry, dossier[0], "mijn code is geheim")
    kept = rows(registry, "tries")
    assert {row["key"] for row in kept} == {"algemeen", dossier[0]}
    assert {name for row in kept for name in row} == {"key", "failures", "last", "next_try"}


def test_the_text_says_how_long_to_wait() -> None:
    assert "30 seconden" in str(TooManyTriesError(30))
    assert "1 minuut" in str(TooManyTriesError(60))
    assert "32 minuten" in str(TooManyTriesError(1920))
    assert TooManyTriesError(30).visitor_text == str(TooManyTriesError(30))
    assert issubclass(WrongCodeError, AccessError)


def test_waits_never_overflow() -> None:
    for pace in (PER_DOSSIER, IN_GENERAL):
        assert pace.wait_after(10**9) == pace.most
        assert pace.wait_after(0) == timedelta(0)


def test_a_code_drawn_at_random_is_not_the_right_one(registry: Registry) -> None:
    number, code = registry.register_advies(AdviesContent("advies"))
    other = new_code()
    assert other != code
    assert outcome(registry, number, other) == "wrong"
