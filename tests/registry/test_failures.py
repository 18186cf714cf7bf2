"""A full disk, a locked database, a read-only folder, a damaged file, PostgreSQL gone.

Each gives a clear error of ours, without a value in it, and nothing is half-written.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.errors import AdvieschatError
from bot.privacy import Redacted
from bot.registry import database
from bot.registry.advies import AdviesContent
from bot.registry.contact import Contact
from bot.registry.database import open_engine, writing
from bot.registry.diversion import VRAGEN, Onward, Vraag
from bot.registry.encryption import load_cipher
from bot.registry.errors import (
    RegistryDamagedError,
    RegistryFullError,
    RegistryGoneError,
    RegistryLockedError,
    RegistryReadOnlyError,
    RegistryUnavailableError,
)
from bot.registry.registry import Registry, open_registry
from bot.registry.retention import purge
from bot.registry.schema import upgrade
from bot.registry.settings import Retention
from bot.settings import Settings, load_settings
from tests.postgres_fixture import PostgresServer, make_server
from tests.registry.helpers import Clock, rows

CONTACT = Contact("Quirijn Zonnevylle", telefoon="+31612345678")
SECRET = ("Quirijn", "Zonnevylle", "612345678")


def register(registry: Registry, clock: Clock) -> tuple[str, str]:
    return registry.register_advies(
        AdviesContent("advies", onderwerpen=["bespreken"]), given=("v1", clock()), contact=CONTACT
    )


def assert_clear(error: AdvieschatError) -> None:
    """It names what to do, shows help to the visitor, and carries no value."""
    assert isinstance(error, RegistryUnavailableError)
    assert "112" in error.visitor_text
    assert "0800-2000" in error.visitor_text
    chain: BaseException | None = error
    while chain is not None:
        assert not any(token in str(chain) for token in SECRET)
        chain = None if chain.__suppress_context__ else chain.__cause__ or chain.__context__


def counts(registry: Registry) -> dict[str, int]:
    return {name: len(rows(registry, name)) for name in ("adviezen", "toestemmingen", "intakes")}


# A full disk.


def fill_until_error(write: Callable[[int], object]) -> tuple[int, AdvieschatError]:
    for done in range(3000):
        try:
            write(done)
        except AdvieschatError as error:
            return done, error
    raise AssertionError("the disk did not get full")


def test_full_database(sqlite_registry: Registry, clock: Clock) -> None:
    registry = sqlite_registry
    registry.engine.dispose()
    pages = 60
    event.listen(
        registry.engine, "connect", lambda c, _r: c.execute(f"PRAGMA max_page_count = {pages}")
    )
    done, error = fill_until_error(lambda _i: register(registry, clock))
    assert isinstance(error, RegistryFullError)
    assert_clear(error)
    # Whole adviezen with their contact data, or nothing.
    assert counts(registry) == {"adviezen": done, "toestemmingen": done, "intakes": 0}
    with pytest.raises(RegistryFullError):
        registry.conversations.write("a", Redacted("x" * 500_000), clock())
    # Making room is possible on a full database, and then everything goes on.
    assert purge(registry.engine, Retention(), clock.forward(days=800)).counts["adviezen"] == done
    assert registry.open_advies(*register(registry, clock))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root; test_full_database does it without")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk(tiny_disk: Path, migrated_file: Path, clock: Clock) -> None:
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tiny_disk)})
    shutil.copy(migrated_file, tiny_disk / "advieschat.db")
    registry = open_registry(settings, {})
    text = Redacted("y" * 20_000)
    done, error = fill_until_error(lambda i: registry.conversations.write(f"c{i}", text, clock()))
    assert isinstance(error, RegistryFullError)
    assert_clear(error)
    assert sorted(registry.conversations.ids()) == sorted(f"c{i}" for i in range(done))
    with pytest.raises(RegistryFullError):
        registry.register_advies(AdviesContent("advies"))
        registry.conversations.write("more", text, clock())
    registry.engine.dispose()


def test_no_room_for_a_key(tiny_disk: Path, sqlite_registry: Registry) -> None:
    (tiny_disk / "filler").write_bytes(b"x" * (1024 * 1024 - 4096))
    settings = load_settings({"ADVIESCHAT_DATA_DIR": str(tiny_disk)})
    with pytest.raises(RegistryReadOnlyError, match="room"):
        while True:  # the first small files may still fit
            load_cipher(settings, sqlite_registry.engine)
            (tiny_disk / "contact.key").rename(tiny_disk / f"used{len(list(tiny_disk.iterdir()))}")
    assert not (tiny_disk / "contact.key").exists()
    assert list(tiny_disk.glob("contact.key*")) == []


# A locked database.


def test_locked_database(
    sqlite_settings: Settings,
    sqlite_registry: Registry,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number, code = register(sqlite_registry, clock)
    before = counts(sqlite_registry)
    monkeypatch.setattr(database, "LOCK_WAIT", 0.05)
    engine = open_engine(sqlite_settings)
    registry = Registry(engine, sqlite_registry.cipher, Retention(), clock=clock)
    other = sqlite3.connect(sqlite_settings.data_dir / "advieschat.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    calls: list[Callable[[], object]] = [
        lambda: register(registry, clock),
        lambda: registry.open_advies(number, code),
        lambda: registry.conversations.write("a", Redacted("x"), clock()),
        lambda: registry.intake.inform("a", "advies"),
        lambda: purge(engine, Retention(), clock()),
        lambda: upgrade(sqlite_settings),
    ]
    for call in calls:
        with pytest.raises(RegistryLockedError) as caught:
            call()
        assert_clear(caught.value)
    assert registry.conversations.read("a") is None  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    assert counts(registry) == before
    assert registry.open_advies(number, code)
    engine.dispose()


@pytest.mark.parametrize("vraag", VRAGEN)
def test_danger_is_heard_while_the_database_is_locked(
    sqlite_registry: Registry, sqlite_settings: Settings, vraag: Vraag
) -> None:
    other = sqlite3.connect(sqlite_settings.data_dir / "advieschat.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cry = "hij staat met een mes voor de deur"
    assert sqlite_registry.intake.take("a", vraag, cry) == Onward()
    assert sqlite_registry.intake.lift("a", cry) == cry
    other.close()


@pytest.mark.postgres
def test_locked_row_in_postgres(
    request: pytest.FixtureRequest, sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = request.getfixturevalue("postgres_server")
    name = server.create_database(request.getfixturevalue("migrated_database"))
    settings = replace(sqlite_settings, database_url=server.url(name))
    settings.data_dir.mkdir()
    clock = Clock()
    holder = request.getfixturevalue("open_for")(settings)
    holder.conversations.write("a", Redacted("x"), clock())
    monkeypatch.setattr(database, "LOCK_WAIT", 1)
    registry = request.getfixturevalue("open_for")(settings)
    with writing(holder.engine) as connection:
        connection.exec_driver_sql("UPDATE conversations SET content = 'y'")
        with pytest.raises(RegistryLockedError) as caught:
            registry.conversations.write("a", Redacted("z"), clock())
        assert_clear(caught.value)
    assert registry.conversations.read("a") == "y"


# A read-only folder, a folder that cannot be made, a damaged file.


def test_read_only_folder(
    sqlite_settings: Settings, sqlite_registry: Registry, clock: Clock
) -> None:
    register(sqlite_registry, clock)
    before = counts(sqlite_registry)
    sqlite_registry.engine.dispose()
    folder = sqlite_settings.data_dir
    url = f"sqlite:///file:{folder / 'advieschat.db'}?mode=ro&uri=true"
    engine = open_engine(replace(sqlite_settings, database_url=url))
    registry = Registry(engine, sqlite_registry.cipher, Retention(), clock=clock)
    with pytest.raises(RegistryReadOnlyError) as caught:
        register(registry, clock)
    assert_clear(caught.value)
    engine.dispose()
    assert counts(sqlite_registry) == before


def _as_nobody(call: Callable[[], str]) -> str:
    """What `call` says when it runs without root's rights, in a process of its own."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            said = call()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(send, said.encode()[:4000])
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        said_there = pipe.read().decode()
    os.waitpid(child, 0)
    return said_there


def test_folder_without_rights(tmp_path: Path) -> None:
    shared = tmp_path
    for folder in (shared, *list(shared.parents)[:3]):  # pytest-xdist has a folder of its own
        folder.chmod(0o755)
    closed = shared / "closed"
    closed.mkdir(mode=0o555)

    def start(folder: Path) -> str:
        open_registry(load_settings({"ADVIESCHAT_DATA_DIR": str(folder)}), {})
        return "no error"

    said = _as_nobody(lambda: start(closed))
    assert said.startswith("RegistryReadOnlyError:")
    assert str(closed) in said
    said = _as_nobody(lambda: start(closed / "deeper"))
    assert said.startswith("RegistryReadOnlyError:")
    assert "ADVIESCHAT_DATA_DIR" in said
    assert list(closed.iterdir()) == []


def test_a_file_that_is_no_database_is_left_alone(sqlite_settings: Settings) -> None:
    sqlite_settings.data_dir.mkdir()
    file = sqlite_settings.data_dir / "advieschat.db"
    file.write_bytes(b"this is a letter, not a database\n" * 100)
    before = file.read_bytes()
    with pytest.raises(RegistryDamagedError) as caught:
        upgrade(sqlite_settings)
    assert_clear(caught.value)
    assert file.read_bytes() == before


def test_missing_tables_are_told(sqlite_settings: Settings, clock: Clock) -> None:
    engine = open_engine(sqlite_settings)
    with pytest.raises(RegistryDamagedError, match="advieschat serve"):
        purge(engine, Retention(), clock())
    engine.dispose()


def test_a_row_that_breaks_a_rule_takes_everything_back(registry: Registry, clock: Clock) -> None:
    from bot.registry.consent import keep_consent

    with pytest.raises(RegistryUnavailableError) as caught, writing(registry.engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO tries VALUES "
            "('x', 1, '2026-03-14 02:00:00+00:00', '2026-03-14 02:00:00+00:00')"
        )
        keep_consent(connection, "AV-0000-0000", "v1", clock())  # no such advies
    assert_clear(caught.value)
    assert rows(registry, "tries") == rows(registry, "toestemmingen") == []


def test_killed_in_the_middle(sqlite_settings: Settings, sqlite_registry: Registry) -> None:
    """kill -9 while adviezen with contact data are written: whole ones only, and a sound file."""
    script = (
        "from bot.settings import load_settings; from bot.registry.registry import *\n"
        "from bot.registry.advies import AdviesContent; from bot.registry.contact import Contact\n"
        "registry = open_registry(load_settings())\n"
        "while True:\n"
        "    registry.register_advies(AdviesContent('advies'), given=('v1', utc_now()),\n"
        "                             contact=Contact('x', '+31612345678'))\n"
        "    print('written', flush=True)\n"
    )
    environ = {"ADVIESCHAT_DATA_DIR": str(sqlite_settings.data_dir)}
    process = subprocess.Popen(
        [sys.executable, "-c", script], env=environ, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(5):
        assert process.stdout.readline() == "written\n"
    process.kill()
    process.communicate()
    kept = counts(sqlite_registry)
    assert kept["adviezen"] == kept["toestemmingen"] >= 5
    with sqlite_registry.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


# PostgreSQL gone.


@pytest.fixture(scope="module")
def own_server() -> Iterator[PostgresServer]:
    """A server of this module alone: it is stopped in the middle."""
    yield from make_server()


@pytest.mark.postgres
def test_postgres_gone_and_back(
    own_server: PostgresServer, sqlite_settings: Settings, clock: Clock
) -> None:
    settings = replace(sqlite_settings, database_url=own_server.url(own_server.create_database()))
    registry = open_registry(settings, {})
    registry.clock = clock
    number, code = register(registry, clock)

    with pytest.raises(RegistryGoneError) as caught, writing(registry.engine) as connection:
        connection.exec_driver_sql("DELETE FROM adviezen")
        own_server.stop()
        connection.exec_driver_sql("DELETE FROM toestemmingen")
    assert_clear(caught.value)
    for call in (
        lambda: register(registry, clock),
        lambda: registry.open_advies(number, code),
        lambda: registry.conversations.read("a"),
        lambda: purge(registry.engine, Retention(), clock()),
        lambda: upgrade(settings),
    ):
        with pytest.raises(RegistryGoneError, match="PostgreSQL") as caught:
            call()
        assert_clear(caught.value)

    own_server.start()
    # The same object goes on, and what was under way was rolled back.
    assert counts(registry) == {"adviezen": 1, "toestemmingen": 1, "intakes": 0}
    assert "Naam: Quirijn Zonnevylle" in registry.what_is_kept(registry.open_advies(number, code))
    registry.engine.dispose()


def test_a_url_that_cannot_be_used(sqlite_settings: Settings) -> None:
    with pytest.raises(AdvieschatError, match="ADVIESCHAT_DATABASE_URL"):
        open_engine(replace(sqlite_settings, database_url="postgresql+nodriver://x/y"))
