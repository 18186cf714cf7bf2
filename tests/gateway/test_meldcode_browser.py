"""`/meldcode` in a real Chromium: everybody can use it, with and without JavaScript, and print it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot.gateway.front import STATIC
from bot.gateway.meldcode_pages import MeldcodePages
from bot.gateway.meldcode_view import PAGES
from bot.gateway.security import SecurityHeaders
from bot.kennis.items import load
from tests.desk import served
from tests.desk.served import serving_plain
from tests.meldcode.test_outcome import GEVALLEN, QUESTIONS

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=20_000)  # a limit for when it never comes, not a measure of speed
pytestmark = pytest.mark.browser
WEB = Path(__file__).resolve().parents[2] / "bot" / "gateway" / "meldcode_web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KENNIS = load()


@pytest.fixture(scope="module")
def url():
    assert (STATIC / "meldcode" / "dist" / "meldcode.css").exists(), "Run first: make setup"
    web = Starlette(
        routes=[
            *MeldcodePages().routes(),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(SecurityHeaders)],
    )
    with serving_plain(web) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with served.chromium() as browser:
        yield browser


def page_of(chromium, url, **options):
    """A new page that remembers every problem and every request to another place."""
    page = chromium.new_context(locale="nl-NL", **options).new_page()
    page.set_default_timeout(20_000)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console", lambda line: page.problems.append(line.text) if line.type == "error" else None
    )
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((url, "data:")) else page.problems.append(request.url)
        ),
    )
    page.goto(f"{url}/meldcode")
    return page


def press_next(page) -> None:
    page.locator(".acties .utrecht-button--primary-action").first.click()


def fill_work(page, geval: dict) -> None:
    page.get_by_label("Wat is je werk?").select_option(geval["werk"].split("/")[1].strip())
    page.locator(f"#stap-{geval['stap']}").check()
    for name in geval.get("bijzonder", ()):
        page.get_by_label(KENNIS.item(f"bijzonder.{name}").titel, exact=True).check()


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["geval"])
def test_a_professional_goes_through_the_check(chromium, url, geval: dict) -> None:
    page = page_of(chromium, url, java_script_enabled=False)
    fill_work(page, geval)
    press_next(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("De vijf stappen")
    if geval["gevaar"] == "ja":
        page.get_by_role("button", name="Er is nu direct gevaar").click()
    else:
        press_next(page)
        for number, name in enumerate(QUESTIONS, start=1):
            if name in geval.get("vragen", {}):
                page.locator(f"#v{number}-{geval['vragen'][name]}").check()
        press_next(page)
    box = page.locator(".uitkomst")
    expect(box).to_have_attribute("data-uitkomst", geval["uitkomst"])
    expect(box.get_by_role("heading")).to_have_text(
        KENNIS.item(f"uitkomst.{geval['uitkomst']}").titel
    )
    # Where it stands is one tap away.
    source = box.locator("details.bron")
    source.locator("summary").click()
    expect(source.locator("li").first).to_be_visible()
    assert page.problems == []
    assert page.context.cookies() == []
    assert page.url == f"{url}/meldcode"
    page.context.close()


def walk(page):
    """Every page of the check, with a lot ticked and everything that opens opened."""
    yield "werk"
    fill_work(page, {"werk": "x / wijkverpleging", "stap": 3, "bijzonder": ["dwingende_controle"]})
    for name, choose in (
        ("stappen", page.locator("[name=vink]").first.check),
        ("wegen", lambda: (page.locator("#v1-ja").check(), page.locator("#v2-acuut").check())),
        ("uitkomst", lambda: None),
    ):
        press_next(page)
        # The new page, with its style, must be there before anything of it is looked at.
        expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[name])
        page.wait_for_load_state("load")
        choose()
        yield name


@pytest.mark.parametrize(
    ("scheme", "width", "opened"),
    [("light", 1100, True), ("light", 320, False), ("dark", 320, True)],
)
def test_nobody_is_kept_out(chromium, url, scheme: str, width: int, opened: bool) -> None:
    """axe finds nothing, and nothing is wider than the window."""
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 700}}
    page = page_of(chromium, url, bypass_csp=True, **options)
    axe = AXE.read_text(encoding="utf-8")
    for name in walk(page):
        if opened:
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.wait_for_load_state("networkidle")  # axe needs a page that has come to rest
        page.evaluate(axe)
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: tags}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))",
            TAGS,
        )
        assert found == [], f"{name}, {scheme}, {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        small = page.evaluate(
            "[...document.querySelectorAll('button, input:not([type=hidden]), select, summary')]"
            ".filter(e => e.tabIndex >= 0).map(e => e.getBoundingClientRect())"
            ".filter(r => r.width && (r.width < 24 || r.height < 24)).length"
        )
        assert small == 0, f"{name}: targets of less than 24 px"
    page.context.close()


def test_with_the_keyboard_only(chromium, url) -> None:
    page = page_of(chromium, url, java_script_enabled=False)
    keys = page.keyboard

    def go_to(selector: str) -> None:
        """Press Tab until the element has the focus, as somebody without a mouse does."""
        for _ in range(80):
            keys.press("Tab")
            if page.locator(f"{selector}:focus").count():
                return
        raise AssertionError(f"{selector} cannot be reached with Tab")

    keys.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    go_to("#functie")
    keys.type("Huisarts")
    go_to("#stap-onbekend")
    keys.press("ArrowUp")
    expect(page.locator("#stap-5")).to_be_checked()
    go_to("#bijzonder-onthulling")
    keys.press("Space")
    # Enter in a field goes on, and does not call for a medewerker or for danger.
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("De vijf stappen")
    go_to(".acties .utrecht-button--primary-action")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wegen")
    go_to("[name=v1]")
    keys.press("Space")
    keys.press("Enter")
    expect(page.locator(".uitkomst")).to_have_attribute("data-uitkomst", "melden_onthulling")
    # Back with the progress at the top: everything is still there.
    page.locator(".voortgang button").first.focus()
    keys.press("Enter")
    expect(page.locator("#stap-5")).to_be_checked()
    expect(page.locator("#bijzonder-onthulling")).to_be_checked()
    expect(page.get_by_label("Wat is je werk?")).to_have_value("huisarts")
    page.context.close()


def test_the_focus_can_be_seen(chromium, url) -> None:
    page = page_of(chromium, url)
    for selector in ("#functie", "#stap-1", ".voortgang button", "summary", ".bel"):
        element = page.locator(selector).first
        element.focus()
        page.keyboard.press("Shift")  # a key, so that :focus-visible holds
        style = element.evaluate("e => getComputedStyle(e).outlineStyle")
        assert style != "none", selector
    page.context.close()


def test_a_page_prints_on_a4_without_its_buttons(chromium, url) -> None:
    page = page_of(chromium, url)
    for name in walk(page):
        page.emulate_media(media="print")
        # At the width of the paper nothing sticks out, and no button is printed.
        expect(page.locator(".acties").first).to_be_hidden()
        expect(page.locator(".voortgang")).to_be_hidden()
        pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        box = pdf.pages[0].mediabox
        assert abs(box.width - 595) < 2 and abs(box.height - 842) < 2
        text = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
        assert PAGES[name] in text or name == "werk"
        assert "Praat met een medewerker" not in text
        if name == "uitkomst":
            # Sources are printed, also those that are closed on the screen.
            assert "Handelingsprotocol Veilig Thuis (2025), §3.2.2" in text
        page.emulate_media(media="screen")
    page.context.close()


def test_the_report_is_downloaded(chromium, url) -> None:
    page = page_of(chromium, url, java_script_enabled=False, accept_downloads=True)
    for _ in range(3):
        press_next(page)
    for button, end in (("Verslag als PDF", ".pdf"), ("Verslag als tekst", ".txt")):
        with page.expect_download() as found:
            page.get_by_role("button", name=button).click()
        assert found.value.suggested_filename.endswith(end)
    page.context.close()
