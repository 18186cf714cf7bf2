"""Default deny, roles, forged forms, hostile text."""

from __future__ import annotations

import pytest
from starlette.routing import Mount, Route

from bot.desk import pages_login, pages_manage, pages_queue, pages_talk
from bot.desk.values import Permission
from bot.handoff.desk_work import pick_up
from bot.handoff.messages import add_message
from bot.handoff.queue import overview
from bot.privacy import Redacted, redact

ALL = [
    *pages_login.pages(),
    *pages_queue.pages(),
    *pages_talk.pages(),
    *pages_manage.pages(),
]
CLOSED = [page for page in ALL if page.permission is not Permission.OPEN]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}"


def filled(path: str, handoff: str = "h" * 22) -> str:
    return path.replace("{id}", handoff).replace("{name}", "anna")


@pytest.mark.parametrize("page", CLOSED, ids=lambda page: f"{page.method} {page.path}")
def test_nobody_gets_anywhere_without_a_session(world, page) -> None:
    handoff = world.handoff(zorgen=("stalking",))
    browser = world.browser()
    path = f"/desk{filled(page.path, handoff.id)}"
    answer = browser.client.request(page.method, path, follow_redirects=False)
    if page.method == "GET":
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/aanmelden")
    else:
        assert answer.status_code == 401
    assert "stalking" not in answer.text
    assert overview(world.engine, handoff.id, world.clock()).handoff.status == "wachtend"


@pytest.mark.parametrize(
    "page",
    [page for page in ALL if page.permission is Permission.BEHEREN],
    ids=lambda page: f"{page.method} {page.path}",
)
def test_a_medewerker_cannot_do_a_beheerders_work(world, page) -> None:
    browser = world.inside("anna")
    world.account("bas", "beheerder")
    path = filled(page.path)
    if page.method == "GET":
        answer = browser.get(path)
    else:
        answer = browser.post(path, on="/account", rol="beheerder", verplicht="ja")
    assert answer.status_code == 403
    assert world.app.desk.accounts.get("anna").role == "medewerker"
    assert not world.app.desk.accounts.code_required()


def test_the_menu_shows_a_medewerker_no_beheer(world) -> None:
    assert "/desk/cijfers" not in world.inside("anna").get("/wachtrij").text
    assert "/desk/cijfers" in world.inside("bas", "beheerder").get("/wachtrij").text


@pytest.mark.parametrize(
    "path", ["/nergens", "/static/../app.py", "/..%2fserver.py", "/gesprekken/x/../../medewerkers"]
)
def test_what_is_not_a_page_does_not_exist(world, path: str) -> None:
    answer = world.browser().get(path)
    assert answer.status_code in (303, 404)
    assert "import" not in answer.text


def test_every_route_of_the_app_is_a_page_with_a_permission_or_the_static_files(world) -> None:
    app = world.app._app.engineio_server and world.app._app.other_asgi_app
    served = {
        (route.path, frozenset(route.methods)) for route in app.routes if isinstance(route, Route)
    }
    listed: dict[str, set[str]] = {}
    for page in ALL:
        listed.setdefault(page.path, set()).add(page.method)
    expected = {
        (path, frozenset(methods | ({"HEAD"} if "GET" in methods else set())))
        for path, methods in listed.items()
    }
    assert served == expected
    assert [route.path for route in app.routes if isinstance(route, Mount)] == ["/static"]


@pytest.mark.parametrize(
    "page",
    [
        page
        for page in ALL
        if page.method == "POST" and page.permission not in (Permission.CODE, Permission.INSTELLEN)
    ],
    ids=lambda page: page.path,
)
@pytest.mark.parametrize("token", ["", "verzonnen", "van een ander"])
def test_a_form_without_its_token_changes_nothing(world, page, token: str) -> None:
    browser = world.inside("bas", "beheerder")
    other = world.inside("anna", "beheerder")
    if token == "van een ander":
        token = other.token("/account")
    handoff = world.handoff()
    fields = {"csrf": token, "rol": "medewerker", "verplicht": "ja", "regio": "drenthe"}
    path = f"/desk{filled(page.path, handoff.id)}"
    answer = browser.client.post(path, data=fields, follow_redirects=False)
    assert answer.status_code == 403
    assert overview(world.engine, handoff.id, world.clock()).handoff == handoff
    assert world.app.desk.accounts.get("anna").role == "beheerder"
    assert browser.get("/wachtrij").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://kwaad.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
)
def test_a_form_from_another_site_is_refused_even_with_the_token(world, headers: dict) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    answer = browser.post(f"/handoff/{handoff.id}/oppakken", on="/wachtrij", headers=headers)
    assert answer.status_code == 403
    assert overview(world.engine, handoff.id, world.clock()).handoff.status == "wachtend"


def test_the_login_form_has_a_token_of_its_own_browser(world) -> None:
    world.account("anna")
    mine, attacker = world.browser(), world.browser()
    stolen = attacker.token("/aanmelden")
    mine.get("/aanmelden")
    data = {"csrf": stolen, "naam": "anna", "wachtwoord": "vier losse woorden samen"}
    answer = mine.client.post("/desk/aanmelden", data=data, follow_redirects=False)
    assert answer.status_code == 403
    assert mine.session_cookie is None


def test_the_steps_of_the_login_need_the_token_too(world) -> None:
    secret = world.account("anna", totp=True)
    browser = world.browser()
    browser.login("anna")
    data = {"csrf": "verzonnen", "code": world.code(secret)}
    answer = browser.client.post("/desk/code", data=data, follow_redirects=False)
    assert answer.status_code == 403
    assert browser.get("/wachtrij").headers["location"] == "/desk/code"
    world.app.desk.accounts.reset_totp("anna", world.clock())
    world.app.desk.accounts.require_code(True, world.clock())
    browser.login("anna")
    browser.get("/code/instellen")
    answer = browser.client.post("/desk/code/instellen", data=data, follow_redirects=False)
    assert answer.status_code == 403
    assert world.app.desk.accounts.get("anna").totp_secret is None


def test_a_large_form_is_refused(world) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    path = f"/gesprekken/{handoff.id}/bericht"
    answer = browser.post(path, on="/gesprekken", kenmerk="12345678", tekst="a" * 200_000)
    assert answer.status_code == 403


def test_a_visitors_hostile_text_is_shown_as_text(world) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    add_message(
        world.engine,
        handoff.id,
        "bezoeker",
        redact(HOSTILE),
        client_id="12345678",
        now=world.clock(),
    )
    for path in ("/gesprekken", f"/gesprekken/{handoff.id}/berichten?na=0"):
        page = browser.get(path).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "{{ 7*7 }}" in page


def test_a_hostile_earlier_conversation_is_shown_as_text(world) -> None:
    import json

    from bot.registry.conversations import ConversationStore

    browser = world.inside("anna")
    handoff = world.handoff("gesprek9")
    events = [
        {"event": "user", "text": HOSTILE, "timestamp": 1.0},
        {"event": "bot", "text": "Dank je.", "timestamp": 2.0},
        {"event": "user", "text": "/bevestigen", "timestamp": 3.0},
        {"event": "slot", "name": "rol", "value": "omstander"},
    ]
    content = Redacted(json.dumps({"events": events}))
    ConversationStore(world.engine).write("gesprek9", content, world.clock())
    pick_up(world.engine, handoff.id, "anna", world.clock())
    page = browser.get("/gesprekken").text
    assert "Gesprek met de chatbot (2 berichten)" in page
    assert "&lt;script&gt;" in page and "<script>alert" not in page


@pytest.mark.parametrize(
    "path", ["/aanmelden", "/wachtrij", "/cijfers", "/nergens", "/static/desk.svg"]
)
def test_every_answer_has_a_strict_policy_and_is_not_kept(world, path: str) -> None:
    headers = world.inside("bas", "beheerder").get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    ["/aanmelden", "/wachtrij", "/gesprekken", "/cijfers", "/logboek", "/medewerkers", "/account"],
)
def test_no_page_has_code_or_style_within_it(world, path: str) -> None:
    import re

    browser = world.inside("bas", "beheerder")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "bas", world.clock())
    page = browser.get(path).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
