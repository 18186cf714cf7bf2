"""Asking for a human, once; waiting; stopping."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.handoff.desk_work import close, forward_to_region, pick_up
from bot.handoff.errors import AlreadyEndedError, HandoffNotFoundError, TransitionError
from bot.handoff.messages import add_message
from bot.handoff.model import Facts
from bot.handoff.requests import (
    end_by_visitor,
    latest_for_conversation,
    open_for_conversation,
    request_handoff,
    withdraw,
)
from bot.privacy import Redacted
from bot.registry.errors import ClosedListError, ConsentError
from tests.handoff.helpers import ANNA, NOW, actions, ask, conversation, count, later

ALL_FACTS = {
    "rol": "omstander",
    "regio": "ijsselland",
    "zorgen": ["partnergeweld", "lichamelijk"],
    "veiligheidscijfer": 4,
    "wens": "melding",
    "onderwerpen": ["bespreken"],
}


def test_a_request_keeps_the_facts_and_the_moment(engine: Engine) -> None:
    who = conversation()
    asked = ask(engine, "melding", who=who, reason="wens_melding", **ALL_FACTS)
    kept = open_for_conversation(engine, who)
    assert kept == asked
    assert (asked.status, asked.kind, asked.reason) == ("wachtend", "melding", "wens_melding")
    assert asked.zorgen == ("lichamelijk", "partnergeweld")
    assert (asked.created, asked.waiting_since, asked.picked_up) == (NOW, NOW, None)
    assert (asked.rol, asked.regio, asked.veiligheidscijfer) == ("omstander", "ijsselland", 4)
    assert not asked.acuut
    assert not asked.bot_is_silent


def test_ids_cannot_be_guessed(sqlite_engine: Engine) -> None:
    ids = {ask(sqlite_engine).id for _ in range(50)}
    assert len(ids) == 50
    assert all(len(one) == 22 for one in ids)  # 128 bits in base64


def test_asking_twice_gives_the_one_that_is_open(engine: Engine) -> None:
    who = conversation()
    first = ask(engine, who=who)
    again = ask(engine, who=who, minutes=3)
    assert again == first
    assert count(engine) == count(engine, "log") == count(engine, "outbox") == 1
    pick_up(engine, first.id, ANNA, later(4))
    assert ask(engine, who=who, minutes=5).id == first.id


def test_asking_again_adds_what_is_newly_known(engine: Engine) -> None:
    who = conversation()
    first = ask(engine, who=who, zorgen=["stalking"])
    again = ask(engine, who=who, minutes=1, **ALL_FACTS)
    assert again.id == first.id
    assert again.regio == "ijsselland"
    assert set(again.zorgen) == {"stalking", "partnergeweld", "lichamelijk"}
    nothing_new = ask(engine, who=who, minutes=2)
    assert nothing_new == again
    assert actions(engine, first.id) == ["aangevraagd", "aangevuld"]


def test_a_wish_for_a_melding_makes_it_one_and_stays(engine: Engine) -> None:
    who = conversation()
    first = ask(engine, "chat", who=who)
    assert ask(engine, "melding", who=who, reason="wens_melding").kind == "melding"
    assert ask(engine, "chat", who=who).kind == "melding"
    assert open_for_conversation(engine, who).id == first.id
    assert count(engine) == 1


def test_danger_marks_and_is_never_taken_back(engine: Engine) -> None:
    who = conversation()
    assert not ask(engine, who=who).acuut
    assert ask(engine, who=who, reason="gevaar").acuut
    assert ask(engine, who=who, acuut=False).acuut
    assert ask(engine, acuut=True).acuut
    assert ask(engine, reason="gevaar").acuut


@pytest.mark.parametrize(
    "wrong",
    [
        {"rol": "mijn buurman Kees"},
        {"regio": "Dorpsstraat 5"},
        {"zorgen": ["hij slaat haar"]},
        {"veiligheidscijfer": 11},
        {"veiligheidscijfer": -1},
        {"wens": "rust"},
        {"onderwerpen": ["Kees"]},
    ],
)
def test_what_is_in_no_closed_list_is_never_stored(
    sqlite_engine: Engine, wrong: dict[str, object]
) -> None:
    with pytest.raises(ClosedListError) as raised:
        ask(sqlite_engine, **wrong)
    assert "Kees" not in str(raised.value)
    assert count(sqlite_engine) == 0


@pytest.mark.parametrize("who", ["", "kees jansen", "kees@example.nl", "x" * 65, "+31612345678"])
def test_only_a_pseudonym_is_kept(sqlite_engine: Engine, who: str) -> None:
    with pytest.raises(ClosedListError):
        request_handoff(sqlite_engine, who, kind="chat", reason="stapt_uit", facts=Facts(), now=NOW)
    assert count(sqlite_engine) == 0


def test_other_kinds_and_reasons_are_refused(sqlite_engine: Engine) -> None:
    with pytest.raises(ClosedListError):
        ask(sqlite_engine, "koffie")  # type: ignore[arg-type]
    with pytest.raises(ClosedListError):
        ask(sqlite_engine, reason="zomaar")  # type: ignore[arg-type]
    with pytest.raises(ConsentError):
        ask(sqlite_engine, "terugbelverzoek")


def test_withdrawing(engine: Engine) -> None:
    who = conversation()
    first = ask(engine, who=who)
    gone = withdraw(engine, first.id, later(2))
    assert (gone.status, gone.ended) == ("ingetrokken", later(2))
    assert withdraw(engine, first.id, later(3)) == gone
    assert open_for_conversation(engine, who) is None
    assert latest_for_conversation(engine, who) == gone
    second = ask(engine, who=who, minutes=4)
    assert second.id != first.id
    assert latest_for_conversation(engine, who) == second


def test_withdrawing_cannot_undo_a_talk(engine: Engine) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(1))
    with pytest.raises(TransitionError):
        withdraw(engine, handoff.id, later(2))
    close(engine, handoff.id, ANNA, "gesprek_klaar", later(3))
    with pytest.raises(AlreadyEndedError):
        withdraw(engine, handoff.id, later(4))


def test_the_visitor_can_stop_at_any_moment(engine: Engine) -> None:
    waiting, talking = ask(engine), ask(engine)
    assert end_by_visitor(engine, waiting.id, later(1)).status == "ingetrokken"
    pick_up(engine, talking.id, ANNA, later(1))
    ended = end_by_visitor(engine, talking.id, later(2))
    assert (ended.status, ended.close_reason) == ("afgerond", "bezoeker_stopt")
    assert end_by_visitor(engine, talking.id, later(3)) == ended


def test_the_bot_is_silent_from_the_first_human_word_until_the_end(engine: Engine) -> None:
    who = conversation()
    handoff = ask(engine, who=who, regio="twente")
    pick_up(engine, handoff.id, ANNA, later(1))
    assert not open_for_conversation(engine, who).bot_is_silent
    hello = Redacted("Goedemiddag, je praat nu met een medewerker.")
    add_message(
        engine, handoff.id, "medewerker", hello, client_id="aa" * 8, now=later(2), medewerker=ANNA
    )
    assert open_for_conversation(engine, who).bot_is_silent
    # Waiting for a second human is no ending.
    forward_to_region(engine, handoff.id, ANNA, "drenthe", later(3))
    assert open_for_conversation(engine, who).bot_is_silent
    assert not end_by_visitor(engine, handoff.id, later(4)).bot_is_silent


def test_an_unknown_id(engine: Engine) -> None:
    with pytest.raises(HandoffNotFoundError):
        withdraw(engine, "no-such-id", NOW)
