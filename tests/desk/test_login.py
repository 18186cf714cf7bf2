"""Logging in: password, code, new session id, slowed guessing, idle time, leaving."""

from __future__ import annotations

import pyotp
import pytest
from sqlalchemy import select

from bot.desk.tables import sessions, tries
from bot.registry.database import reading

PASSWORD = "vier losse woorden samen"


def test_a_right_password_leads_to_the_queue(world) -> None:
    world.account("anna")
    browser = world.browser()
    answer = browser.login("anna")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/wachtrij")
    assert "Wachtrij" in browser.get("/wachtrij").text


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_elsewhere(world) -> None:
    world.account("anna")
    cookie = world.browser().login("anna").headers["set-cookie"].lower()
    for part in ("httponly", "secure", "samesite=strict", "path=/desk"):
        assert part in cookie


def test_the_secure_mark_is_left_off_on_this_machine_only_and_only_when_asked(make_world) -> None:
    from starlette.testclient import TestClient

    from bot.desk.config import DeskConfig

    world = make_world(DeskConfig(plain_cookie=True))
    here = TestClient(world.web, base_url="http://127.0.0.1").get("/desk/aanmelden")
    elsewhere = TestClient(world.web, base_url="http://desk.test").get("/desk/aanmelden")
    assert "secure" not in here.headers["set-cookie"].lower()
    assert "secure" in elsewhere.headers["set-cookie"].lower()


@pytest.mark.parametrize("name", ["anna", "niemand", "x" * 3000, "a\x00b", "' OR 1=1 --"])
def test_a_wrong_login_says_the_same_whoever_it_is(world, name: str) -> None:
    world.account("anna")
    answer = world.browser().login(name, "een fout wachtwoord")
    assert answer.status_code == 400
    assert "horen niet bij elkaar" in answer.text
    assert "een fout wachtwoord" not in answer.text


def test_guessing_is_slowed_per_account_also_for_the_right_password(world) -> None:
    world.account("anna")
    browser = world.browser()
    for _ in range(4):
        assert browser.login("anna", "fout fout fout").status_code == 400
    slowed = browser.login("anna")
    assert slowed.status_code == 429
    assert "Wacht 15 seconden" in slowed.text
    assert world.browser().login("anna").status_code == 429, "another browser does not help"
    world.clock.move(seconds=16)
    assert browser.login("anna").status_code == 303


def test_a_name_that_does_not_exist_is_slowed_too_and_kept_as_a_hash(world) -> None:
    browser = world.browser()
    statuses = [browser.login("mijnWachtwoord1", "x").status_code for _ in range(5)]
    assert statuses == [400, 400, 400, 400, 429]
    with reading(world.engine) as connection:
        keys = connection.execute(select(tries.c.key)).scalars().all()
    assert "mijnwachtwoord1" not in "".join(keys).lower()


def test_guessing_over_many_names_is_slowed_in_general(world) -> None:
    browser = world.browser()
    statuses = [browser.login(f"naam{n}", "x").status_code for n in range(32)]
    assert statuses[:30] == [400] * 30
    assert 429 in statuses[30:]


def test_a_blocked_account_cannot_log_in_and_its_session_ends_at_once(world) -> None:
    browser = world.inside("anna")
    world.account("bas", "beheerder")
    world.app.desk.accounts.set_active("anna", False, world.clock())
    assert browser.get("/wachtrij").headers["location"] == "/desk/aanmelden"
    assert world.browser().login("anna").status_code == 400


def test_an_account_with_an_app_needs_its_code(world) -> None:
    secret = world.account("anna", totp=True)
    browser = world.browser()
    assert browser.login("anna").headers["location"] == "/desk/code"
    for path in ("/wachtrij", "/gesprekken", "/account", "/cijfers"):
        assert browser.get(path).headers["location"] == "/desk/code", path
    assert browser.post("/code", on="/code", code="000000").status_code == 400
    answer = browser.post("/code", on="/code", code=world.code(secret))
    assert answer.headers["location"] == "/desk/wachtrij"
    assert browser.get("/wachtrij").status_code == 200


def test_a_code_works_once(world) -> None:
    secret = world.account("anna", totp=True)
    code = world.code(secret)
    first, second = world.browser(), world.browser()
    first.login("anna")
    assert first.post("/code", on="/code", code=code).status_code == 303
    second.login("anna")
    assert second.post("/code", on="/code", code=code).status_code == 400
    world.clock.move(seconds=30)
    assert second.post("/code", on="/code", code=world.code(secret)).status_code == 303


def test_codes_cannot_be_tried_out(world) -> None:
    secret = world.account("anna", totp=True)
    browser = world.browser()
    browser.login("anna")
    statuses = [browser.post("/code", on="/code", code=f"{n:06}").status_code for n in range(5)]
    assert statuses[-1] == 429
    assert browser.post("/code", on="/code", code=world.code(secret)).status_code == 429


def test_a_beheerder_can_require_the_app_and_then_it_is_set_up_first(world) -> None:
    world.app.desk.accounts.require_code(True, world.clock())
    world.account("anna")
    browser = world.browser()
    assert browser.login("anna").headers["location"] == "/desk/code/instellen"
    assert browser.get("/wachtrij").headers["location"] == "/desk/code/instellen"
    page = browser.get("/code/instellen")
    secret = page.text.split("<code>")[1].split("</code>")[0].replace(" ", "")
    assert browser.get("/code/instellen/qr.svg").headers["content-type"] == "image/svg+xml"
    wrong = browser.post("/code/instellen", on="/code/instellen", code="000000")
    assert wrong.status_code == 400
    right = pyotp.TOTP(secret).at(world.clock())
    answer = browser.post("/code/instellen", on="/code/instellen", code=right)
    assert answer.headers["location"] == "/desk/wachtrij"
    again = world.browser()
    assert again.login("anna").headers["location"] == "/desk/code"
    kept = world.app.desk.accounts.get("anna").totp_secret
    assert kept is not None and secret not in kept, "the secret is kept encrypted"


def test_another_app_needs_the_password_also_within_a_session(world) -> None:
    browser = world.inside("anna")
    page = browser.get("/account/code")
    secret = page.text.split("<code>")[1].split("</code>")[0].replace(" ", "")
    code = pyotp.TOTP(secret).at(world.clock())
    refused = browser.post("/account/code", on="/account/code", code=code, huidig="fout fout")
    assert refused.status_code == 400
    assert world.app.desk.accounts.get("anna").totp_secret is None
    done = browser.post("/account/code", on="/account/code", code=code, huidig=PASSWORD)
    assert done.status_code == 303
    assert world.browser().login("anna").headers["location"] == "/desk/code"


def test_the_session_id_changes_at_every_step_of_the_login(world) -> None:
    secret = world.account("anna", totp=True)
    browser = world.browser()
    browser.client.cookies.set("advieschat_desk", "door-een-ander-gekozen", domain="desk.test")
    ids = [browser.session_cookie]
    browser.login("anna")
    browser.client.cookies.delete("advieschat_desk", domain="desk.test", path="/")
    ids.append(browser.session_cookie)
    browser.post("/code", on="/code", code=world.code(secret))
    ids.append(browser.session_cookie)
    assert len(set(ids)) == 3
    old = world.browser()
    for known in ids[:2]:
        old.client.cookies.set("advieschat_desk", known, domain="desk.test", path="/desk")
        assert old.get("/wachtrij").headers["location"] == "/desk/aanmelden"


def test_the_database_does_not_hold_what_the_cookie_holds(world) -> None:
    browser = world.inside("anna")
    with reading(world.engine) as connection:
        kept = connection.execute(select(sessions)).mappings().all()
    assert len(kept) == 1
    assert browser.session_cookie not in str(dict(kept[0]))


def test_a_session_ends_after_idle_time_but_not_while_it_is_used(world) -> None:
    browser = world.inside("anna")
    for _ in range(4):
        world.clock.move(minutes=20)
        assert browser.get("/wachtrij").status_code == 200
    world.clock.move(minutes=31)
    assert browser.get("/wachtrij").headers["location"] == "/desk/aanmelden"


def test_a_page_that_refreshes_itself_keeps_no_session_alive(world) -> None:
    browser = world.inside("anna")
    for _ in range(3):
        world.clock.move(minutes=11)
        answer = browser.get("/stand", headers={"X-Desk-Background": "1"})
    assert answer.status_code == 401


def test_a_session_ends_after_twelve_hours_whatever_happens(world) -> None:
    browser = world.inside("anna")
    for _ in range(36):
        world.clock.move(minutes=20)
        last = browser.get("/wachtrij")
    assert last.status_code == 200
    world.clock.move(minutes=1)
    assert browser.get("/wachtrij").status_code == 303


def test_leaving_ends_the_session_and_leaving_everywhere_all_of_them(world) -> None:
    one = world.inside("anna")
    two, three = world.browser(), world.browser()
    two.login("anna")
    three.login("anna")
    known = one.session_cookie
    assert one.post("/afmelden", on="/account").status_code == 303
    one.client.cookies.set("advieschat_desk", known, domain="desk.test", path="/desk")
    assert one.get("/wachtrij").status_code == 303
    assert two.get("/wachtrij").status_code == 200
    two.post("/afmelden/overal", on="/account")
    assert three.get("/wachtrij").status_code == 303


def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(world) -> None:
    mine = world.inside("anna")
    other = world.browser()
    other.login("anna")
    new = "heel andere woorden nu"

    def change(old: str, word: str, again: str):
        return mine.post(
            "/account/wachtwoord", on="/account", huidig=old, nieuw=word, herhaal=again
        )

    assert change("fout", new, new).status_code == 400
    assert change(PASSWORD, new, "iets anders dan dat").status_code == 400
    assert "te kort" in change(PASSWORD, "kort", "kort").text
    assert change(PASSWORD, new, new).status_code == 303
    assert mine.get("/wachtrij").status_code == 200
    assert other.get("/wachtrij").status_code == 303
    assert world.browser().login("anna", new).status_code == 303
    assert world.browser().login("anna").status_code == 400
