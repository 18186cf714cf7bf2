"""Nothing about the family is stored: every byte the program leaves behind is searched."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.canary.run import Outcome, run
from tests.canary.server import Server, wait_for_model
from tests.postgres_fixture import PostgresServer, postgres_server  # noqa: F401

pytestmark = [pytest.mark.model, pytest.mark.slow]
CONVERSATIONS = 520
ON_POSTGRES = 80


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def outcome(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Outcome]:
    """One run of everything; the tests below read it."""
    environ, count, dump = {}, CONVERSATIONS, bytes
    if request.param == "postgres":
        cluster: PostgresServer = request.getfixturevalue("postgres_server")
        database = cluster.create_database()
        environ = {"ADVIESCHAT_DATABASE_URL": cluster.url(database)}
        count = ON_POSTGRES

        def dump() -> bytes:
            return _all_of(cluster, database)

    wait_for_model()
    base = tmp_path_factory.mktemp("canary")
    server = Server(base / "var", base / "output", environ)
    try:
        yield run(server, count, dump)
    finally:
        server.stop()


def _all_of(cluster: PostgresServer, database: str) -> bytes:
    """A dump, and the files of the cluster: tables, write-ahead log, temporary files, its log."""
    dump = shutil.which("pg_dump") or str(cluster.bin / "pg_dump")
    done = subprocess.run(
        [dump, cluster.url(database)], capture_output=True, check=True, timeout=60
    )
    checkpoint = shutil.which("psql") or str(cluster.bin / "psql")
    subprocess.run(
        [checkpoint, cluster.url(database), "-c", "CHECKPOINT"], check=True, capture_output=True
    )
    oid = subprocess.run(
        [checkpoint, cluster.url(database), "-Atc",
         "SELECT oid FROM pg_database WHERE datname = current_database()"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    places = [cluster.data / "base" / oid, cluster.data / "pg_wal", cluster.data / "pg_stat_tmp"]
    files = [file for place in places for file in sorted(place.rglob("*")) if file.is_file()]
    files.append(cluster.folder / "log")
    return b"\n".join([done.stdout, *(file.read_bytes() for file in files)])


def test_nothing_that_the_redactor_finds_is_in_any_byte(
    outcome: Outcome, record_property: Callable[[str, object], None]
) -> None:
    record_property("figures", outcome.report())
    assert not outcome.hits


def test_the_search_would_have_found_it(outcome: Outcome) -> None:
    # Harmless words of the same messages are kept for 24 hours: the same search finds them.
    assert outcome.kept_markers > 0.95


def test_no_word_of_a_visitor_is_logged(outcome: Outcome) -> None:
    assert not outcome.logged


def test_the_errors_did_happen(outcome: Outcome) -> None:
    assert "action action_validate_slot_mappings failed: ValueError" in outcome.output
    assert "an answer failed: RuntimeError" in outcome.output
    assert outcome.cut_off > 0


def test_most_messages_were_answered(outcome: Outcome) -> None:
    assert outcome.answered > 0.85 * outcome.messages


def test_own_data_went_to_the_registry_and_not_through_the_conversation(outcome: Outcome) -> None:
    own = outcome.own
    # The flow did work: consent was asked, a wrong code refused, the right one opened it.
    assert "Wanneer" in own["gehoord terugbellen"]
    assert own["nummer"] in own["gehoord advies"]
    assert "klopt niet" in own["gehoord fout"] or "horen niet bij" in own["gehoord fout"]
    assert "Je dossier is open" in own["gehoord vervolg"]
    assert own["naam advies"].split()[0] in own["gehoord vervolg"]


def test_no_address_of_a_visitor_is_kept(outcome: Outcome) -> None:
    # Both addresses are among the tokens that were searched for.
    assert {"127.0.0.77", "203.0.113.77"} <= outcome.expected.absent


def test_the_output_is_short(outcome: Outcome, tmp_path: Path) -> None:
    """A log line per message would be a trace of who wrote when."""
    lines = outcome.output.splitlines()
    assert len(lines) < outcome.messages
