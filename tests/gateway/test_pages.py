"""Every page for visitors: no cookies, nothing inline, nothing from elsewhere, drawn from the settings."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.info_pages import info_routes, kept_data
from bot.gateway.settings import PageSettings
from bot.gateway.site import site_routes
from bot.gateway.sources import all_sources, anchor, source_name
from bot.handoff.tables import metadata as handoff_tables
from bot.kennis.responses import load_variations
from bot.registry.registry import Registry
from bot.registry.settings import Retention
from bot.registry.tables import metadata as registry_tables
from tests.gateway.kept_echo import KeptEcho

TEXTS = ("/privacy", "/toegankelijkheid", "/bronnen", "/demo", "/neutraal")
PAGES = (*TEXTS, "/", "/gesprek", "/mijn-gegevens")


@pytest.fixture
def client(entrance: Entrance, echo: KeptEcho, registry: Registry) -> TestClient:
    settings = PageSettings("/neutraal")
    routes = site_routes(entrance, echo, registry, settings)
    return TestClient(make_app(entrance, pages=routes, settings=settings), follow_redirects=False)


class Parts(HTMLParser):
    """Tags of a page, and whether they are closed in order."""

    VOID = frozenset("meta link input br img hr".split())

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_has_nothing_inline_or_from_elsewhere(
    client: TestClient, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = Parts(answer.text)
    assert page.open == []
    assert page.all("html")[0]["lang"] == "nl"
    assert len(page.all("h1")) == 1 and page.all("main")
    for tag, attributes in page.tags:
        assert tag != "style" and "style" not in attributes, "the policy blocks it"
        assert not any(name.startswith("on") for name in attributes), "the policy blocks it"
        address = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
        assert not address or address.startswith(("/", "data:")), f"{tag} comes from elsewhere"
    assert all(script.get("src") for script in page.all("script"))
    ids = [one["id"] for _, one in page.tags if one.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("/neutraal", "/demo")])
def test_every_page_has_the_way_out_and_112(client: TestClient, path: str) -> None:
    page = Parts(client.get(path).text)
    assert any(form.get("action") == "/weg" for form in page.all("form"))
    assert any(link.get("href") == "tel:112" for link in page.all("a"))


def test_the_tab_says_nothing(client: TestClient) -> None:
    for path in ("/", "/gesprek"):
        title = re.search(r"<title>(.*)</title>", client.get(path).text)
        assert title is not None and title[1] == "Informatie"
    assert "geweld" not in client.get("/neutraal").text.lower()


def test_no_route_sets_a_cookie_or_may_be_kept(client: TestClient, entrance: Entrance) -> None:
    paths = [*PAGES, "/scherm.json", "/widget.js", "/healthz", "/webhooks/rest/", "/nergens"]
    posts = ["/weg", "/gegevens", "/waardering", "/gesprek", "/mijn-gegevens"]
    answers = [client.get(path) for path in paths]
    answers += [client.post(path, data={"session_id": "x" * 32}) for path in posts]
    answers.append(client.post("/webhooks/rest/webhook", json={"sender": "a", "message": "b"}))
    answers.append(client.get("/socket.io/?EIO=4&transport=polling"))
    for answer in answers:
        assert "set-cookie" not in answer.headers, answer.url
    answers.append(client.get("/desk/"))
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store", answer.url
        assert answer.headers["referrer-policy"] == "no-referrer", answer.url
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, answer.url
        assert "camera=()" in answer.headers["permissions-policy"]


def test_every_route_of_the_site_was_looked_at(
    entrance: Entrance, echo: KeptEcho, registry: Registry
) -> None:
    routes = site_routes(entrance, echo, registry, PageSettings("/neutraal"))
    paths = {one.path for one in routes if isinstance(one, Route | Mount)}
    assert paths == {*PAGES, "/weg", "/gegevens", "/waardering"} - {"/"}


def test_a_widget_elsewhere_may_post_without_credentials(client: TestClient) -> None:
    origin = {"origin": "https://voorbeeldstad.example"}
    for path in ("/weg", "/gegevens", "/waardering", "/scherm.json", "/webhooks/rest/webhook"):
        asked = client.options(path, headers={**origin, "access-control-request-method": "POST"})
        assert asked.status_code == 204
        assert asked.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in asked.headers
    assert client.get("/scherm.json", headers=origin).headers["access-control-allow-origin"] == "*"
    for path in ("/", "/gesprek", "/mijn-gegevens", "/privacy"):
        headers = client.get(path, headers=origin).headers
        assert "access-control-allow-origin" not in headers


def test_the_privacy_page_tells_of_every_table_and_of_the_term_in_force() -> None:
    retention = Retention(gesprek=timedelta(hours=3))
    route = next(one for one in info_routes(PageSettings(), retention) if one.path == "/privacy")
    text = TestClient(route.app).get("/privacy").text
    for table in (*registry_tables.sorted_tables, *handoff_tables.sorted_tables):
        assert table.info["nl"] in text
    assert "hooguit 3 uur na het laatste bericht" in text and "24 uur na het laatste" not in text
    assert "geschiedenis van je browser" in text
    assert len(kept_data(retention)) == len(registry_tables.tables) + len(handoff_tables.tables)


def test_every_source_of_every_text_has_an_address(client: TestClient) -> None:
    page = client.get("/bronnen").text
    ids = {work.id for work in all_sources().works}
    listed = {one for _, addresses in all_sources().sites for one in addresses}
    used = {bron for one in load_variations() for bron in one.bron}
    assert "Advieschat, bewaren" in used and len(used) > 100
    for bron in used:
        where = anchor(bron)
        if where.startswith("http"):
            assert where in listed and source_name(bron) in page
        else:
            assert where.removeprefix("/bronnen#") in ids - {"overig"}, bron


def test_the_settings_of_the_page_stand_in_it_and_are_escaped(client: TestClient) -> None:
    assert client.get("/scherm.json").json() == {
        "neutraal": "/neutraal",
        "bewaren_uren": 24.0,
        "naam": "Advieschat",
    }
    body = Parts(client.get("/").text).all("body")[0]
    assert '"neutraal": "/neutraal"' in (body["data-scherm"] or "")


def test_the_demo_is_a_municipality_with_the_widget(client: TestClient) -> None:
    page = Parts(client.get("/demo").text)
    assert any(one.get("src") == "/widget.js" for one in page.all("script"))
    assert page.all("advies-chat")
