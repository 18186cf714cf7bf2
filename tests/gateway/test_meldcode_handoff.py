"""From the meldcode-check to a medewerker: what was ticked goes along, and nothing else."""

from __future__ import annotations

import html
import re
import uuid
from datetime import datetime, timezone

import pytest
from sqlalchemy import create_engine
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from bot.gateway.front import STATIC, front_routes
from bot.gateway.meldcode_handoff import MeldcodeHandoff
from bot.gateway.meldcode_pages import MeldcodePages
from bot.gateway.settings import PageSettings
from bot.gateway.talk_page import TalkPage
from bot.handoff.messages import messages_after
from bot.handoff.opening_file import Hours
from bot.handoff.opening_hours import OpeningHours
from bot.handoff.queue import overview
from bot.handoff.requests import open_for_conversation
from bot.kennis.items import load
from bot.meldcode import BIJZONDER, FUNCTIES, Check
from bot.meldcode.summary import as_message, summary
from bot.privacy import redact
from tests.desk.served import AXE, chromium, serving_plain
from tests.meldcode.test_outcome import GEVALLEN, check_of

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)
OPEN = OpeningHours(Hours.never(), always=True)
SHUT = OpeningHours(Hours.never())
DATA = {
    "functie": "wijkverpleging",
    "stap": "3",
    "bijzonder": ["mantelzorg", "seksueel_geweld"],
    "v1": "ja",
    "v2": "structureel",
    "naam": "Kevin Jansen",
}


class Told:
    """Counts how often the desk was told."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def told() -> Told:
    return Told()


def app_of(registry, entrance, told: Told, hours: OpeningHours = OPEN, engine=None) -> Starlette:
    handoff = MeldcodeHandoff(
        engine or registry.engine, entrance.pseudonym, hours, lambda: NOW, told
    )
    return Starlette(
        routes=[
            *front_routes(PageSettings()),
            *handoff.routes(),
            *MeldcodePages().routes(),
            *TalkPage(entrance, registry.engine, lambda: NOW).routes(),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
    )


@pytest.fixture
def client(registry, entrance, told: Told) -> TestClient:
    return TestClient(app_of(registry, entrance, told))


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def session_in(text: str) -> str:
    return re.search(r'name="session_id" value="([0-9a-f]{32})"', text)[1]


def test_a_medewerker_is_asked_with_what_was_ticked(client, registry, entrance, told) -> None:
    page = client.post("/meldcode/medewerker", data=DATA)
    assert page.status_code == 200 and told.times == 1
    session = session_in(page.text)
    handoff = open_for_conversation(registry.engine, entrance.pseudonym(session))
    assert (handoff.kind, handoff.reason, handoff.status) == ("chat", "meldcode", "wachtend")
    assert (handoff.rol, handoff.wens, handoff.acuut) == ("professional", "medewerker", False)
    assert handoff.zorgen == ("seksueel",) and handoff.onderwerpen == ("meldcode",)
    # The visitor sees the same lines as the medewerker, and no word more goes along.
    (message,) = messages_after(registry.engine, handoff.id)
    assert message.side == "systeem"
    seen = words(page.text)
    for line in summary(load(), Check("gezondheidszorg", "wijkverpleging", 3)):
        if not line.startswith("de uitkomst"):
            assert line in message.text and line in seen
    assert "(structurele onveiligheid)" in message.text
    assert "Jansen" not in message.text + page.text
    assert "Je plaats in de rij is 1." in seen
    assert overview(registry.engine, handoff.id, NOW).messages == 1


def test_the_conversation_to_wait_in_is_there_without_javascript(client) -> None:
    session = session_in(client.post("/meldcode/medewerker", data=DATA).text)
    talk = client.post("/gesprek", data={"session_id": session, "ververs": "1"})
    assert talk.status_code == 200
    seen = words(talk.text)
    assert "uit de meldcode-check:" in seen and "sector gezondheidszorg" in seen


def test_pressing_twice_asks_once(client, registry, entrance) -> None:
    session = uuid.uuid4().hex
    for _ in range(2):
        client.post("/meldcode/medewerker", data=DATA | {"gesprek": session})
    changed = DATA | {"gesprek": session, "v2": "acuut"}
    client.post("/meldcode/medewerker", data=changed)
    handoff = open_for_conversation(registry.engine, entrance.pseudonym(session))
    found = messages_after(registry.engine, handoff.id)
    assert len(found) == 2 and "(acute onveiligheid)" in found[1].text


def test_with_danger_112_comes_first_and_the_handoff_is_marked(client, registry, entrance) -> None:
    page = client.post("/meldcode/medewerker", data=DATA | {"gevaar": "ja"})
    seen = words(page.text)
    assert seen.index("Bel eerst 112") < seen.index("Er is een medewerker gevraagd")
    handoff = open_for_conversation(registry.engine, entrance.pseudonym(session_in(page.text)))
    assert handoff.acuut and handoff.reason == "gevaar"


def test_a_shut_desk_is_told_and_nothing_is_kept(registry, entrance, told) -> None:
    client = TestClient(app_of(registry, entrance, told, SHUT))
    session = uuid.uuid4().hex
    page = client.post("/meldcode/medewerker", data=DATA | {"gesprek": session})
    assert "De medewerkers zijn er nu niet" in page.text and "0800-2000" in page.text
    assert open_for_conversation(registry.engine, entrance.pseudonym(session)) is None
    assert told.times == 0


def test_a_database_that_fails_gives_the_number(registry, entrance, told, tmp_path) -> None:
    broken = create_engine(f"sqlite:///{tmp_path / 'leeg.db'}")
    client = TestClient(app_of(registry, entrance, told, engine=broken))
    page = client.post("/meldcode/medewerker", data=DATA)
    assert page.status_code == 503
    assert "Bel 0800-2000" in page.text and "session_id" not in page.text
    assert told.times == 0
    broken.dispose()


def test_another_site_cannot_fill_the_queue(client, registry, entrance, told) -> None:
    session = uuid.uuid4().hex
    for site in ("cross-site", "same-site"):
        answer = client.post(
            "/meldcode/medewerker",
            data=DATA | {"gesprek": session},
            headers={"sec-fetch-site": site},
        )
        assert answer.status_code == 400
    assert open_for_conversation(registry.engine, entrance.pseudonym(session)) is None
    assert told.times == 0


def test_the_redactor_has_nothing_to_take_out() -> None:
    """Every case, every function and every circumstance: our own words arrive as they are."""
    checks = [check_of(geval) for geval in GEVALLEN]
    for functie in FUNCTIES.values():
        checks.append(Check(functie.sector, functie.id, 5, "ja", frozenset(BIJZONDER)))
        checks.append(Check(functie.sector, functie.id))
    checks += [
        Check(bijzonder=frozenset({name}), weging=("ja", "nee", "nee")) for name in BIJZONDER
    ]
    for check in checks:
        text = as_message(summary(load(), check))
        assert redact(text) == text


@pytest.mark.browser
def test_the_chat_page_gets_the_conversation(registry, entrance, told) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    with (
        serving_plain(app_of(registry, entrance, told)) as url,
        chromium() as browser,
    ):
        page = browser.new_page()
        page.goto(f"{url}/meldcode")
        page.get_by_role("button", name="Praat met een medewerker").click()
        session = page.locator("#naar-gesprek").get_attribute("data-gesprek")
        looked = browser.new_page(bypass_csp=True, viewport={"width": 320, "height": 640})
        looked.set_content(page.content())
        looked.add_style_tag(path=STATIC / "meldcode" / "dist" / "meldcode.css")
        looked.evaluate(AXE.read_text(encoding="utf-8"))
        found = looked.evaluate("axe.run(document).then(r => r.violations.map(v => v.id))")
        assert found == []
        page.get_by_role("button", name="Ga naar het gesprek").click()
        page.wait_for_url(f"{url}/")
        assert page.evaluate("sessionStorage.getItem('gesprek')") == session
        # Without JavaScript the same button leads to the same conversation.
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(f"{url}/meldcode")
        plain.get_by_role("button", name="Praat met een medewerker").click()
        plain.get_by_role("button", name="Ga naar het gesprek").click()
        plain.wait_for_url(f"{url}/gesprek")
        playwright.expect(plain.get_by_text("uit de meldcode-check")).to_be_visible()
