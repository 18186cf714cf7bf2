"""Messages: redacted, in order, never twice, only by who has the talk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.handoff.desk_work import close, forward_to_colleague, pick_up
from bot.handoff.errors import (
    AlreadyEndedError,
    HandoffMessageError,
    HandoffNotFoundError,
    NotYourHandoffError,
    TransitionError,
)
from bot.handoff.messages import (
    MOST_TEXT,
    add_message,
    add_notice,
    messages_after,
    new_messages,
    newest_message,
)
from bot.handoff.model import Handoff, Message
from bot.handoff.queue import overview
from bot.handoff.requests import open_for_conversation
from bot.handoff.values import Side
from bot.privacy import Redacted, redact
from bot.registry.errors import ClosedListError
from tests.handoff.helpers import ANNA, BRAM, NOW, ask, client_id, later


@pytest.fixture
def talk(engine: Engine) -> Handoff:
    """A talk that Anna has."""
    return pick_up(engine, ask(engine).id, ANNA, NOW)


def write(
    engine: Engine, handoff: Handoff, side: Side, text: str, minutes: float = 1, **more: str
) -> Message:
    given = {"client_id": client_id(), **more}
    if side == "medewerker":
        given.setdefault("medewerker", ANNA)
    return add_message(engine, handoff.id, side, redact(text), now=later(minutes), **given)


def test_both_sides_in_order(engine: Engine, talk: Handoff) -> None:
    before = newest_message(engine)
    write(engine, talk, "systeem", "Je bent verbonden met een medewerker.")
    write(engine, talk, "bezoeker", "Ik maak me zorgen om de buren.", 2)
    write(engine, talk, "medewerker", "Wat heb je gezien?", 3)
    found = messages_after(engine, talk.id)
    assert [(one.number, one.side) for one in found] == [
        (1, "systeem"),
        (2, "bezoeker"),
        (3, "medewerker"),
    ]
    assert [one.at for one in found] == [later(1), later(2), later(3)]
    assert messages_after(engine, talk.id, 2) == found[2:]
    assert new_messages(engine, before) == found
    assert newest_message(engine) == found[-1].seq
    assert overview(engine, talk.id, later(4)).messages == 3


def test_sending_again_adds_nothing(engine: Engine, talk: Handoff) -> None:
    key = client_id()
    first = write(engine, talk, "bezoeker", "Hallo?", client_id=key)
    assert write(engine, talk, "bezoeker", "Hallo?", 5, client_id=key) == first
    # The same id of the other side is another message.
    assert write(engine, talk, "medewerker", "Hallo!", client_id=key).number == 2
    close(engine, talk.id, ANNA, "gesprek_klaar", later(6))
    assert write(engine, talk, "bezoeker", "Hallo?", 7, client_id=key) == first


def test_numbers_count_per_handoff(engine: Engine, talk: Handoff) -> None:
    other = pick_up(engine, ask(engine).id, BRAM, NOW)
    write(engine, talk, "bezoeker", "een")
    assert write(engine, other, "bezoeker", "een").number == 1
    assert write(engine, talk, "bezoeker", "twee").number == 2


def test_what_is_kept_passed_the_redactor_whoever_calls(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    talk = pick_up(sqlite_engine, ask(sqlite_engine).id, ANNA, NOW)
    spilled = Redacted("Mijn buurman Kevin Jansen woont Dorpsstraat 12, bel 06-12345678.")
    for side, medewerker in (("bezoeker", None), ("medewerker", ANNA)):
        kept = add_message(
            sqlite_engine,
            talk.id,
            side,  # type: ignore[arg-type]
            spilled,
            client_id=client_id(),
            now=NOW,
            medewerker=medewerker,
        )
        assert "[NAAM]" in kept.text
    sqlite_engine.dispose()
    with sqlite3.connect(tmp_path / "var" / "advieschat.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in (tmp_path / "var").iterdir():
        for trace in (b"Kevin", b"Jansen", b"Dorpsstraat", b"12345678"):
            assert trace not in file.read_bytes(), file


def test_the_first_human_word_silences_the_bot_once(engine: Engine, talk: Handoff) -> None:
    write(engine, talk, "bezoeker", "Hallo?", 1)
    assert not open_for_conversation(engine, str(talk.conversation_id)).bot_is_silent
    write(engine, talk, "medewerker", "Hallo!", 2)
    write(engine, talk, "medewerker", "Wat is er?", 3)
    found = open_for_conversation(engine, str(talk.conversation_id))
    assert found.human_since == later(2)
    assert found.bot_is_silent


@pytest.mark.parametrize("bad", ["", "kort", "mijn buurman Kees", "a" * 37, "é" * 10])
def test_no_words_fit_in_a_client_id(engine: Engine, talk: Handoff, bad: str) -> None:
    with pytest.raises(HandoffMessageError):
        write(engine, talk, "bezoeker", "Hallo", client_id=bad)


@pytest.mark.parametrize("bad", ["", "  \n ", "ja " * MOST_TEXT], ids=["empty", "blank", "endless"])
def test_empty_and_endless_texts_are_refused(engine: Engine, talk: Handoff, bad: str) -> None:
    with pytest.raises(HandoffMessageError) as raised:
        add_message(engine, talk.id, "bezoeker", Redacted(bad), client_id=client_id(), now=NOW)
    assert "ja ja" not in str(raised.value)
    assert messages_after(engine, talk.id) == []


def test_only_who_has_the_talk_writes_as_medewerker(engine: Engine, talk: Handoff) -> None:
    with pytest.raises(NotYourHandoffError):
        write(engine, talk, "medewerker", "Hallo", medewerker=BRAM)
    forward_to_colleague(engine, talk.id, ANNA, BRAM, later(2))
    write(engine, talk, "medewerker", "Hallo", medewerker=BRAM)
    with pytest.raises(NotYourHandoffError):
        write(engine, talk, "medewerker", "Nog iets", medewerker=ANNA)
    waiting = ask(engine)
    with pytest.raises(TransitionError):
        write(engine, waiting, "medewerker", "Hallo")
    with pytest.raises(ClosedListError):
        write(engine, talk, "buurman", "Hallo")  # type: ignore[arg-type]


def test_a_visitor_may_write_while_waiting(engine: Engine) -> None:
    assert write(engine, ask(engine), "bezoeker", "Ik wacht.").number == 1


def test_after_the_end_only_the_ending_is_told(engine: Engine, talk: Handoff) -> None:
    close(engine, talk.id, ANNA, "gesprek_klaar", later(2))
    for side in ("bezoeker", "medewerker"):
        with pytest.raises(AlreadyEndedError):
            write(engine, talk, side, "Nog iets", 3)  # type: ignore[arg-type]
    write(engine, talk, "systeem", "Dit gesprek is klaar.", 3)
    with pytest.raises(HandoffNotFoundError):
        messages_after(engine, "no-such-id")


def test_a_notice_is_told_once_for_each_occasion(engine: Engine) -> None:
    handoff = ask(engine)
    since, text = handoff.waiting_since, Redacted("Er is nog niemand vrij. Bel 0800-2000.")
    first = add_notice(engine, handoff.id, "wacht_lang", text, occasion=since, now=later(5))
    again = add_notice(engine, handoff.id, "wacht_lang", text, occasion=since, now=later(6))
    assert again == first
    add_notice(engine, handoff.id, "wacht_lang", text, occasion=later(30), now=later(35))
    add_notice(engine, handoff.id, "verlopen", text, occasion=since, now=later(60))
    assert [one.side for one in messages_after(engine, handoff.id)] == ["systeem"] * 3
    assert "0800-2000" in first.text
