"""What the program itself tells a visitor: the right words, once for each occasion, never lost."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.handoff.desk_work import close, forward_to_colleague, forward_to_region, pick_up, put_back
from bot.handoff.messages import add_message, messages_after
from bot.handoff.model import Handoff
from bot.handoff.notices import (
    CALL_BACK,
    NOTICES,
    STOP_TALK,
    message_item,
    tell_change,
    tell_missed,
    tell_waiting,
)
from bot.handoff.purge import forget_conversation
from bot.handoff.queue import log_of, overview
from bot.handoff.requests import end_by_visitor, withdraw
from bot.kennis.bronnen import load_bronnen
from bot.privacy import Redacted, redact
from tests.handoff.helpers import ANNA, BRAM, ask, client_id, later


def tell_all(engine: Engine, handoff: Handoff) -> list[str | None]:
    """Tell every change so far, twice; the notices that are kept, in order."""
    for _ in range(2):
        for entry in log_of(engine, handoff.id):
            now = overview(engine, handoff.id, later(60)).handoff
            tell_change(engine, now, entry, later(60))
    return kept(engine, handoff)


def kept(engine: Engine, handoff: Handoff) -> list[str | None]:
    items = [message_item(one) for one in messages_after(engine, handoff.id)]
    return [item["custom"].get("notice") for item in items]


@pytest.mark.parametrize("notice", sorted(NOTICES))
def test_the_words_pass_the_redactor_unchanged_and_name_their_sources(notice: str) -> None:
    words = NOTICES[notice]
    assert redact(words.text) == words.text
    assert words.bron
    assert [load_bronnen().problem(one) for one in words.bron if load_bronnen().problem(one)] == []
    assert not words.text.lower().startswith("bel nu"), "only an urgent answer begins so"


def test_a_talk_is_told_from_pick_up_to_the_end_each_once(engine: Engine) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(1))
    forward_to_colleague(engine, handoff.id, ANNA, BRAM, later(2))
    put_back(engine, handoff.id, BRAM, later(3))
    pick_up(engine, handoff.id, BRAM, later(4))
    close(engine, handoff.id, BRAM, "gesprek_klaar", later(5))
    assert tell_all(engine, handoff) == ["opgepakt", "doorgegeven", "wacht", "opgepakt", "afgerond"]


def test_who_stops_is_told_so_and_who_asks_to_be_called_is_not(engine: Engine) -> None:
    waits, talks = ask(engine), ask(engine)
    withdraw(engine, waits.id, later(1))
    pick_up(engine, talks.id, ANNA, later(1))
    end_by_visitor(engine, talks.id, later(2))
    assert tell_all(engine, waits) == ["ingetrokken"]
    assert tell_all(engine, talks) == ["opgepakt", "gestopt"]


def test_another_region_is_told_only_to_who_had_somebody(engine: Engine) -> None:
    waits, talks = ask(engine, regio="utrecht"), ask(engine, regio="utrecht")
    pick_up(engine, talks.id, ANNA, later(1))
    for one in (waits, talks):
        forward_to_region(engine, one.id, ANNA, "twente", later(2))
    assert tell_all(engine, waits) == []
    assert tell_all(engine, talks) == ["opgepakt", "wacht"]


def test_what_was_not_told_before_a_kill_is_told_after_it(engine: Engine) -> None:
    handoff, erased, old = ask(engine, minutes=50), ask(engine, minutes=50), ask(engine)
    for one in (handoff, erased):
        pick_up(engine, one.id, ANNA, later(55))
    pick_up(engine, old.id, ANNA, later(1))
    forget_conversation(engine, str(erased.conversation_id), later(56))
    assert tell_missed(engine, later(90)) == 1
    assert tell_missed(engine, later(91)) == 0
    assert kept(engine, handoff) == ["opgepakt"]
    assert kept(engine, old) == [], "what happened long ago is no news"
    assert kept(engine, erased) == []


def test_waiting_is_told_once_for_each_time_in_the_queue(engine: Engine) -> None:
    handoff = ask(engine)
    assert tell_waiting(engine, [handoff], "wacht_lang", later(6)) == [handoff]
    assert tell_waiting(engine, [handoff], "wacht_lang", later(7)) == []
    pick_up(engine, handoff.id, ANNA, later(8))
    back = put_back(engine, handoff.id, ANNA, later(9))
    assert tell_waiting(engine, [back], "wacht_lang", later(20)) == [back]
    assert kept(engine, handoff) == ["wacht_lang", "wacht_lang"]


def test_an_item_has_what_a_page_needs(engine: Engine) -> None:
    handoff = ask(engine)
    pick_up(engine, handoff.id, ANNA, later(1))
    tell_all(engine, handoff)
    own = client_id()
    for side, text, key in (("medewerker", "Hallo", client_id()), ("bezoeker", "Dag", own)):
        add_message(
            engine,
            handoff.id,
            side,  # type: ignore[arg-type]
            Redacted(text),
            client_id=key,
            now=later(2),
            medewerker=ANNA if side == "medewerker" else None,
        )
    notice, hello, day = (message_item(one) for one in messages_after(engine, handoff.id))
    assert notice["buttons"] == [{"title": STOP_TALK, "payload": STOP_TALK}]
    assert notice["custom"]["bron"] and notice["custom"]["wie"] == "systeem"
    assert hello == {
        "text": "Hallo",
        "custom": {"wie": "medewerker", "nummer": 2, "handoff": handoff.id},
    }
    assert day["custom"] == {
        "wie": "bezoeker",
        "nummer": 3,
        "handoff": handoff.id,
        "client_id": own,
    }
    assert ANNA not in str([notice, hello, day])
    assert CALL_BACK in NOTICES["wacht_lang"].buttons
