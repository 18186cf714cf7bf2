"""The queue: order, honest waiting times, and what happens to who waits too long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from bot.errors import SettingsError
from bot.handoff.desk_work import close, forward_to_region, pick_up
from bot.handoff.errors import AlreadyEndedError, HandoffNotFoundError
from bot.handoff.model import Handoff
from bot.handoff.queue import (
    _median,
    expected_wait,
    expire_waiting,
    list_open,
    look_at,
    overview,
    position,
    waited_too_long,
)
from bot.handoff.requests import withdraw
from bot.handoff.settings import EXPIRE, SAY_SO, WaitingLimits, load_waiting_limits
from bot.registry.errors import ClosedListError
from tests.handoff.helpers import ANNA, NOW, actions, ask, conversation, later


def answered(engine: Engine, asked: float, waited: float, **facts: object) -> Handoff:
    """A handoff that was picked up after so many minutes, and closed."""
    handoff = ask(engine, minutes=asked, **facts)
    pick_up(engine, handoff.id, ANNA, later(asked + waited))
    return close(engine, handoff.id, ANNA, "gesprek_klaar", later(asked + waited + 1))


def test_danger_goes_first_then_who_asked_first(engine: Engine) -> None:
    third = ask(engine, minutes=0)
    fourth = ask(engine, minutes=1)
    second = ask(engine, minutes=3, acuut=True)
    first = ask(engine, minutes=2, reason="gevaar")
    wanted = [first, second, third, fourth]
    assert [one.id for one in list_open(engine)] == [one.id for one in wanted]
    assert [position(engine, one.id) for one in wanted] == [1, 2, 3, 4]
    withdraw(engine, first.id, later(5))
    pick_up(engine, third.id, ANNA, later(5))
    assert [position(engine, one.id) for one in wanted] == [None, 1, None, 2]


def test_danger_that_comes_up_while_waiting_moves_to_the_top(engine: Engine) -> None:
    who = conversation()
    ask(engine, minutes=0)
    last = ask(engine, minutes=1, who=who)
    assert position(engine, last.id) == 2
    ask(engine, minutes=2, who=who, reason="gevaar")
    assert position(engine, last.id) == 1


def test_a_place_counts_those_who_compete_for_the_same_medewerkers(engine: Engine) -> None:
    ask(engine, minutes=0, regio="drenthe")
    here = ask(engine, minutes=1, regio="twente")
    nowhere = ask(engine, minutes=2)
    last = ask(engine, minutes=3, regio="twente")
    assert position(engine, here.id) == 1
    assert position(engine, nowhere.id) == 3
    assert position(engine, last.id) == 3
    forward_to_region(engine, here.id, ANNA, "drenthe", later(4))
    assert position(engine, here.id) == 2
    assert position(engine, last.id) == 2


def test_at_the_same_moment_everybody_has_an_own_place(engine: Engine) -> None:
    asked = [ask(engine) for _ in range(6)]
    assert sorted(position(engine, one.id) for one in asked) == [1, 2, 3, 4, 5, 6]
    places = [position(engine, one.id) for one in list_open(engine)]
    assert places == [1, 2, 3, 4, 5, 6]


def test_filters(engine: Engine) -> None:
    chat = ask(engine, regio="twente")
    melding = ask(engine, "melding", regio="drenthe")
    pick_up(engine, melding.id, ANNA, NOW)
    withdraw(engine, ask(engine).id, NOW)
    assert {one.id for one in list_open(engine)} == {chat.id, melding.id}
    assert [one.id for one in list_open(engine, regio="twente")] == [chat.id]
    assert [one.id for one in list_open(engine, kind="melding")] == [melding.id]
    assert [one.id for one in list_open(engine, medewerker=ANNA)] == [melding.id]
    with pytest.raises(ClosedListError):
        list_open(engine, regio="atlantis")


def test_without_data_nothing_is_said_about_the_waiting_time(engine: Engine) -> None:
    assert expected_wait(engine, NOW, None) is None
    answered(engine, 0, 4)
    answered(engine, 1, 4)
    assert expected_wait(engine, later(10), None) is None


def test_the_waiting_time_is_the_median_of_the_last_hours(engine: Engine) -> None:
    for waited in (2, 4, 12):
        answered(engine, 0, waited, regio="twente")
    assert expected_wait(engine, later(30), None) == timedelta(minutes=4)
    assert expected_wait(engine, later(30), "twente") == timedelta(minutes=4)
    assert expected_wait(engine, later(30), "drenthe") is None
    assert expected_wait(engine, later(300), None) is None  # too long ago


def test_who_still_waits_counts(engine: Engine) -> None:
    for waited in (2, 2, 3):
        answered(engine, 0, waited)
    for _ in range(3):
        ask(engine, minutes=1)
    # Half were answered quickly, the others wait for half an hour: not "two minutes".
    assert expected_wait(engine, later(31), None) == timedelta(minutes=3)
    ask(engine, minutes=1)
    assert expected_wait(engine, later(31), None) is None


def test_a_terugbelverzoek_says_nothing_about_a_chat() -> None:
    assert _median([]) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 500).map(lambda m: timedelta(minutes=m)), st.booleans()),
        max_size=40,
    )
)
def test_the_median_is_an_answer_that_was_given(waits: list[tuple[timedelta, bool]]) -> None:
    waits.sort()
    found = _median(waits)
    answers = [wait for wait, unanswered in waits if not unanswered]
    if len(answers) == len(waits) and answers:
        assert found == answers[(len(answers) - 1) // 2]
    if found is not None:
        assert found in answers
        assert found >= answers[(len(answers) - 1) // 2]  # who did not get through never shortens


def test_nobody_picked_up_in_time(engine: Engine) -> None:
    limits = WaitingLimits(say_so=timedelta(minutes=5), expire=timedelta(minutes=60))
    early = ask(engine, minutes=0)
    late = ask(engine, minutes=10)
    picked = ask(engine, minutes=0)
    pick_up(engine, picked.id, ANNA, later(1))
    assert waited_too_long(engine, later(4), limits) == []
    assert [one.id for one in waited_too_long(engine, later(6), limits)] == [early.id]
    assert expire_waiting(engine, later(59), limits) == []
    expired = expire_waiting(engine, later(61), limits)
    assert [(one.id, one.status, one.ended) for one in expired] == [
        (early.id, "verlopen", later(61))
    ]
    assert expire_waiting(engine, later(61), limits) == []
    assert {one.id for one in list_open(engine)} == {late.id, picked.id}
    with pytest.raises(AlreadyEndedError, match="verlopen"):
        pick_up(engine, early.id, ANNA, later(62))
    assert actions(engine, early.id) == ["aangevraagd", "verlopen"]


def test_being_passed_on_starts_the_waiting_time_anew(engine: Engine) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(30))
    forward_to_region(engine, handoff.id, ANNA, "drenthe", later(55))
    assert expire_waiting(engine, later(70)) == []


def test_the_overview(engine: Engine) -> None:
    handoff = ask(engine, "melding", rol="professional", regio="twente", zorgen=["verwaarlozing"])
    seen = overview(engine, handoff.id, later(7))
    assert seen.waiting == timedelta(minutes=7)
    assert (seen.handoff, seen.moment, seen.messages) == (handoff, None, 0)
    pick_up(engine, handoff.id, ANNA, later(8))
    assert overview(engine, handoff.id, later(30)).waiting == timedelta(minutes=8)
    assert actions(engine, handoff.id) == ["aangevraagd", "opgepakt"]
    assert look_at(engine, handoff.id, ANNA, later(31)).waiting == timedelta(minutes=8)
    assert actions(engine, handoff.id)[-1] == "bekeken"
    with pytest.raises(HandoffNotFoundError):
        overview(engine, "no-such-id", NOW)


def test_limits_from_the_environment() -> None:
    assert load_waiting_limits({}) == WaitingLimits()
    found = load_waiting_limits({SAY_SO: "2", EXPIRE: "30"})
    assert found == WaitingLimits(timedelta(minutes=2), timedelta(minutes=30))


@pytest.mark.parametrize(
    "environ", [{SAY_SO: "0"}, {SAY_SO: "vijf"}, {EXPIRE: "99999"}, {SAY_SO: "9", EXPIRE: "8"}]
)
def test_limits_that_cannot_be_used(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="ADVIESCHAT_WACHTEN"):
        load_waiting_limits(environ)
