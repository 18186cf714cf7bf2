"""The same on PostgreSQL: a dump, and every file of its cluster, are searched too.

A file of its own, so that both run at once.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.canary.run import Outcome, canary
from tests.canary.test_canary import (  # noqa: F401
    test_most_messages_were_answered,
    test_no_address_of_a_visitor_is_kept,
    test_no_word_of_a_visitor_is_logged,
    test_nothing_that_the_redactor_finds_is_in_any_byte,
    test_own_data_went_to_the_registry_and_not_through_the_conversation,
    test_the_errors_did_happen,
    test_the_output_is_short,
    test_the_search_would_have_found_it,
)
from tests.postgres_fixture import PostgresServer, postgres_server  # noqa: F401

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.postgres]
CONVERSATIONS = 80


@pytest.fixture(scope="module")
def outcome(
    tmp_path_factory: pytest.TempPathFactory,
    postgres_server: PostgresServer,  # noqa: F811
) -> Iterator[Outcome]:
    """One run of everything; the tests read it."""
    database = postgres_server.create_database()
    environ = {"ADVIESCHAT_DATABASE_URL": postgres_server.url(database)}
    base = tmp_path_factory.mktemp("canary")
    yield from canary(base, CONVERSATIONS, environ, lambda: _all_of(postgres_server, database))


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
