"""From the wish to the ending, in two real browsers on the real server (HP §3.3, §6)."""

from __future__ import annotations

import re

import pytest
import socketio

from tests.journeys.conftest import PASSWORD, Medewerker, Town, Visitor

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
pytestmark = [pytest.mark.browser, pytest.mark.model]


def asks(town: Town, visitor: Visitor, wish: str = "ik wil een melding doen") -> str:
    """The visitor asks for a human and says yes; the id of the handoff that came."""
    before = {one["id"] for one in town.handoffs()}
    visitor.says(wish)
    visitor.log.get_by_role("button").first.wait_for()
    assert {one["id"] for one in town.handoffs()} == before, "nobody is passed on without a yes"
    visitor.says("ja")
    expect(visitor.card).to_be_visible()
    (new,) = {one["id"] for one in town.handoffs()} - before
    return new


def types_until_seen(field, text: str, sign) -> None:
    """Type, as people do, until the other side sees that somebody types.

    The sign is told once in two seconds and stays for a few; another notice may take its place.
    """
    for _ in range(5):
        field.fill("")
        field.press_sequentially(text)
        try:
            expect(sign).to_be_visible(timeout=5_000)
        except AssertionError:
            continue
        return
    raise AssertionError("the other side never saw that somebody types")


def test_a_melding_from_the_wish_to_the_ending(town: Town, anna: Medewerker) -> None:
    first, second = Visitor(town), Visitor(town)
    one = asks(town, first)
    two = asks(town, second, "ik wil een medewerker spreken")
    expect(first.place).to_have_text("1")
    expect(second.place).to_have_text("2")
    expect(second.card).to_contain_text("dat weten we niet")
    kinds = {found["id"]: found["kind"] for found in town.printed()}
    assert (kinds[one], kinds[two]) == ("melding", "chat")

    # Picked up: the card goes, the next in the queue moves up, the visitor hears who reads along.
    anna.queue()
    expect(anna.page.locator(".ticket")).to_have_count(2)
    anna.pick_up(one)
    first.hears("Een medewerker leest nu met je mee")
    expect(first.card).to_be_hidden()
    expect(first.who).to_contain_text("medewerker")
    expect(second.place).to_have_text("1")

    # Both talk, both see the other type, and the bot is silent from the first human word.
    talk = anna.talk(one)
    box = talk.get_by_label("Jouw bericht")
    types_until_seen(box, "Goedemiddag", first.page.get_by_text("medewerker typt"))
    assert "Goedemiddag" not in first.page.content(), "nothing unsent leaves the browser"
    box.press_sequentially(", wat is er aan de hand?")
    box.press("Enter")
    first.hears("Goedemiddag, wat is er aan de hand?")
    said = first.bot_said()
    types_until_seen(first.field, "Mijn buurman", talk.get_by_text("De bezoeker typt"))
    assert "Mijn buurman" not in anna.page.content(), "nothing unsent leaves the browser"
    first.says("Mijn buurman Kevin Jansen slaat zijn kind")
    log = talk.get_by_role("log")
    expect(log).to_contain_text("slaat zijn kind")
    expect(log).not_to_contain_text("Jansen")
    anna.says(one, "Dat is erg. Ik help je.")
    first.hears("Dat is erg. Ik help je.")
    assert first.texts().count("Dat is erg. Ik help je.") == 1
    assert first.bot_said() == said, "the bot said something while a human talked"

    # Danger in the talk: 112 at once on the page, and the desk sees it without loading anew.
    danger = talk.get_by_text("Gevaar", exact=True)
    expect(danger).to_be_hidden()
    first.says("help hij slaat haar nu")
    first.hears("Bel nu 112")
    expect(danger).to_be_visible()

    # The end comes from the medewerker; then the bot answers again.
    anna.close(one, "Gaat verder als melding, buiten deze chat")
    first.hears("De medewerker heeft het gesprek afgerond")
    expect(first.who).to_contain_text("computerprogramma")
    assert one not in {found["id"] for found in town.handoffs()}
    first.says("blijf ik anoniem?")
    expect(first.log.get_by_role("heading", name="Anoniem blijven")).to_be_visible()

    # The second stops waiting by itself.
    second.says("Stop met wachten")
    second.hears("Je staat niet meer in de wachtrij")
    expect(second.card).to_be_hidden()
    assert town.handoffs() == []
    assert first.page.errors == second.page.errors == anna.page.errors == []


def test_outside_opening_hours_it_says_so_at_once(town: Town, anna: Medewerker) -> None:
    visitor = Visitor(town)
    visitor.says("ik maak me zorgen over de buren in Assen")
    visitor.log.get_by_role("button").first.wait_for()
    visitor.says("ik wil een medewerker spreken")
    visitor.hears("Zal ik je doorverbinden")
    visitor.says("ja")
    visitor.hears("Er is nu geen medewerker in deze chat")
    assert "0800-2000" in visitor.texts()
    # The call-back is offered: consent first, then the own number, which nobody sees in the talk.
    for answer, then in (
        ("ja", r"eigen naam|Hoe heet jij"),
        ("Fatima", r"Op welk telefoonnummer|eigen nummer"),
        ("06 12345678", r"Wanneer kunnen we|moment"),
    ):
        visitor.says(answer)
        expect(visitor.log).to_contain_text(re.compile(then))
    visitor.says("maakt niet uit")
    visitor.hears("Je verzoek staat klaar")
    (back,) = town.handoffs()
    assert (back["kind"], back["regio"]) == ("terugbelverzoek", "drenthe")
    assert "12345678" not in visitor.texts().split("Je verzoek")[1]


def test_two_medewerkers_click_at_once(town: Town, anna: Medewerker, bas: Medewerker) -> None:
    visitor = Visitor(town)
    one = asks(town, visitor)
    anna.queue()
    bas.queue()
    # The page of the other is held still, as when both saw the queue and clicked in one second.
    for page in (anna.page, bas.page):
        expect(page.locator(f"#pak-{one}")).to_be_visible()
        page.route("**/desk/wachtrij/lijst*", lambda route: route.abort())
    anna.page.locator(f"#pak-{one}").click(no_wait_after=True)
    bas.page.locator(f"#pak-{one}").click(no_wait_after=True)
    expect(anna.talk(one).get_by_label("Jouw bericht")).to_be_visible()
    expect(bas.page.get_by_role("alert")).to_have_text("Dit gesprek is al opgepakt door anna.")
    for page in (anna.page, bas.page):
        page.unroute("**/desk/wachtrij/lijst*")
    # Passed on to the colleague, who goes on with what was said.
    anna.says(one, "Ik geef je door aan een collega.")
    visitor.hears("Ik geef je door aan een collega.")
    talk = anna.talk(one)
    talk.get_by_text("Doorgeven", exact=True).click()
    talk.get_by_label("Aan een collega").select_option(label="bas")
    talk.get_by_role("button", name="Geef door").first.click()
    visitor.hears("Een andere medewerker neemt het van hier over")
    bas.page.goto(f"{bas.page.line.url}/desk/gesprekken")
    expect(bas.talk(one).get_by_role("log")).to_contain_text("Ik geef je door")
    bas.says(one, "Hallo, ik lees verder met je mee.")
    visitor.hears("Hallo, ik lees verder met je mee.")
    bas.close(one, "Gesprek is klaar")
    visitor.hears("De medewerker heeft het gesprek afgerond")


def test_a_visitor_gets_nowhere_at_the_desk(town: Town, anna: Medewerker) -> None:
    visitor, victim = Visitor(town), Visitor(town)
    one, other = asks(town, visitor), asks(town, victim)
    anna.queue()
    anna.pick_up(one)
    # Hostile words are shown as words, in the conversation and in the one before it.
    hostile = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>{{7*7}}"
    visitor.says(hostile)
    anna.says(one, "Hallo.")
    visitor.hears("Hallo.")
    visitor.says(hostile)
    expect(anna.talk(one).get_by_role("log")).to_contain_text("{{7*7}}")
    anna.page.reload()
    expect(anna.talk(one).get_by_role("log")).to_contain_text("{{7*7}}")
    assert anna.page.evaluate("window.hacked") is None
    assert anna.page.locator(".log img, .log script").count() == 0
    # Every page of the desk, from the visitor's browser: nothing but the way to log in.
    for path in (
        "/desk/wachtrij", "/desk/stand", "/desk/gesprekken", f"/desk/handoff/{other}",
        f"/desk/gesprekken/{other}/berichten", "/desk/cijfers", "/desk/logboek",
        "/desk/medewerkers",
    ):  # fmt: skip
        answer = visitor.page.request.get(f"{visitor.page.line.url}{path}", max_redirects=0)
        assert answer.status in (303, 401), path
        assert other not in answer.text()
    taken = visitor.page.request.post(
        f"{visitor.page.line.url}/desk/handoff/{other}/oppakken", max_redirects=0
    )
    assert taken.status in (303, 401, 403)
    assert town.status(other) == "wachtend"
    # A forged join of the desk's namespace, by its own way and by that of visitors.
    for way in ("socket.io", "desk/socket.io"):
        client = socketio.Client(reconnection=False)
        with pytest.raises(socketio.exceptions.ConnectionError):
            client.connect(
                town.server.url,
                headers={"Cookie": "advieschat_desk=verzonnen"},
                namespaces=["/desk"],
                socketio_path=way,
                transports=["websocket"],
                wait_timeout=20,
            )


def test_a_planted_session_is_not_the_one_that_logs_in(town: Town, anna: Medewerker) -> None:
    page = town.page()
    planted = {"name": "advieschat_desk", "value": "geplant" * 6, "path": "/desk"}
    page.context.add_cookies([{**planted, "domain": "127.0.0.1", "httpOnly": True}])
    town.advieschat("medewerkers", "add", "cas", stdin=f"{PASSWORD}\n{PASSWORD}\n")
    page.goto(f"{page.line.url}/desk/aanmelden")
    page.get_by_label("Naam").fill("cas")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_role("heading", name="Code-app instellen")).to_be_visible()
    cookies = [c for c in page.context.cookies() if c["name"] == "advieschat_desk"]
    assert [c["value"] for c in cookies if c["value"] == planted["value"]] == []
    assert all(c["httpOnly"] and c["secure"] and c["sameSite"] == "Strict" for c in cookies)
    # Past the password and not past the code: the desk is still shut.
    assert page.request.get(f"{page.line.url}/desk/stand", max_redirects=0).status in (303, 401)


def test_the_server_is_killed_in_the_middle(town: Town, anna: Medewerker) -> None:
    waits, talks = Visitor(town), Visitor(town)
    one, two = asks(town, talks), asks(town, waits)
    anna.queue()
    anna.pick_up(one)
    anna.says(one, "Ik ben er.")
    talks.hears("Ik ben er.")
    town.kill_and_restart()
    assert {one, two} <= {found["id"] for found in town.handoffs()}
    # Both pages find the new server by themselves; nobody has to log in or ask again.
    log = anna.talk(one).get_by_role("log")
    expect(anna.page.locator("#verbinding")).to_be_hidden()
    anna.says(one, "Ben je er nog?")
    talks.hears("Ben je er nog?")
    talks.says("Ja, ik ben er nog.")
    expect(log).to_contain_text("Ja, ik ben er nog.")
    assert talks.texts().count("Ik ben er.") == 1 and talks.texts().count("Ben je er nog?") == 1
    assert log.inner_text().count("Ik ben er.") == 1
    expect(waits.place).to_have_text("1")
    for visitor in (talks, waits):
        visitor.says("Stop het gesprek met de medewerker")
    talks.hears("Het gesprek met de medewerker is gestopt")
    waits.hears("Je staat niet meer in de wachtrij")
    expect(anna.page.get_by_text("Dit gesprek is voorbij")).to_be_visible()


def test_a_visitor_who_lost_the_connection_comes_back(town: Town, anna: Medewerker) -> None:
    visitor = Visitor(town)
    one = asks(town, visitor)
    anna.queue()
    visitor.page.line.cut()
    anna.pick_up(one)
    for text in ("Goedemiddag.", "Neem je tijd."):
        anna.says(one, text)
        expect(anna.talk(one).get_by_role("log")).to_contain_text(text)
    visitor.page.line.mend()
    for text in ("Een medewerker leest nu met je mee", "Goedemiddag.", "Neem je tijd."):
        visitor.hears(text)
    expect(visitor.card).to_be_hidden()
    texts = visitor.texts()
    assert [texts.count(text) for text in ("Goedemiddag.", "Neem je tijd.")] == [1, 1]
    assert texts.index("leest nu met je mee") < texts.index("Goedemiddag.")
    visitor.says("Daar ben ik weer.")
    expect(anna.talk(one).get_by_role("log")).to_contain_text("Daar ben ik weer.")
    # Away at the very end: the ending waits for who comes back.
    visitor.page.line.cut()
    anna.close(one, "Bezoeker reageert niet meer")
    visitor.page.line.mend()
    visitor.hears("De medewerker heeft het gesprek afgerond")
    visitor.says("blijf ik anoniem?")
    expect(visitor.log.get_by_role("heading", name="Anoniem blijven")).to_be_visible()
