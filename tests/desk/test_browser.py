"""The desk in a real Chromium: two medewerkers, one visitor, and pages that everybody can use."""

from __future__ import annotations

import os
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pyotp
import pytest

from bot.desk.config import DeskConfig, Oidc
from bot.handoff.desk_work import close, pick_up
from bot.handoff.messages import add_message, messages_after
from bot.handoff.queue import overview
from bot.handoff.requests import end_by_visitor, mark_danger
from bot.privacy import redact
from tests.desk import served
from tests.desk.barriers import ZOOMED, barriers, fold
from tests.desk.served import serving
from tests.desk.test_sso import provider  # noqa: F401

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
pytestmark = pytest.mark.browser
# Milliseconds that `expect` waits: a limit for when it never comes, not a measure of speed.
expect.set_options(timeout=20_000)
PASSWORD = "vier losse woorden samen"


@pytest.fixture(scope="module")
def chromium():
    with served.chromium() as browser:
        yield browser


@pytest.fixture
def desk(world):
    """The world on a port; `world.url` is its address. Its clock is the real one."""
    world.clock.real = True
    world.clock.now = datetime.now(timezone.utc)
    with serving(world.app, world.web) as url:
        world.url = url
        yield world


def page_of(chromium, **options):
    page = chromium.new_context(
        locale="nl-NL", timezone_id="Europe/Amsterdam", **options
    ).new_page()
    page.set_default_timeout(20_000)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        lambda line: page.problems.append(line.text) if served.is_problem(line) else None,
    )
    return page


def login(page, desk, name: str, secret: str | None = None) -> None:
    page.goto(f"{desk.url}/desk/")
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    if secret:
        page.get_by_label("Code").fill(pyotp.TOTP(secret).now())
        page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="Wachtrij", level=1)).to_be_visible()


def visitor_says(desk, handoff_id: str, text: str, now: datetime | None = None) -> None:
    now = now or datetime.now(timezone.utc)
    add_message(
        desk.engine, handoff_id, "bezoeker", redact(text), client_id=str(uuid.uuid4()), now=now
    )


def test_from_the_queue_to_the_end_with_a_second_medewerker_looking_on(desk, chromium) -> None:
    secret = desk.account("anna", totp=True)
    desk.account("bas")
    anna, bas = page_of(chromium), page_of(chromium)
    login(anna, desk, "anna", secret)
    login(bas, desk, "bas")

    # A handoff made after the pages were opened appears by itself, with danger on top.
    first = desk.handoff("een")
    urgent = desk.handoff("twee", acuut=True, regio="drenthe", zorgen=("partnergeweld",))
    for page in (anna, bas):
        expect(page.locator(".ticket")).to_have_count(2)
        expect(page.locator(".ticket").first).to_contain_text("Gevaar")

    # Anna picks up; Bas sees who has it, also when he clicks on what he still saw.
    old = bas.locator(f"#pak-{urgent.id}")
    expect(old).to_be_visible()
    bas.route("**/desk/wachtrij/lijst*", lambda route: route.abort())
    bas.wait_for_timeout(1_000)  # a list that was asked for before this must have come in
    anna.locator(f"#pak-{urgent.id}").click()
    expect(anna.get_by_role("heading", name="Chatgesprek 1")).to_be_visible()
    old.click()
    expect(bas.get_by_role("alert")).to_have_text("Dit gesprek is al opgepakt door anna.")
    bas.unroute("**/desk/wachtrij/lijst*")
    bas.goto(f"{desk.url}/desk/wachtrij")
    expect(bas.get_by_text("Opgepakt door anna")).to_be_visible()

    # They talk; names go on the way in, on both sides.
    log = anna.get_by_role("log")
    visitor_says(desk, urgent.id, "Mijn buurman Kevin Jansen slaat haar")
    expect(log).to_contain_text("slaat haar")
    expect(log).not_to_contain_text("Jansen")
    box = anna.get_by_label("Jouw bericht")
    box.fill("Heb je 112 gebeld? Ik ben Anna de Vries, 06-12345678")
    box.press("Enter")
    expect(log).to_contain_text("Heb je 112 gebeld?")
    expect(box).to_have_value("")
    kept = [one.text for one in messages_after(desk.engine, urgent.id)]
    assert len(kept) == 2 and "12345678" not in kept[1] and "Jansen" not in kept[0]
    told = [event for event in desk.told.events if event[0] in ("message", "typing")]
    assert ("typing", urgent.id, "") in told
    assert ("message", urgent.id, kept[1]) in told

    # Danger that comes while they talk is shown at once, without loading the page again.
    talk = anna.locator(f"#gesprek-{urgent.id}")
    expect(talk.get_by_text("Gevaar", exact=True)).to_be_visible()

    # A canned answer with its source, put in the message field.
    anna.get_by_text("Standaardantwoord kiezen").click()
    anna.get_by_label("Antwoord", exact=True).select_option(label="Kun je nu veilig praten?")
    anna.get_by_role("button", name="Zet in het bericht").click()
    expect(box).to_have_value(
        "Kun je nu veilig typen? Kan er iemand meekijken? Is het niet veilig, sluit dan de chat. Je kunt later bellen: 0800-2000, dag en nacht. Bij gevaar bel je 112."
    )
    expect(anna.get_by_text("Bron: HP §4.1; HP §3")).to_be_visible()

    # She closes with a reason, and picks up the other; that visitor leaves.
    anna.get_by_text("Afronden", exact=True).click()
    anna.get_by_label("Reden").select_option(label="Gesprek is klaar")
    anna.get_by_role("button", name="Rond af").click()
    expect(anna.get_by_text("Je hebt geen gesprekken.")).to_be_visible()
    assert overview(desk.engine, urgent.id, desk.clock()).handoff.status == "afgerond"
    anna.goto(f"{desk.url}/desk/wachtrij")
    anna.locator(f"#pak-{first.id}").press("Enter")
    expect(anna.get_by_label("Jouw bericht")).to_be_visible()
    end_by_visitor(desk.engine, first.id, datetime.now(timezone.utc))
    expect(anna.get_by_text("Dit gesprek is voorbij of is niet meer van jou.")).to_be_visible()
    expect(anna.get_by_label("Jouw bericht")).to_be_hidden()
    expected = "409"  # what the page was told about the ended conversation, and Bas about his click
    assert [line for line in anna.problems if expected not in line] == []


def tab_to(page, selector: str) -> None:
    """Press Tab until something that fits `selector` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def test_the_desk_works_with_the_keyboard_only(desk, chromium) -> None:
    desk.account("anna")
    first = desk.handoff("een")
    page = page_of(chromium)
    page.goto(f"{desk.url}/desk/aanmelden")
    tab_to(page, "#naam")
    page.keyboard.type("anna")
    tab_to(page, "#wachtwoord")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wachtrij", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    tab_to(page, f"#pak-{first.id}")
    # The list is made anew when somebody comes in: the focus stays where it was.
    desk.handoff("twee", acuut=True)
    expect(page.locator(".ticket")).to_have_count(2)
    expect(page.locator(f"#pak-{first.id}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mijn gesprekken")).to_be_visible()
    tab_to(page, "textarea")
    page.keyboard.type("Hallo, waar kan ik mee helpen?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Hallo, waar kan ik mee helpen?")
    tab_to(page, "details:last-of-type > summary")
    page.keyboard.press("Enter")
    tab_to(page, "select[name=reden]")
    page.keyboard.type("Gesprek is klaar")
    tab_to(page, "button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Je hebt geen gesprekken.")).to_be_visible()
    assert page.problems == []


def fill(desk) -> None:
    """Handoffs of some weeks, a queue, and conversations of bas."""
    now = datetime.now(timezone.utc)
    # Somebody who is not logged in would not keep the conversations.
    desk.app.desk.sessions.begin("bas", "binnen", now)
    zorgen = ["lichamelijk", "psychisch", "verwaarlozing", "partnergeweld"]
    rollen = ["omstander", "omstander", "professional", "slachtoffer"]
    for week in range(8):
        for number in range(7 + (week * 5) % 9):
            desk.clock.now = now - timedelta(weeks=week, minutes=30 + number)
            kind = ("chat", "melding")[number % 2]
            one = desk.handoff(
                f"w{week}-{number}",
                kind,
                rol=rollen[number % 4],
                zorgen=(zorgen[number % 4], zorgen[(number + week) % 4]),
                regio=("utrecht", "twente")[number % 3 == 0],
                acuut=number % 6 == 0,
            )
            if number % 5:
                desk.clock.now += timedelta(minutes=2 + number % 4)
                pick_up(desk.engine, one.id, "bas", desk.clock.now)
                close(desk.engine, one.id, "bas", "gesprek_klaar", desk.clock.now)
            else:
                end_by_visitor(desk.engine, one.id, desk.clock.now)
    for wait, kind, facts in (
        (14, "chat", {"regio": "rotterdam-rijnmond", "veiligheidscijfer": 6}),
        (9, "melding", {"rol": "professional", "zorgen": ("verwaarlozing", "psychisch")}),
        (
            3,
            "chat",
            {"acuut": True, "rol": "slachtoffer", "veiligheidscijfer": 2, "regio": "twente"},
        ),
    ):
        desk.clock.now = now - timedelta(minutes=wait)
        desk.handoff(f"wacht{wait}", kind, **facts)
    for number in range(2):
        desk.clock.now = now - timedelta(minutes=20)
        one = desk.handoff(
            f"bezig{number}",
            ("chat", "melding")[number],
            acuut=bool(number),
            onderwerpen=("bespreken", "melding"),
        )
        desk.clock.now = now - timedelta(minutes=18)
        pick_up(desk.engine, one.id, "bas", desk.clock.now)
        visitor_says(
            desk,
            one.id,
            "Hallo, fijn dat er iemand is. Ik hoor elke avond geschreeuw bij de buren.",
            desk.clock.now,
        )
        desk.clock.now += timedelta(minutes=1)
        add_message(
            desk.engine,
            one.id,
            "medewerker",
            redact("Hallo, je praat nu met een medewerker. Wat heb je gehoord?"),
            client_id=str(uuid.uuid4()),
            now=desk.clock.now,
            medewerker="bas",
        )
        desk.clock.now += timedelta(minutes=1)
        text = "Een kind dat huilt, en iets dat kapot gaat. Gisteren ook."
        visitor_says(desk, one.id, text, desk.clock.now)
    desk.clock.now = now


PAGES = {
    "aanmelden": None,
    "wachtrij": "/wachtrij",
    "handoff": "/handoff/{id}",
    "gesprekken": "/gesprekken",
    "cijfers": "/cijfers",
    "logboek": "/logboek",
    "medewerkers": "/medewerkers",
    "account": "/account",
    "code-instellen": "/account/code",
    "fout": "/nergens",
}


# Light and dark, a narrow phone, and 200% zoom of a usual window.
SHAPES = (
    ("light-1280", {"viewport": {"width": 1280, "height": 800}}),
    ("dark-1280", {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}),
    ("light-320", {"viewport": {"width": 320, "height": 640}}),
    ("zoom-200", ZOOMED),
)


def test_no_page_has_a_barrier_in_light_dark_small_or_large(desk, chromium, tmp_path) -> None:
    # `python scripts/desk_screens.py` sets the folder, to keep the pictures.
    shots = Path(os.environ.get("DESK_SCREENSHOTS") or tmp_path)
    desk.account("bas", "beheerder")
    desk.account("a.jansen")
    desk.account("c.smit")
    fill(desk)
    waiting = desk.handoff("bekijk", "melding", acuut=True, onderwerpen=("bespreken", "werkwijze"))
    found = []
    for shape, options in SHAPES:
        page = page_of(chromium, **options)
        for name, path in PAGES.items():
            if path is None:
                page.goto(f"{desk.url}/desk/aanmelden")
            elif name == "wachtrij":
                login(page, desk, "bas")
            else:
                page.goto(f"{desk.url}/desk{path.format(id=waiting.id)}")
            found += barriers(page, f"{name} {shape}")
            fold(page)
            page.screenshot(path=str(shots / f"desk-{name}-{shape}.png"), full_page=True)
        left = "404"  # the page that is nowhere
        assert [line for line in page.problems if left not in line] == []
        page.context.close()
    assert found == []


def test_the_pages_on_the_way_in_have_no_barrier(desk, chromium, tmp_path) -> None:
    shots = Path(os.environ.get("DESK_SCREENSHOTS") or tmp_path)
    desk.account("bas", totp=True)
    found = []
    for shape, options in SHAPES:
        page = page_of(chromium, **options)
        page.goto(f"{desk.url}/desk/aanmelden")
        page.get_by_label("Naam").fill("bas")
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_label("Wachtwoord").press("Enter")
        code = page.get_by_label("Code")
        expect(code).to_be_focused()
        found += barriers(page, f"code {shape}")
        page.screenshot(path=str(shots / f"desk-code-{shape}.png"))
        code.fill("000000")
        code.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        expect(code).to_have_attribute("aria-invalid", "true")
        found += barriers(page, f"code with an error {shape}")
        page.context.close()
        desk.clock.now += timedelta(minutes=20)  # wrong codes slow the next one down
    assert found == []


def test_single_sign_on_comes_in_by_a_page_without_a_barrier(
    make_world,
    provider,  # noqa: F811
    chromium,
) -> None:
    world = make_world(DeskConfig(oidc=Oidc(provider.url, "desk", "geheim")))
    world.clock.real = True
    world.app.desk.accounts.add("anna", "medewerker", None, datetime.now(timezone.utc))
    found = []
    with serving(world.app, world.web) as url:
        for shape, options in SHAPES:
            page = page_of(chromium, **options)
            page.goto(f"{url}/desk/aanmelden")
            found += barriers(page, f"aanmelden with sso {shape}")
            # The page goes on by itself: an answer without content holds it here, to be looked at.
            page.route("**/desk/wachtrij", lambda route: route.fulfill(status=204))
            page.get_by_role("link", name="single sign-on").click()
            expect(page.get_by_role("heading", name="Je bent aangemeld")).to_be_visible()
            found += barriers(page, f"verder {shape}")
            page.unroute("**/desk/wachtrij")
            page.get_by_role("link", name="Ga naar de wachtrij").press("Enter")
            expect(page.get_by_role("heading", name="Wachtrij", level=1)).to_be_visible()
            page.context.close()
    assert found == []
    assert provider.problems == []


# Remembers what the page would have played and shown, instead of the computer's loudspeaker.
NOTED = """
window.noted = {sounds: 0, signs: []};
const real = window.AudioContext.prototype.createOscillator;
window.AudioContext.prototype.createOscillator = function () {
  window.noted.sounds += 1;
  return real.call(this);
};
window.Notification = class {
  static permission = "granted";
  static requestPermission() { return Promise.resolve("granted"); }
  constructor(title, options) { window.noted.signs.push(`${title}: ${options.body}`); }
};
"""


def test_sound_and_signs_come_on_request_only_and_two_talks_stand_side_by_side(
    desk, chromium
) -> None:
    desk.account("anna")
    page = page_of(chromium)
    page.add_init_script(NOTED)
    login(page, desk, "anna")
    first = desk.handoff("een")
    expect(page.locator("#teller-wachtrij [data-aantal]")).to_have_text("1")
    expect(page.locator(".ticket")).to_have_count(1)
    assert page.evaluate("window.noted") == {"sounds": 0, "signs": []}
    for name in ("Geluid", "Melding van de browser"):
        button = page.get_by_role("button", name=name)
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    before = page.evaluate("window.noted.sounds")
    second = desk.handoff("twee", acuut=True, zorgen=("seksueel",), regio="twente")
    expect(page.locator(".ticket")).to_have_count(2)
    expect(page.locator("#melder")).to_contain_text("in gevaar")
    noted = page.evaluate("window.noted")
    assert noted["sounds"] == before + 3, "danger sounds three times"
    assert noted["signs"] == [
        "Advieschat desk: Er is iemand in gevaar. Kijk in je gesprekken en in de wachtrij."
    ]

    # Who comes while the page is away is told on coming back, once.
    page.goto("about:blank")
    desk.handoff("drie")
    page.goto(f"{desk.url}/desk/wachtrij")
    expect(page.locator("#melder")).to_contain_text("wacht iemand")
    assert page.evaluate("window.noted.signs") == [
        "Advieschat desk: Er wacht iemand in de wachtrij."
    ]

    # Two conversations side by side: what is typed in one stays there.
    for one in (second, first):
        page.goto(f"{desk.url}/desk/wachtrij")
        page.locator(f"#pak-{one.id}").click()
    expect(page.locator(".talk")).to_have_count(2)
    left, right = (page.locator(f"#gesprek-{one.id}") for one in (second, first))
    right.get_by_label("Jouw bericht").fill("nog niet klaar")
    left.get_by_label("Jouw bericht").fill("Hallo, ben je veilig?")
    left.get_by_label("Jouw bericht").press("Enter")
    visitor_says(desk, second.id, "Ja, nu wel.")
    expect(left.get_by_role("log")).to_contain_text("Ja, nu wel.")
    expect(right.get_by_label("Jouw bericht")).to_have_value("nog niet klaar")
    expect(right.get_by_role("log")).not_to_contain_text("veilig")
    assert len({box["y"] for box in (left.bounding_box(), right.bounding_box())}) == 1
    assert [one.text for one in messages_after(desk.engine, first.id)] == []

    # Danger in a conversation that goes on is told to whom it is with.
    mark_danger(desk.engine, first.id, datetime.now(timezone.utc))
    expect(page.locator("#melder")).to_contain_text("in gevaar")
    assert "gevaar" in page.evaluate("window.noted.signs")[0]
