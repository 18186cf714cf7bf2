"""A conversation whose medewerker is gone goes back to the queue."""

from __future__ import annotations

import pytest

from bot.desk.abandoned import release
from bot.handoff.callback import request_callback
from bot.handoff.desk_work import pick_up
from bot.handoff.model import Facts
from bot.handoff.queue import overview
from bot.registry.consent import information
from bot.registry.intake import Consent
from bot.registry.settings import Retention


def status(world, handoff) -> str:
    return overview(world.engine, handoff.id, world.clock()).handoff.status


def round_(world) -> int:
    desk = world.app.desk
    return len(release(desk.engine, desk.sessions, desk.config, world.clock()))


@pytest.mark.parametrize("how", ["/afmelden", "/afmelden/overal"])
def test_who_leaves_gives_the_conversations_back(world, how: str) -> None:
    anna, bas = world.inside("anna"), world.inside("bas")
    mine, other = world.handoff("een"), world.handoff("twee")
    pick_up(world.engine, mine.id, "anna", world.clock())
    pick_up(world.engine, other.id, "bas", world.clock())
    anna.post(how, on="/account")
    assert (status(world, mine), status(world, other)) == ("wachtend", "opgepakt")
    assert bas.post(f"/handoff/{mine.id}/oppakken", on="/wachtrij").status_code == 303


def test_leaving_one_browser_of_two_gives_nothing_back(world) -> None:
    one = world.inside("anna")
    two = world.browser()
    two.login("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    one.post("/afmelden", on="/account")
    assert status(world, handoff) == "opgepakt"


def test_after_idle_time_or_blocking_a_round_gives_them_back(world) -> None:
    world.inside("anna")
    world.account("bas", "beheerder")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    world.clock.move(minutes=29)
    assert round_(world) == 0
    world.clock.move(minutes=2)
    assert round_(world) == 1
    assert status(world, handoff) == "wachtend"
    again = world.browser()
    again.login("anna")
    pick_up(world.engine, handoff.id, "anna", world.clock())
    world.app.desk.accounts.set_active("anna", False, world.clock())
    assert round_(world) == 1


def test_a_call_back_goes_back_only_after_a_working_day(world) -> None:
    world.inside("anna")
    version = information("terugbellen", Retention()).version
    handoff = request_callback(
        world.engine,
        world.cipher,
        "gesprek5",
        naam="Fatima",
        telefoon="06 12345678",
        moment="ochtend",
        consent=Consent(version, world.clock()),
        facts=Facts(),
        now=world.clock(),
    )
    pick_up(world.engine, handoff.id, "anna", world.clock())
    world.clock.move(hours=2)
    assert round_(world) == 0
    world.clock.move(hours=11)
    assert round_(world) == 1
    assert status(world, handoff) == "wachtend"
