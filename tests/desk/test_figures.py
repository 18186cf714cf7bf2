"""Figures, their hiding, the CSV, and the log."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import DatabaseError

from bot.desk.figures import Count, weeks
from bot.desk.journal import entries, purge_desk
from bot.desk.tables import log
from bot.handoff.desk_work import close, pick_up


def many(world, numbers: dict[str, int], picked_up: int = 0, **facts) -> None:
    count = 0
    for rol, number in numbers.items():
        for _ in range(number):
            one = world.handoff(f"{world.clock.now:%d%H%M}-{rol}-{count}", rol=rol, **facts)
            if count < picked_up:
                world.clock.move(minutes=2)
                pick_up(world.engine, one.id, "anna", world.clock())
                close(world.engine, one.id, "anna", "gesprek_klaar", world.clock())
                world.clock.move(minutes=-2)
            count += 1


def test_small_counts_are_hidden_and_cannot_be_found_by_subtracting(world) -> None:
    many(world, {"omstander": 9, "professional": 6, "slachtoffer": 2}, picked_up=7)
    week = weeks(world.engine, world.clock())[-1]
    assert (week.total, week.answered) == (17, 7)
    assert week.wait == timedelta(minutes=2)
    # One hidden alone would be 17 - 9 - 6: the smallest of the others is hidden with it.
    assert week.groups["rol"] == [
        Count("omstander", 9),
        Count("professional", None),
        Count("slachtoffer", None),
    ]


def test_a_week_with_few_shows_no_number_and_an_empty_week_shows_zero(world) -> None:
    many(world, {"omstander": 3}, picked_up=2, acuut=True)
    last = weeks(world.engine, world.clock())[-2:]
    assert [week.total for week in last] == [0, None]
    assert last[1].answered is None and last[1].danger is None and last[1].wait is None


def test_danger_is_hidden_too_when_all_others_but_a_few_had_none(world) -> None:
    many(world, {"omstander": 6}, acuut=True)
    many(world, {"professional": 2})
    assert weeks(world.engine, world.clock())[-1].danger is None


def test_a_week_begins_on_monday_in_dutch_time(world) -> None:
    world.clock.now = world.clock.now.replace(day=22, hour=22, minute=59)  # Sunday 23:59
    many(world, {"omstander": 5})
    world.clock.move(minutes=2)  # Monday 00:01
    many(world, {"professional": 6})
    assert [week.total for week in weeks(world.engine, world.clock(), 2)] == [5, 6]


def test_the_page_and_the_csv_show_what_may_be_seen(world) -> None:
    browser = world.inside("bas", "beheerder")
    many(world, {"omstander": 8, "slachtoffer": 3}, picked_up=6)
    page = browser.get("/cijfers").text
    assert '<svg viewBox="0 0' in page and "<desc" in page
    answer = browser.get("/cijfers.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
    assert rows[0] == ["week", "vanaf", "groep", "onderdeel", "aantal"]
    newest = [row for row in rows if row[0] == "2026, week 47"]
    assert ["2026, week 47", "2026-11-16", "totaal", "handoffs", "11"] in newest
    assert ["2026, week 47", "2026-11-16", "rol", "slachtoffer", "verborgen"] in newest
    assert not any(row[4] in "1234" for row in rows[1:] if row[4] and "wachttijd" not in row[3])
    assert entries(world.engine)[0].event == "cijfers_gedownload"


def test_the_log_tells_who_did_what_and_nothing_of_what_was_said(world) -> None:
    bas = world.inside("bas", "beheerder")
    anna = world.inside("anna")
    handoff = world.handoff()
    anna.post(f"/handoff/{handoff.id}/oppakken", on="/wachtrij")
    anna.post(
        f"/gesprekken/{handoff.id}/bericht", on="/gesprekken", tekst="geheim!", kenmerk="12345678"
    )
    anna.post(f"/gesprekken/{handoff.id}/afronden", on="/gesprekken", reden="verwezen")
    page = bas.get("/logboek").text
    for words in ("anna", "opgepakt", "afgerond", "Verwezen naar 112", "aangemeld"):
        assert words in page
    assert "geheim" not in page
    only = bas.get("/logboek?medewerker=bas").text
    assert "Verwezen naar 112" not in only


def test_older_log_lines_are_on_a_next_page(world) -> None:
    bas = world.inside("bas", "beheerder")
    for number in range(51):
        handoff = world.handoff(f"g{number}")
        pick_up(world.engine, handoff.id, "bas", world.clock())
    first = bas.get("/logboek").text
    older = first.split('href="/desk/logboek?')[1].split('"')[0].replace("&amp;", "&")
    assert bas.get(f"/logboek?{older}").text.count("aangevraagd door de bezoeker") == 1


def test_the_desks_log_is_append_only_and_goes_after_two_years(world) -> None:
    world.clock.now = datetime(2020, 1, 1, tzinfo=timezone.utc)
    world.account("oud")
    world.clock.now = datetime.now(timezone.utc)
    world.account("anna")
    for statement in (log.update().values(medewerker="iemand"), log.delete()):
        with pytest.raises(DatabaseError, match="append-only"), world.engine.begin() as connection:
            connection.execute(statement)
    assert purge_desk(world.engine, world.clock()) == 1
    assert [one.about for one in entries(world.engine)] == ["anna"]
    assert purge_desk(world.engine, world.clock()) == 0


def test_a_beheerder_manages_accounts_but_never_removes_the_last_one(world) -> None:
    bas = world.inside("bas", "beheerder")
    world.account("anna", totp=True)
    assert bas.post("/medewerkers/bas/rol", on="/medewerkers", rol="medewerker").status_code == 400
    assert bas.post("/medewerkers/bas/blokkeren", on="/medewerkers").status_code == 400
    bas.post("/medewerkers/anna/code-wissen", on="/medewerkers")
    bas.post("/medewerkers/anna/rol", on="/medewerkers", rol="beheerder")
    accounts = world.app.desk.accounts
    assert (accounts.get("anna").totp_secret, accounts.get("anna").role) == (None, "beheerder")
    bas.post("/medewerkers/anna/blokkeren", on="/medewerkers")
    assert not accounts.get("anna").active
    bas.post("/medewerkers/anna/openen", on="/medewerkers")
    assert accounts.get("anna").active
    bas.post("/medewerkers/code", on="/medewerkers", verplicht="ja")
    assert accounts.code_required()
    assert bas.get("/medewerkers").status_code == 200, "who made it a must is not thrown out"
    events = [(one.event, one.medewerker, one.about) for one in entries(world.engine)]
    assert ("account_geblokkeerd", "bas", "anna") in events
    missing = bas.post("/medewerkers/niemand/blokkeren", on="/medewerkers")
    assert missing.status_code == 400
