"""`/meldcode` without JavaScript: ten and more professionals get their outcome; nothing is kept."""

from __future__ import annotations

import html
import io
import re
from datetime import date

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from bot.gateway.meldcode_pages import MeldcodePages
from bot.gateway.meldcode_view import PAGES
from bot.gateway.security import SecurityHeaders
from bot.kennis.items import load
from bot.meldcode import Check, to_fields, weigh
from tests.meldcode.test_outcome import GEVALLEN, check_of

KENNIS = load()


@pytest.fixture(scope="module")
def client() -> TestClient:
    pages = MeldcodePages(today=lambda: date(2026, 11, 22))
    return TestClient(
        Starlette(routes=pages.routes(), middleware=[Middleware(SecurityHeaders)]),
        base_url="https://advies.test",
    )


def form_of(check: Check, **more: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in to_fields(check):
        fields.setdefault(name, []).append(value)
    return fields | {name: [value] for name, value in more.items()}


def words(text: str) -> str:
    """What a reader sees of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_the_first_page_asks_for_the_work(client: TestClient) -> None:
    page = client.get("/meldcode")
    assert page.status_code == 200
    assert "Wat is je werk?" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "set-cookie" not in page.headers
    assert "<script" not in page.text and "style=" not in page.text


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["geval"])
def test_a_professional_gets_the_outcome(client: TestClient, geval: dict) -> None:
    check = check_of(geval)
    page = client.post("/meldcode", data=form_of(check, naar="uitkomst"))
    assert f'data-uitkomst="{geval["uitkomst"]}"' in page.text
    seen = words(page.text)
    outcome = weigh(check)
    for id in (outcome.item, *outcome.redenen, *outcome.vervolg, *outcome.altijd):
        item = KENNIS.item(id)
        assert item.titel in seen
        # Every statement shows where it stands.
        for bron in item.bron:
            assert (bron.address or bron.line) in seen


@pytest.mark.parametrize("page", PAGES)
def test_what_was_said_travels_through_every_page(client: TestClient, page: str) -> None:
    check = Check(
        sector="gezondheidszorg",
        functie="ggz",
        stap=3,
        gevaar="nee",
        bijzonder=frozenset({"onthulling", "mantelzorg"}),
        vinkjes=frozenset({"meldcode.stap1.kindcheck", "meldcode.stap3.gesproken"}),
        weging=("ja", "nee", "ja", "weet_niet"),
    )
    first = client.post("/meldcode", data=form_of(check, naar=page))
    again = read_form(first.text)
    assert sorted(again) == sorted(to_fields(check))


def read_form(text: str) -> list[tuple[str, str]]:
    """What a browser would send of the form as it stands: hidden, ticked and chosen values."""
    found = []
    for tag in re.findall(r"<input [^>]+>", text):
        name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
        sent = 'type="hidden"' in tag or " checked" in tag
        if name and value and value[1] and sent and name[1] != "gesprek":
            found.append((name[1], value[1]))
    select = re.search(r'<option value="([^"]+)" selected', text)
    if select:
        found.append(("functie", select[1]))
        found.append(("sector", "gezondheidszorg"))
    return found


def test_danger_from_any_page_leads_to_112(client: TestClient) -> None:
    for page in PAGES:
        answer = client.post("/meldcode", data={"nu": "gevaar", "naar": page, "v1": "nee"})
        assert 'data-uitkomst="spoed"' in answer.text
        assert 'href="tel:112"' in answer.text
        seen = words(answer.text)
        assert seen.index("Bel nu 112") < seen.index("Bel Veilig Thuis: 0800-2000")
    over = client.post("/meldcode", data={"nu": "voorbij", "gevaar": "ja"})
    assert '<input type="hidden" name="gevaar" value="nee">' in over.text


def test_words_of_a_visitor_come_back_nowhere(client: TestClient) -> None:
    data = {
        "functie": "Kevin Jansen",
        "sector": "<script>alert(1)</script>",
        "stap": "Kerkstraat 12",
        "bijzonder": ["Kevin Jansen", "onthulling"],
        "vink": "Kevin Jansen",
        "v1": "Kevin Jansen",
        "naam": "Kevin Jansen",
        "naar": "Kevin Jansen",
        "gesprek": "Kevin Jansen",
    }
    for page in (*PAGES, "Kevin Jansen"):
        answer = client.post("/meldcode", data=data | {"naar": page})
        assert answer.status_code == 200
        for typed in ("Jansen", "Kerkstraat", "alert(1)"):
            assert typed not in answer.text


def test_the_sector_has_its_own_points(client: TestClient) -> None:
    ggz = words(client.post("/meldcode", data={"functie": "ggz", "naar": "stappen"}).text)
    school = words(client.post("/meldcode", data={"functie": "leerkracht", "naar": "stappen"}).text)
    police = words(client.post("/meldcode", data={"functie": "politie", "naar": "stappen"}).text)
    assert "Ik heb de kindcheck gedaan" in ggz and "denk aan de kinderen" in ggz
    assert "Ik heb de kindcheck gedaan" not in school and "intern begeleider" in school
    assert "een eigen weg" in police


def test_not_first_with_the_parents_is_said_at_step_three(client: TestClient) -> None:
    for name in ("dwingende_controle", "eergerelateerd", "seksueel_geweld", "eigen_veiligheid"):
        page = client.post("/meldcode", data={"bijzonder": name, "naar": "stappen"})
        assert "Overleg eerst, praat dan pas met de betrokkenen" in words(page.text)
    plain = client.post("/meldcode", data={"naar": "stappen"})
    assert "utrecht-alert--warning" not in plain.text


def test_the_report_as_pdf_and_as_text(client: TestClient) -> None:
    data = form_of(check_of(GEVALLEN[0]))
    pdf = client.post("/meldcode/verslag", data=data | {"vorm": "pdf"})
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.headers["content-disposition"] == (
        'attachment; filename="meldcode-check-2026-11-22.pdf"'
    )
    assert pdf.headers["cache-control"] == "no-store"
    assert PdfReader(io.BytesIO(pdf.content)).metadata.title == "Verslag meldcode-check"
    text = client.post("/meldcode/verslag", data=data | {"vorm": "tekst"})
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Melden is de professionele norm" in text.text


def test_an_address_opened_again_leads_to_the_beginning(client: TestClient) -> None:
    for path in ("/meldcode/verslag", "/meldcode/medewerker", "/meldcode/iets"):
        answer = client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/meldcode")


@pytest.mark.parametrize("body", [b"v1=" + b"x" * 70_000, b"&".join([b"vink=a"] * 300)])
def test_a_form_that_is_not_ours_is_refused_with_a_way_back(client, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for path in ("/meldcode", "/meldcode/verslag"):
        answer = client.post(path, content=body, headers=kind)
        assert answer.status_code == 400
        assert "112" in answer.text and 'href="/meldcode"' in answer.text
