"""The widget on a page of another origin with a strict CSP, and other makers' widgets."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from tests.web.served import AXE, DESKTOP, DIST, PHONE, page_of
from tests.web.test_barriers import RUN
from tests.web.walk import expect

pytestmark = [pytest.mark.browser, pytest.mark.model]
HOST = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gemeente</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/stijl.css">
<script src="{url}/widget.js" defer></script></head>
<body><main><h1>Gemeente Elders</h1><p>Welkom.</p></main><advies-chat></advies-chat></body></html>"""
# The site's own styles must not get in, and its tokens must.
STYLE = (
    "button { display: none } p { color: yellow } advies-chat { --advies-accent: rgb(1, 98, 95) }"
)
WEBCHAT = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Webchat</title></head>
<body><div id="webchat"></div><script src="{url}/static/dist/rasa-webchat.js"></script>
<script>WebChat.default({{ selector: "#webchat", socketUrl: "{url}", socketPath: "/socket.io/",
  title: "Chat", initPayload: "hallo", customData: {{ language: "nl" }} }}, null);</script></body></html>"""


@pytest.fixture(scope="module")
def elsewhere(site) -> Iterator[str]:
    """Another origin; `/` has the widget, `/webchat` has rasa-webchat."""

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind = "text/css" if self.path == "/stijl.css" else "text/html"
            body = {"/": HOST, "/webchat": WEBCHAT, "/stijl.css": STYLE}.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            if self.path == "/":
                own, socket = site.url, site.url.replace("http", "ws", 1)
                self.send_header(
                    "Content-Security-Policy",
                    f"default-src 'none'; script-src {own}; style-src 'self'; "
                    f"connect-src {own} {socket}; img-src data:",
                )
            self.end_headers()
            text = (body or "").format(url=site.url) if kind == "text/html" else body or ""
            self.wfile.write(text.encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    # localhost and 127.0.0.1 are two origins to a browser.
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_the_widget_works_on_another_site(site, browser, elsewhere) -> None:
    page = page_of(browser, viewport=PHONE)
    page.goto(elsewhere)
    # Nothing is asked of the server but the script, until somebody opens it.
    assert [one for one in page.asked if site.url in one] == [f"{site.url}/widget.js"]
    opener = page.get_by_role("button", name="Praat met ons")
    expect(opener).to_have_css("background-color", "rgb(1, 98, 95)")
    opener.click()
    expect(page.get_by_role("heading", name="Praat over je zorgen thuis")).to_be_focused()
    page.get_by_role("button", name="Begin het gesprek").click()
    expect(page.locator("#gesprek")).to_contain_text("Ik ben een computerprogramma")
    expect(page.locator(".bericht--bezoeker p.bericht-tekst")).not_to_have_css(
        "color", "rgb(255, 255, 0)"
    )
    page.locator("#gesprek").get_by_role("button", name="Nee, nu niet").click()
    expect(page.locator("#gesprek")).to_contain_text("Wie ben jij")
    assert page.problems == []

    before = site.conversations()
    page.locator("#weg").click()
    page.wait_for_url(f"{site.url}/neutraal")
    assert site.comes_to_keep(before - 1)
    page.go_back()
    assert "computerprogramma" not in page.content()
    page.context.close()


def test_the_municipality_s_demo_in_its_own_theme_has_no_barrier(site, browser) -> None:
    page = page_of(browser, viewport=DESKTOP)
    page.goto(f"{site.url}/demo")
    opener = page.get_by_role("button", name="Praat over je zorgen")
    expect(opener).to_have_css("background-color", "rgb(0, 98, 95)")
    opener.click()
    page.get_by_role("button", name="Begin het gesprek").click()
    expect(page.locator("#gesprek")).to_contain_text("Is er op dit moment gevaar")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = page.evaluate(RUN)["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    page.get_by_role("button", name="Klein maken").click()
    expect(opener).to_be_focused()
    assert page.problems == []
    page.context.close()


def test_the_widget_is_small(site) -> None:
    import gzip

    assert len(gzip.compress((DIST / "widget.js").read_bytes(), 9)) <= 90_000


def test_rasa_webchat_connects_unchanged(site, browser, elsewhere) -> None:
    page = page_of(browser)
    page.goto(f"{elsewhere}/webchat")
    page.locator(".rw-launcher").click()
    talk = page.locator(".rw-messages-container")
    expect(talk).to_contain_text("Ik ben een computerprogramma")
    choice = talk.get_by_text("Nee, nu niet")
    expect(choice).to_be_visible()
    choice.click()
    expect(talk).to_contain_text("Wie ben jij in dit verhaal?")
    page.locator(".rw-new-message").fill("ik ben de buurvrouw")
    page.keyboard.press("Enter")
    expect(talk).to_contain_text("Wie wonen er in dat huis?")
    page.context.close()
