"""What medewerkers do, and what they cannot do to each other's talks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.handoff.desk_work import (
    close,
    forward_to_colleague,
    forward_to_region,
    pick_up,
    put_back,
)
from bot.handoff.errors import (
    AlreadyEndedError,
    AlreadyPickedUpError,
    HandoffNotFoundError,
    NotYourHandoffError,
    TransitionError,
)
from bot.handoff.model import Handoff
from bot.handoff.queue import changes_after, log_of, log_page, look_at, newest_change
from bot.handoff.requests import withdraw
from bot.registry.errors import ClosedListError
from tests.handoff.helpers import ANNA, BRAM, NOW, actions, ask, count, later


def test_the_second_sees_who_was_first(engine: Engine) -> None:
    handoff = ask(engine)
    mine = pick_up(engine, handoff.id, ANNA, later(2))
    assert (mine.status, mine.medewerker, mine.picked_up) == ("opgepakt", ANNA, later(2))
    with pytest.raises(AlreadyPickedUpError, match=ANNA) as raised:
        pick_up(engine, handoff.id, BRAM, later(3))
    assert raised.value.medewerker == ANNA
    # A second click of the first changes nothing.
    assert pick_up(engine, handoff.id, ANNA, later(4)) == mine
    assert actions(engine, handoff.id) == ["aangevraagd", "opgepakt"]


def test_what_has_ended_cannot_be_picked_up(engine: Engine) -> None:
    handoff = ask(engine)
    withdraw(engine, handoff.id, later(1))
    with pytest.raises(AlreadyEndedError, match="ingetrokken"):
        pick_up(engine, handoff.id, ANNA, later(2))


def test_closing(engine: Engine) -> None:
    handoff = ask(engine)
    with pytest.raises(TransitionError):
        close(engine, handoff.id, ANNA, "gesprek_klaar", later(1))
    pick_up(engine, handoff.id, ANNA, later(1))
    closed = close(engine, handoff.id, ANNA, "gesprek_klaar", later(9))
    assert (closed.status, closed.close_reason, closed.ended) == (
        "afgerond",
        "gesprek_klaar",
        later(9),
    )
    assert close(engine, handoff.id, ANNA, "gesprek_klaar", later(10)) == closed
    with pytest.raises(AlreadyEndedError):
        close(engine, handoff.id, ANNA, "verwezen", later(11))
    assert count(engine, "log") == 3


@pytest.mark.parametrize("reason", ["", "de buurman heet Kees", "bezoeker_stopt"])
def test_only_reasons_from_the_list(sqlite_engine: Engine, reason: str) -> None:
    handoff = ask(sqlite_engine)
    pick_up(sqlite_engine, handoff.id, ANNA, NOW)
    with pytest.raises(ClosedListError):
        close(sqlite_engine, handoff.id, ANNA, reason, NOW)  # type: ignore[arg-type]
    assert actions(sqlite_engine, handoff.id) == ["aangevraagd", "opgepakt"]


@pytest.mark.parametrize(
    "work",
    [
        lambda engine, one: close(engine, one.id, BRAM, "verwezen", later(5)),
        lambda engine, one: forward_to_colleague(engine, one.id, BRAM, "carla", later(5)),
        lambda engine, one: forward_to_region(engine, one.id, BRAM, "twente", later(5)),
        lambda engine, one: put_back(engine, one.id, BRAM, later(5)),
    ],
)
def test_nobody_works_in_a_colleagues_talk(
    engine: Engine, work: Callable[[Engine, Handoff], Handoff]
) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(1))
    with pytest.raises(NotYourHandoffError, match=ANNA):
        work(engine, handoff)
    assert actions(engine, handoff.id) == ["aangevraagd", "opgepakt"]


def test_forwarding_to_a_colleague(engine: Engine) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(1))
    given = forward_to_colleague(engine, handoff.id, ANNA, BRAM, later(2))
    assert (given.status, given.medewerker) == ("opgepakt", BRAM)
    assert forward_to_colleague(engine, handoff.id, ANNA, BRAM, later(3)) == given
    with pytest.raises(NotYourHandoffError, match=BRAM):
        close(engine, handoff.id, ANNA, "gesprek_klaar", later(3))
    close(engine, handoff.id, BRAM, "gesprek_klaar", later(4))
    assert log_of(engine, handoff.id)[2].detail == BRAM


def test_forwarding_to_a_region_keeps_the_place_in_time(engine: Engine) -> None:
    handoff = ask(engine, regio="twente")
    pick_up(engine, handoff.id, ANNA, later(1))
    given = forward_to_region(engine, handoff.id, ANNA, "drenthe", later(2))
    assert (given.status, given.medewerker, given.regio) == ("wachtend", None, "drenthe")
    assert (given.created, given.waiting_since) == (NOW, later(2))
    assert pick_up(engine, handoff.id, BRAM, later(3)).picked_up == later(1)


def test_forwarding_a_waiting_one_needs_no_picking_up(engine: Engine) -> None:
    handoff = ask(engine)
    assert forward_to_region(engine, handoff.id, ANNA, "drenthe", later(1)).regio == "drenthe"
    with pytest.raises(ClosedListError):
        forward_to_region(engine, handoff.id, ANNA, "atlantis", later(2))


def test_put_back(engine: Engine) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(1))
    back = put_back(engine, handoff.id, ANNA, later(2))
    assert (back.status, back.medewerker) == ("wachtend", None)
    assert pick_up(engine, handoff.id, BRAM, later(3)).medewerker == BRAM


def test_the_log_says_who_did_what_when_and_nothing_else(engine: Engine) -> None:
    before = newest_change(engine)
    handoff = ask(engine, "melding", reason="wens_melding", regio="twente", zorgen=["stalking"])
    look_at(engine, handoff.id, BRAM, later(1))
    pick_up(engine, handoff.id, ANNA, later(2))
    forward_to_region(engine, handoff.id, ANNA, "drenthe", later(3))
    pick_up(engine, handoff.id, BRAM, later(4))
    close(engine, handoff.id, BRAM, "melding_opgenomen", later(5))
    lines = log_of(engine, handoff.id)
    assert [(one.side, one.medewerker, one.action, one.status, one.detail) for one in lines] == [
        ("bezoeker", None, "aangevraagd", "wachtend", "wens_melding"),
        ("medewerker", BRAM, "bekeken", "wachtend", None),
        ("medewerker", ANNA, "opgepakt", "opgepakt", None),
        ("medewerker", ANNA, "doorgegeven_regio", "wachtend", "drenthe"),
        ("medewerker", BRAM, "opgepakt", "opgepakt", None),
        ("medewerker", BRAM, "afgerond", "afgerond", "melding_opgenomen"),
    ]
    assert [one.at for one in lines] == [later(minute) for minute in range(6)]
    assert changes_after(engine, before) == lines
    assert changes_after(engine, lines[2].seq) == lines[3:]
    assert newest_change(engine) == lines[-1].seq
    assert "stalking" not in repr(lines)


def test_an_unknown_id(engine: Engine) -> None:
    with pytest.raises(HandoffNotFoundError):
        pick_up(engine, "no-such-id", ANNA, NOW)


@pytest.mark.parametrize("medewerker", ["", "anna met een lang verhaal", "x" * 65, "<b>"])
def test_only_an_accounts_id_comes_in_the_log(sqlite_engine: Engine, medewerker: str) -> None:
    handoff = ask(sqlite_engine)
    for work in (pick_up, look_at):
        with pytest.raises(ClosedListError):
            work(sqlite_engine, handoff.id, medewerker, NOW)
    pick_up(sqlite_engine, handoff.id, ANNA, NOW)
    with pytest.raises(ClosedListError):
        forward_to_colleague(sqlite_engine, handoff.id, ANNA, medewerker, NOW)
    assert actions(sqlite_engine, handoff.id) == ["aangevraagd", "opgepakt"]


def test_leafing_through_the_log(engine: Engine) -> None:
    ids = [ask(engine).id for _ in range(5)]
    newest = log_page(engine, most=2)
    assert [one.handoff_id for one in newest] == [ids[4], ids[3]]
    rest = log_page(engine, before=newest[-1].seq)
    assert [one.handoff_id for one in rest] == [ids[2], ids[1], ids[0]]
