"""`advieschat handoffs`: the contract's fields, also while another process works."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.handoff.callback import request_callback
from bot.handoff.desk_work import pick_up
from bot.handoff.model import Facts
from bot.handoff.requests import withdraw
from bot.registry.encryption import load_cipher
from bot.settings import Settings
from tests.handoff.helpers import ANNA, NOW, ask, consent, conversation, later

FIELDS = {"id", "created", "status", "kind", "rol", "regio", "acuut"}


def advieschat(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "advieschat"), *arguments],
        env={
            "ADVIESCHAT_DATA_DIR": str(settings.data_dir),
            "ADVIESCHAT_DATABASE_URL": settings.database_url,
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_json(both_settings: Settings, engine: Engine) -> None:
    chat = ask(engine, rol="omstander", regio="twente")
    melding = ask(engine, "melding", reason="gevaar", minutes=1)
    callback = request_callback(
        engine,
        load_cipher(both_settings, engine),
        conversation(),
        naam="Fatima",
        telefoon="0612345678",
        moment="avond",
        consent=consent(),
        facts=Facts(),
        now=later(2),
    )
    pick_up(engine, chat.id, ANNA, later(3))
    withdraw(engine, ask(engine).id, later(3))
    done = advieschat(both_settings, "handoffs", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found[0] == {
        "id": melding.id,
        "created": later(1).isoformat(),
        "status": "wachtend",
        "kind": "melding",
        "rol": None,
        "regio": None,
        "acuut": True,
    }
    assert [(one["id"], one["status"], one["kind"]) for one in found[1:]] == [
        (chat.id, "opgepakt", "chat"),
        (callback.id, "wachtend", "terugbelverzoek"),
    ]
    assert all(set(one) == FIELDS for one in found)
    assert datetime.fromisoformat(found[0]["created"]).utcoffset() is not None


def test_while_another_process_writes(sqlite_settings: Settings, sqlite_engine: Engine) -> None:
    handoff = ask(sqlite_engine)
    with sqlite_engine.execution_options(write=True).begin():
        done = advieschat(sqlite_settings, "handoffs", "--json")
    assert [one["id"] for one in json.loads(done.stdout)] == [handoff.id]


def test_an_empty_data_folder(tmp_path: Path, sqlite_settings: Settings) -> None:
    (sqlite_settings.data_dir / "advieschat.db").unlink()
    done = advieschat(sqlite_settings, "handoffs", "--json")
    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert advieschat(sqlite_settings, "handoffs").stdout == "Er staat niemand in de wachtrij.\n"


def test_a_damaged_database_is_one_line(sqlite_settings: Settings) -> None:
    (sqlite_settings.data_dir / "advieschat.db").write_bytes(b"no database" * 500)
    done = advieschat(sqlite_settings, "handoffs", "--json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "no healthy Advieschat database" in done.stderr


@pytest.mark.parametrize("acuut", [True, False])
def test_the_table(sqlite_settings: Settings, sqlite_engine: Engine, acuut: bool) -> None:
    handoff = ask(sqlite_engine, rol="professional", regio="twente", acuut=acuut)
    head, line = advieschat(sqlite_settings, "handoffs").stdout.splitlines()
    assert head.split() == ["id", "created", "status", "kind", "rol", "regio", "acuut"]
    shown = line.split()
    assert shown[0] == handoff.id
    assert shown[1:3] == ["11-03-2026", "15:00"]  # Dutch time
    assert shown[3:] == ["wachtend", "chat", "professional", "twente", "GEVAAR" if acuut else "-"]
    assert NOW.hour == 14
