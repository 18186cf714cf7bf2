"""The key for contact data: made once, never replaced, and a clear error when it does not fit."""

from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet

from bot.registry.advies import AdviesContent
from bot.registry.contact import Contact
from bot.registry.encryption import KEY_FILE, load_cipher
from bot.registry.errors import EncryptionKeyError, KeyMissingError, KeyWrongError
from bot.registry.registry import Registry
from bot.settings import Settings
from tests.registry.helpers import Clock, rows

CONTACT = Contact("Sanne Bakker", telefoon="+31612345678")


def key() -> str:
    return Fernet.generate_key().decode()


@pytest.fixture
def filled(sqlite_registry: Registry, clock: Clock) -> tuple[str, str]:
    """A dossier with contact data."""
    return sqlite_registry.register_advies(
        AdviesContent("advies"), given=("v1", clock()), contact=CONTACT
    )


def test_a_first_run_makes_a_key_and_says_so(
    sqlite_registry: Registry, sqlite_settings: Settings
) -> None:
    path = sqlite_settings.data_dir / KEY_FILE
    path.unlink()
    told: list[str] = []
    first = load_cipher(sqlite_settings, sqlite_registry.engine, told.append)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(told) == 1
    assert str(path) in told[0]
    assert path.read_text().strip() not in told[0]
    second = load_cipher(sqlite_settings, sqlite_registry.engine, told.append)
    assert second.key_id == first.key_id
    assert second.decrypt(first.encrypt("é")) == "é"
    assert len(told) == 1
    assert [p.name for p in sqlite_settings.data_dir.glob("contact*")] == [KEY_FILE]


def test_a_missing_key_is_not_replaced_when_there_are_contact_data(
    sqlite_registry: Registry, sqlite_settings: Settings, filled: tuple[str, str]
) -> None:
    path = sqlite_settings.data_dir / KEY_FILE
    saved = path.read_bytes()
    path.unlink()
    with pytest.raises(KeyMissingError, match="nothing was lost"):
        load_cipher(sqlite_settings, sqlite_registry.engine)
    assert not path.exists()
    path.write_bytes(saved)
    assert load_cipher(sqlite_settings, sqlite_registry.engine)
    assert "Naam: Sanne Bakker" in sqlite_registry.what_is_kept(
        sqlite_registry.open_advies(*filled)
    )


@pytest.mark.parametrize("broken", [b"", b"no key\n", b"\xff\xfe\x00", b"A" * 43 + b"\n"])
def test_a_damaged_key_file_is_told_and_left_alone(
    sqlite_registry: Registry, sqlite_settings: Settings, filled: tuple[str, str], broken: bytes
) -> None:
    path = sqlite_settings.data_dir / KEY_FILE
    path.write_bytes(broken)
    with pytest.raises(KeyWrongError, match=KEY_FILE):
        load_cipher(sqlite_settings, sqlite_registry.engine)
    assert path.read_bytes() == broken
    assert rows(sqlite_registry, "toestemmingen")[0]["contact"]


def test_another_key_is_told_before_anything_is_written(
    sqlite_registry: Registry, sqlite_settings: Settings, filled: tuple[str, str]
) -> None:
    before = rows(sqlite_registry, "toestemmingen")
    wrong = replace(sqlite_settings, encryption_key=key())
    with pytest.raises(KeyWrongError, match="1 contact data were encrypted with another key"):
        load_cipher(wrong, sqlite_registry.engine)
    assert rows(sqlite_registry, "toestemmingen") == before


def test_a_key_can_be_replaced_by_keeping_the_old_one_behind_it(
    sqlite_registry: Registry, sqlite_settings: Settings, filled: tuple[str, str]
) -> None:
    old = (sqlite_settings.data_dir / KEY_FILE).read_text().strip()
    both = replace(sqlite_settings, encryption_key=f"{key()}, {old}")
    cipher = load_cipher(both, sqlite_registry.engine)
    assert cipher.key_id != sqlite_registry.cipher.key_id
    sqlite_registry.cipher = cipher
    assert "Naam: Sanne Bakker" in sqlite_registry.what_is_kept(
        sqlite_registry.open_advies(*filled)
    )


@pytest.mark.parametrize("given", ["too short", ",", "é" * 44])
def test_a_wrong_key_in_the_environment(
    sqlite_registry: Registry, sqlite_settings: Settings, given: str
) -> None:
    with pytest.raises(KeyWrongError, match="ADVIESCHAT_ENCRYPTION_KEY") as caught:
        load_cipher(replace(sqlite_settings, encryption_key=given), sqlite_registry.engine)
    assert len(given) < 3 or given not in str(caught.value)


def test_revoking_needs_no_key(sqlite_registry: Registry, filled: tuple[str, str]) -> None:
    from bot.registry.encryption import Cipher

    sqlite_registry.cipher = Cipher([key()], "test")
    advies = sqlite_registry.open_advies(*filled)
    with pytest.raises(EncryptionKeyError, match="nothing was lost"):
        sqlite_registry.what_is_kept(advies)
    assert sqlite_registry.revoke_opened(advies)
    assert rows(sqlite_registry, "toestemmingen") == []


def test_two_processes_make_one_key(sqlite_registry: Registry, sqlite_settings: Settings) -> None:
    (sqlite_settings.data_dir / KEY_FILE).unlink()
    script = (
        "from bot.settings import load_settings; from bot.registry.database import open_engine\n"
        "from bot.registry.encryption import load_cipher; settings = load_settings()\n"
        "print(load_cipher(settings, open_engine(settings)).key_id)"
    )
    environ = {"ADVIESCHAT_DATA_DIR": str(sqlite_settings.data_dir)}
    processes = [
        subprocess.Popen([sys.executable, "-c", script], env=environ, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    ids = {process.communicate(timeout=60)[0] for process in processes}
    assert len(ids) == 1
    assert [process.returncode for process in processes] == [0, 0, 0]
