"""A throw-away PostgreSQL for tests. In a room's conftest.py:

    from tests.postgres_fixture import postgres_server, postgres_url  # noqa: F401

`postgres_url` gives every test an empty database; without PostgreSQL on this machine the test is
skipped and says so. A server refuses to run as root: then it runs as the user `postgres` (or
`nobody`).
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine

PORT = 54_329  # names the socket file only: no TCP port is opened


@dataclass
class PostgresServer:
    """A cluster in a temporary folder, reachable by its Unix socket only."""

    folder: Path
    bin: Path
    user: str | None

    def url(self, database: str) -> str:
        """SQLAlchemy URL of a database in it."""
        return f"postgresql://tester@/{database}?host={self.folder}&port={PORT}"

    def init(self) -> None:
        """Make the cluster."""
        self.run(
            "initdb",
            "-D",
            str(self.data),
            "-U",
            "tester",
            "--auth=trust",
            "-E",
            "UTF8",
            "--no-sync",
        )

    @property
    def data(self) -> Path:
        """The cluster's data folder."""
        return self.folder / "data"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"-c listen_addresses='' -c port={PORT} -c fsync=off -k {self.folder}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.data), "-l", log, "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stop the server; open connections are broken."""
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def create_database(self, template: str = "template1") -> str:
        """Make an empty database, or a copy of `template`; gives its name."""
        name = f"t{uuid.uuid4().hex[:12]}"
        engine = create_engine(self.url("postgres"), future=True, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        engine.dispose()
        return name

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as its own user."""
        command = [str(self.bin / program), *arguments]
        if self.user is not None:
            command = ["runuser", "-u", self.user, "--", *command]
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=60
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")


def make_server() -> Iterator[PostgresServer]:
    """A running server, removed afterwards; skips the test when there is no PostgreSQL."""
    found = _find_programs()
    if found is None:
        pytest.skip("no PostgreSQL server on this machine (initdb and pg_ctl are not found)")
    folder = Path(tempfile.mkdtemp(prefix="advpg"))  # short: a socket path has 107 characters
    user = _unprivileged_user() if os.getuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    server = PostgresServer(folder, found, user)
    try:
        server.init()
        server.start()
        yield server
        if (server.data / "postmaster.pid").exists():
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for all tests."""
    yield from make_server()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """URL of an empty database of this test."""
    return postgres_server.url(postgres_server.create_database())


def _find_programs() -> Path | None:
    on_path = shutil.which("initdb")
    places = [Path(on_path).parent] if on_path else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    return None


def _unprivileged_user() -> str:
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        if shutil.which("runuser"):
            return name
    pytest.skip("PostgreSQL does not run as root, and there is no other user to run it as")
