"""Terugbelverzoek: consent first, encrypted, read by who picked it up, erased in the files too."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.handoff.callback import KEPT, read_callback, request_callback
from bot.handoff.desk_work import close, pick_up
from bot.handoff.errors import NotYourHandoffError, TransitionError
from bot.handoff.model import Facts, Handoff
from bot.handoff.purge import forget_conversation, purge
from bot.handoff.queue import list_open, overview
from bot.handoff.requests import latest_for_conversation, open_for_conversation, withdraw
from bot.handoff.tables import handoff_callbacks
from bot.registry.encryption import Cipher
from bot.registry.errors import ClosedListError, ConsentError, ContactError, KeyWrongError
from bot.registry.intake import Consent
from bot.registry.settings import Retention
from tests.handoff.helpers import ANNA, BRAM, NOW, actions, ask, consent, conversation, later

TRACES = (b"Fatima", b"612345678", b"+316", b"12345678")


def call_me(engine: Engine, cipher: Cipher, who: str | None = None, **other: Any) -> Handoff:
    given: dict[str, Any] = {
        "naam": "Fatima",
        "telefoon": "06-12345678",
        "moment": "ochtend",
        "consent": consent(),
        "facts": Facts(regio="twente"),
        "now": NOW,
    }
    return request_callback(engine, cipher, who or conversation(), **{**given, **other})


def tokens(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(handoff_callbacks.c.contact)).scalars())


def files_hold(folder: Path, trace: bytes) -> list[str]:
    """Which files under `folder` hold these bytes; the database as it is on the disk now."""
    return [str(f) for f in folder.rglob("*") if f.is_file() and trace in f.read_bytes()]


def test_kept_and_read_by_who_picked_it_up(engine: Engine, cipher: Cipher) -> None:
    handoff = call_me(engine, cipher)
    assert (handoff.kind, handoff.status, handoff.reason) == (
        "terugbelverzoek",
        "wachtend",
        "wens_terugbellen",
    )
    assert overview(engine, handoff.id, NOW).moment == "ochtend"
    with pytest.raises(TransitionError):
        read_callback(engine, cipher, handoff.id, ANNA)
    pick_up(engine, handoff.id, ANNA, later(1))
    found = read_callback(engine, cipher, handoff.id, ANNA)
    assert (found.voornaam, found.telefoon, found.moment) == ("Fatima", "+31612345678", "ochtend")
    assert (found.given, found.until) == (NOW, NOW + timedelta(days=7))
    assert "Fatima" not in repr(found)
    with pytest.raises(NotYourHandoffError):
        read_callback(engine, cipher, handoff.id, BRAM)


def test_nothing_is_readable_on_the_disk(
    sqlite_engine: Engine, sqlite_settings: Any, tmp_path: Path
) -> None:
    from bot.registry.encryption import load_cipher

    call_me(sqlite_engine, load_cipher(sqlite_settings, sqlite_engine))
    assert [files_hold(tmp_path, trace) for trace in TRACES] == [[]] * len(TRACES)


def test_another_key_reads_nothing(engine: Engine, cipher: Cipher) -> None:
    from cryptography.fernet import Fernet

    handoff = call_me(engine, cipher)
    pick_up(engine, handoff.id, ANNA, later(1))
    with pytest.raises(KeyWrongError):
        read_callback(engine, Cipher([Fernet.generate_key().decode()], "x"), handoff.id, ANNA)


@pytest.mark.parametrize(
    "wrong",
    [
        Consent("otherversion", NOW),
        Consent("", NOW),
        consent(NOW - timedelta(hours=25)),
        consent(later(1)),
    ],
)
def test_without_consent_nothing_is_kept(engine: Engine, cipher: Cipher, wrong: Consent) -> None:
    with pytest.raises(ConsentError):
        call_me(engine, cipher, consent=wrong)
    assert list_open(engine) == []
    assert tokens(engine) == []


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"telefoon": "0612"}, ContactError),
        ({"naam": "123"}, ContactError),
        ({"moment": "om vijf over drie"}, ClosedListError),
        ({"facts": Facts(regio="atlantis")}, ClosedListError),
    ],
)
def test_what_cannot_be_right_keeps_nothing(
    engine: Engine, cipher: Cipher, wrong: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        call_me(engine, cipher, **wrong)
    assert list_open(engine) == []


def test_asking_again_gives_the_same_with_the_newest_number(engine: Engine, cipher: Cipher) -> None:
    who = conversation()
    first = call_me(engine, cipher, who)
    again = call_me(engine, cipher, who, telefoon="020 794 0800", moment="avond", now=later(60))
    assert again.id == first.id
    pick_up(engine, first.id, ANNA, later(61))
    found = read_callback(engine, cipher, first.id, ANNA)
    assert (found.telefoon, found.moment) == ("+31207940800", "avond")
    assert found.until == NOW + KEPT  # a new number does not make it stay longer
    assert len(tokens(engine)) == 1


def test_who_was_waiting_leaves_the_queue_in_the_same_step(engine: Engine, cipher: Cipher) -> None:
    who = conversation()
    chat = ask(engine, who=who)
    with pytest.raises(ContactError):
        call_me(engine, cipher, who, telefoon="geen", now=later(5))
    assert [one.id for one in list_open(engine)] == [chat.id]
    handoff = call_me(engine, cipher, who, now=later(5))
    assert [one.id for one in list_open(engine)] == [handoff.id]
    assert actions(engine, chat.id) == ["aangevraagd", "ingetrokken"]


def test_a_talk_that_goes_on_is_not_ended(engine: Engine, cipher: Cipher) -> None:
    who = conversation()
    chat = pick_up(engine, ask(engine, who=who).id, ANNA, NOW)
    call_me(engine, cipher, who, now=later(5))
    assert open_for_conversation(engine, who).id == chat.id
    assert len(list_open(engine)) == 2


@pytest.mark.parametrize("how", ["close", "withdraw", "purge", "forget"])
def test_erased_in_the_files_too(sqlite_settings: Any, tmp_path: Path, how: str) -> None:
    """Also the encrypted bytes are gone from the database file, its log and its index."""
    from bot.registry.database import open_engine
    from bot.registry.encryption import load_cipher
    from bot.registry.schema import upgrade

    upgrade(sqlite_settings)
    engine = open_engine(sqlite_settings)
    cipher = load_cipher(sqlite_settings, engine)
    who = conversation()
    handoff = call_me(engine, cipher, who)
    stays = call_me(engine, cipher, now=later(60 * 24 * 6), consent=consent(later(60 * 24 * 6)))
    gone, kept = (token.encode() for token in tokens(engine))
    assert files_hold(tmp_path, gone)
    if how == "withdraw":
        withdraw(engine, handoff.id, later(9))
    elif how == "forget":
        assert forget_conversation(engine, who, later(9))
        assert files_hold(tmp_path, who.encode()) == []
    elif how == "close":
        pick_up(engine, handoff.id, ANNA, later(8))
        close(engine, handoff.id, ANNA, "teruggebeld", later(9))
    else:
        assert purge(engine, Retention(), NOW + KEPT).callbacks == 1
    assert files_hold(tmp_path, gone) == []
    assert len(tokens(engine)) == 1
    assert files_hold(tmp_path, kept)
    assert stays.id in {one.id for one in list_open(engine)}
    engine.dispose()
    with sqlite3.connect(tmp_path / "var" / "advieschat.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_after_seven_days_the_data_go_and_the_handoff_with_them(
    engine: Engine, cipher: Cipher
) -> None:
    waiting = call_me(engine, cipher, who := conversation())
    picked = call_me(engine, cipher)
    pick_up(engine, picked.id, ANNA, later(1))
    assert purge(engine, Retention(), NOW + timedelta(days=6, hours=23)).callbacks == 0
    assert read_callback(engine, cipher, picked.id, ANNA) is not None
    # Before the seven days are over, so that "at most 7 days" is a promise.
    assert purge(engine, Retention(), NOW + timedelta(days=7, minutes=-5)).callbacks == 2
    assert tokens(engine) == []
    assert list_open(engine) == []
    assert actions(engine, waiting.id) == ["aangevraagd", "verlopen"]
    assert latest_for_conversation(engine, who).status == "verlopen"
