"""The real `advieschat serve`, the real desk, and two real browsers for the journeys."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import pyotp
import pytest
from sqlalchemy.engine import Engine

from bot.handoff.queue import list_open, overview
from bot.handoff.requests import end_by_visitor
from bot.registry.database import open_engine
from bot.settings import load_settings
from tests.canary.server import ROOT, Server, wait_for_model
from tests.desk.served import chromium
from tests.journeys.line import Line

PASSWORD = "vier losse woorden samen"
# Milliseconds that a browser waits for something: a limit for when it never comes.
LIMIT = 60_000
_DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
HOURS = "\n".join(
    [
        "standaard:",
        "  feestdagen: open",
        *(f'  {day}: ["00:00-24:00"]' for day in _DAYS),
        "regios:",
        "  drenthe:",  # never open: visitors from there come outside opening hours
        *(f"    {day}: []" for day in _DAYS),
    ]
)


@dataclass
class Town:
    """Everything a journey needs."""

    server: Server
    chromium: object
    lines: list[Line] = field(default_factory=list)

    def advieschat(self, *args: str, stdin: str = "") -> str:
        """Run the program's own command on the same data."""
        done = subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *args],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "ADVIESCHAT_DATA_DIR": str(self.server.folder),
            },
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def printed(self) -> list[dict]:
        """What `advieschat handoffs --json` prints; starting it takes a second or two."""
        return json.loads(self.advieschat("handoffs", "--json"))

    def handoffs(self) -> list[dict]:
        """The same, read from the database."""
        with self.database() as engine:
            return [one.public() for one in list_open(engine)]

    def status(self, handoff_id: str) -> str:
        """How one stands."""
        with self.database() as engine:
            return overview(engine, handoff_id, datetime.now(timezone.utc)).handoff.status

    @contextmanager
    def database(self) -> Iterator[Engine]:
        """The server's own database, while it serves."""
        engine = open_engine(load_settings({"ADVIESCHAT_DATA_DIR": str(self.server.folder)}))
        try:
            yield engine
        finally:
            engine.dispose()

    def line(self) -> Line:
        self.lines.append(Line(self.server.port))
        return self.lines[-1]

    def page(self, **options):
        """A page in a browser context of its own; `page.line` is its wire to the server."""
        context = self.chromium.new_context(
            locale="nl-NL", timezone_id="Europe/Amsterdam", **options
        )
        page = context.new_page()
        page.set_default_timeout(LIMIT)
        page.line = self.line()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    def kill_and_restart(self) -> None:
        """kill -9 in the middle, then start it again as a service manager would."""
        self.server.kill()
        self.server.start()
        for line in self.lines:
            line.mend(self.server.port)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    playwright = pytest.importorskip("playwright.sync_api")
    playwright.expect.set_options(timeout=LIMIT)
    wait_for_model()
    folder: Path = tmp_path_factory.mktemp("var")
    (folder / "openingstijden.yml").write_text(HOURS, encoding="utf-8")
    server = Server(folder, tmp_path_factory.mktemp("output"), patience=420)
    server.start()
    with chromium() as browser:
        made = Town(server, browser)
        try:
            yield made
        finally:
            for line in made.lines:
                line.close()
            server.stop()


class Medewerker:
    """Somebody at the desk, with an account made on the command line and a code app."""

    def __init__(self, town: Town, name: str, role: str = "medewerker") -> None:
        self.name = name
        self.town = town
        town.advieschat(
            "medewerkers", "add", name, "--rol", role, stdin=f"{PASSWORD}\n{PASSWORD}\n"
        )
        self.page = town.page()
        self.secret = self._log_in()

    def _log_in(self) -> str:
        """Log in for the first time: the code app is set up on the way, since it is required."""
        page = self.page
        page.goto(f"{page.line.url}/desk/")
        page.get_by_label("Naam").fill(self.name)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Aanmelden").click()
        secret = page.locator("code").inner_text().replace(" ", "")
        page.get_by_label("Code die de app nu laat zien").fill(pyotp.TOTP(secret).now())
        page.get_by_role("button", name="Bevestigen").click()
        page.get_by_role("heading", name="Wachtrij", level=1).wait_for()
        return secret

    def queue(self) -> None:
        self.page.goto(f"{self.page.line.url}/desk/wachtrij")

    def pick_up(self, handoff_id: str) -> None:
        self.page.locator(f"#pak-{handoff_id}").click()
        self.talk(handoff_id).get_by_label("Jouw bericht").wait_for()

    def talk(self, handoff_id: str):
        """The column of one conversation."""
        return self.page.locator(f"#gesprek-{handoff_id}")

    def says(self, handoff_id: str, text: str) -> None:
        playwright = pytest.importorskip("playwright.sync_api")
        box = self.talk(handoff_id).get_by_label("Jouw bericht")
        # At once: keys that follow each other can be cut in two by a page that is still loading.
        box.fill(text)
        for _ in range(4):
            # What could not be sent stays in the field: a medewerker presses again.
            box.press("Enter")
            with contextlib.suppress(AssertionError):
                playwright.expect(box).to_have_value("", timeout=10_000)
                return

    def close(self, handoff_id: str, reason: str) -> None:
        talk = self.talk(handoff_id)
        talk.get_by_text("Afronden", exact=True).click()
        talk.get_by_label("Reden").select_option(label=reason)
        talk.get_by_role("button", name="Rond af").click()
        self.page.get_by_role("heading", name="Mijn gesprekken").wait_for()


class Visitor:
    """Somebody on the web page; only what its elements promise (docs/kanalen.md) is used."""

    def __init__(self, town: Town) -> None:
        self.page = town.page()
        self.page.goto(self.page.line.url)
        self.field = self.page.locator("#bericht")
        self.log = self.page.locator("#gesprek")
        self.card = self.page.locator("[data-testid=wachtkaart]")
        self.place = self.page.locator("[data-testid=positie]")
        self.who = self.page.locator("[data-testid=wie]").last

    def says(self, text: str) -> None:
        self.field.fill(text)
        self.page.locator("#verstuur").click()

    def hears(self, text: str) -> None:
        """Wait until something is in the log."""
        self.log.get_by_text(text).last.wait_for()

    def texts(self) -> str:
        return self.log.inner_text()

    def bot_said(self) -> int:
        """How many messages the chatbot wrote."""
        return self.log.locator(".bericht--bot").count()


@pytest.fixture(autouse=True)
def empty_queue(town: Town) -> Iterator[None]:
    """Nobody is left in the queue for the next journey."""
    yield
    with town.database() as engine:
        for one in list_open(engine):
            end_by_visitor(engine, one.id, datetime.now(timezone.utc))


@pytest.fixture(scope="module")
def anna(town: Town) -> Medewerker:
    town.advieschat("medewerkers", "require-totp", "ja")
    return Medewerker(town, "anna", "beheerder")


@pytest.fixture(scope="module")
def bas(town: Town, anna: Medewerker) -> Medewerker:
    return Medewerker(town, "bas")
