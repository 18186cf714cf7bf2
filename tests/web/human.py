"""A visitor who asks for a human, and a medewerker who is there."""

from __future__ import annotations

import contextlib
import uuid
from datetime import datetime, timezone

from playwright.sync_api import Page, expect
from sqlalchemy.engine import Engine

from bot.desk.accounts import Accounts
from bot.desk.config import DeskConfig
from bot.desk.errors import DeskError
from bot.desk.passwords import Passwords
from bot.desk.sessions import Sessions
from bot.handoff.desk_work import close, pick_up
from bot.handoff.messages import add_message
from bot.handoff.queue import list_open
from bot.privacy import redact
from tests.web.walk import pick, say


def ask_for_a_human(page: Page) -> None:
    """From the first word to the waiting card."""
    say(page, "hallo")
    pick(page, "Nee, nu niet")
    say(page, "ik wil een medewerker spreken")
    pick(page, "Ja, graag")
    expect(page.get_by_test_id("wachtkaart")).to_be_visible()


def newest(engine: Engine) -> str:
    """The handoff that was asked for last."""
    return max(list_open(engine), key=lambda one: one.created).id


def present(engine: Engine, now: datetime) -> None:
    """Log the medewerker in: what somebody who is not there picked up goes back to the queue."""
    with contextlib.suppress(DeskError):
        Accounts(engine, Passwords(memory_kib=64, rounds=1)).add(
            "anna", "medewerker", "vier losse woorden samen", now
        )
    Sessions(engine, DeskConfig()).begin("anna", "binnen", now)


def come(engine: Engine, handoff: str) -> None:
    """The medewerker picks it up."""
    now = datetime.now(timezone.utc)
    present(engine, now)
    pick_up(engine, handoff, "anna", now)


def write(engine: Engine, handoff: str, text: str) -> None:
    """The medewerker writes."""
    add_message(
        engine,
        handoff,
        "medewerker",
        redact(text),
        client_id=str(uuid.uuid4()),
        now=datetime.now(timezone.utc),
        medewerker="anna",
    )


def answer(engine: Engine, handoff: str, text: str) -> None:
    """The medewerker picks it up and writes at once."""
    come(engine, handoff)
    write(engine, handoff, text)


def end(engine: Engine, handoff: str) -> None:
    """The medewerker rounds it off."""
    close(engine, handoff, "anna", "gesprek_klaar", datetime.now(timezone.utc))
