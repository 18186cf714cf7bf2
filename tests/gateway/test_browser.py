"""The pages without JavaScript in a real browser: leaving for another site, and no barrier anywhere."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from datetime import datetime, timezone

import pytest

playwright = pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Error, Page, expect  # noqa: E402
from starlette.applications import Starlette  # noqa: E402
from starlette.responses import HTMLResponse  # noqa: E402
from starlette.routing import Route  # noqa: E402

from bot.gateway.app import make_app  # noqa: E402
from bot.gateway.entrance import Entrance  # noqa: E402
from bot.gateway.settings import PageSettings  # noqa: E402
from bot.gateway.site import site_routes  # noqa: E402
from bot.handoff.model import Facts  # noqa: E402
from bot.handoff.requests import request_handoff  # noqa: E402
from bot.registry.registry import Registry  # noqa: E402
from tests.desk.served import serving_plain  # noqa: E402
from tests.gateway.kept_echo import KeptEcho  # noqa: E402
from tests.web.served import chromium, page_of  # noqa: E402
from tests.web.test_barriers import Judge  # noqa: E402

pytestmark = pytest.mark.browser
CONSENT = {
    "text": "Mogen we jouw voornaam en nummer bewaren om je terug te bellen?",
    "buttons": [{"title": "Ja, bel mij terug", "payload": "/bevestigen"}],
    "custom": {"vraag": "toestemming", "bron": ["HP §15.5"]},
}
ANSWERS = {
    "kaart": {
        "text": "Dit kun je doen:\n- Bel 0800-2000.\n- Praat erover.\n\n1. Eerst dit.",
        "custom": {"kop": "Wat er wordt bewaard", "bron": ["HP §3.2", "Advieschat, bewaren"]},
    },
    "spoed": {"text": "Bel nu 112.\n\nZeg waar je bent.", "custom": {"spoed": "112"}},
    "cijfer": {
        "text": "Hoe veilig is het?",
        "custom": {"vraag": "veiligheidscijfer", "schaal": {"min": 0, "max": 10}},
    },
    "bel": CONSENT,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def neutral() -> Iterator[str]:
    """A page about the weather on another origin."""

    async def weather(_request: object) -> HTMLResponse:
        return HTMLResponse("<title>Weer</title><h1>Zon</h1>")

    with serving_plain(Starlette(routes=[Route("/weer", weather)])) as url:
        yield f"{url}/weer"


@pytest.fixture
def url(entrance: Entrance, echo: KeptEcho, registry: Registry, neutral: str) -> Iterator[str]:
    echo.answers = ANSWERS
    settings = PageSettings(neutral)
    routes = site_routes(entrance, echo, registry, settings)
    with serving_plain(make_app(entrance, pages=routes, settings=settings)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = page_of(browser, java_script_enabled=False)
    yield page
    page.context.close()


def say(page: Page, words: str) -> None:
    page.locator("#bericht").fill(words)
    page.locator("#verstuur").click()


def test_the_way_out_leads_to_another_site_and_nothing_comes_back(
    page: Page, url: str, neutral: str, registry: Registry
) -> None:
    page.goto(f"{url}/gesprek")
    say(page, "ik ben bang voor hem")
    say(page, "mijn buurman Kevin Jansen")
    expect(page.locator("#gesprek")).to_contain_text("ik ben bang voor hem")
    assert registry.conversations.ids()
    page.locator("#weg").click()
    page.wait_for_url(neutral)  # the form's policy lets the redirect through
    assert registry.conversations.ids() == []
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()  # the browser kept no page: it asks whether to send the form again
    with contextlib.suppress(Error):
        page.reload()
    shown = _content(page)
    assert "bang voor hem" not in shown and "buurman" not in shown
    assert registry.conversations.ids() == []
    assert page.context.cookies() == []


def test_the_first_page_works_without_javascript(page: Page, url: str, echo: KeptEcho) -> None:
    page.goto(url)
    page.get_by_role("button", name="Begin het gesprek").click()
    expect(page.locator("#gesprek")).to_contain_text("Je zei: Hallo")
    page.get_by_role("button", name="Ja, dat mag").press("Enter")
    expect(page.locator("#gesprek")).to_contain_text("Je zei: /bevestigen")
    say(page, "cijfer")
    page.get_by_text("7", exact=True).click()
    page.get_by_role("button", name="Geef dit cijfer").click()
    expect(page.locator("#gesprek")).to_contain_text("Je zei: 7")
    assert echo.heard == ["Hallo", "/bevestigen", "cijfer", "7"]
    assert {one.split("/")[2] for one in page.asked if one.startswith("http")} == {url[7:]}


def test_no_barrier_on_any_state(
    browser: Browser, url: str, echo: KeptEcho, registry: Registry
) -> None:
    page = page_of(browser, viewport={"width": 360, "height": 740})
    judge = Judge()
    page.goto(f"{url}/gesprek")
    for words in ("kaart", "cijfer", "spoed", "mijn buurman Kevin Jansen", "ساعدني من فضلك"):
        say(page, words)
        judge.look(page, words)
    say(page, "x" * 6_000)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    judge.look(page, "too long")
    say(page, "bel")
    page.get_by_role("button", name="Bel mij terug", exact=True).click()
    expect(page.locator("#gegevens-naam")).to_be_visible()
    judge.look(page, "own data")
    request_handoff(
        registry.engine,
        echo.pseudonym(page.locator("input[name=session_id]").first.input_value()),
        kind="chat",
        reason="wens_medewerker",
        facts=Facts(),
        now=datetime.now(timezone.utc),
    )
    say(page, "wacht")
    expect(page.get_by_test_id("positie")).to_have_text("1")
    judge.look(page, "waiting")
    page.goto(f"{url}/mijn-gegevens")
    page.locator("#dossiernummer").fill("AV-1234-5678")
    page.locator("#code").fill(uuid.uuid4().hex[:12])
    page.get_by_role("button", name="Laat zien").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    judge.look(page, "wrong code")
    page.context.close()
    assert judge.found == []


def _content(page: Page) -> str:
    """What the page holds, once the browser is done moving; after Back that may take a while."""
    for _ in range(60):
        with contextlib.suppress(Error):
            return page.content()
        page.wait_for_timeout(250)
    return page.content()
