"""/gesprek: the chat as a form. The whole conversation with the real model is in test_journey."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timezone

import pytest
from starlette.testclient import TestClient

from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.formatted import blocks, inline
from bot.gateway.settings import PageSettings
from bot.gateway.site import site_routes
from bot.gateway.talk_view import merge, view
from bot.handoff.desk_work import pick_up
from bot.handoff.messages import add_message
from bot.handoff.model import Facts
from bot.handoff.requests import request_handoff
from bot.privacy import redact
from bot.registry.registry import Registry
from tests.gateway.kept_echo import KeptEcho
from tests.gateway.test_pages import Parts


@pytest.fixture
def client(entrance: Entrance, echo: KeptEcho, registry: Registry) -> TestClient:
    settings = PageSettings("/neutraal")
    routes = site_routes(entrance, echo, registry, settings)
    return TestClient(make_app(entrance, pages=routes, settings=settings), follow_redirects=False)


def hidden(html: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]+)"', html)
    assert found is not None
    return found[1]


def begin(client: TestClient) -> str:
    return hidden(client.get("/gesprek").text, "session_id")


def test_every_visitor_gets_an_id_that_nobody_guesses_and_it_is_in_no_address(
    client: TestClient,
) -> None:
    first, second = begin(client), begin(client)
    assert first != second and len(first) == 32
    page = Parts(client.post("/gesprek", data={"session_id": first, "message": "hallo"}).text)
    assert all(first not in (one.get("href") or "") for one in page.all("a"))
    assert all(first not in (one.get("action") or "") for one in page.all("form"))
    assert all((one.get("method") or "").lower() == "post" for one in page.all("form"))
    assert page.open == []


def test_what_was_said_stays_on_the_page_and_is_redacted(client: TestClient) -> None:
    me = begin(client)
    client.post("/gesprek", data={"session_id": me, "message": "eerst"})
    html = client.post(
        "/gesprek",
        data={"session_id": me, "message": "mijn buurman Kevin Jansen", "client_id": uuid.uuid4()},
    ).text
    assert html.index("Je zei: eerst") < html.index("Je zei: mijn buurman")
    assert "Kevin" not in html and "[NAAM]" in html
    assert "Weggelaten uit je bericht: een naam" in html
    assert 'id="nieuw"' in html


def test_the_same_page_sent_twice_is_one_message(client: TestClient, echo: KeptEcho) -> None:
    html = client.get("/gesprek").text
    data = {"session_id": hidden(html, "session_id"), "client_id": hidden(html, "client_id")}
    for _ in range(2):
        answer = client.post("/gesprek", data={**data, "message": "hallo"})
        assert answer.text.count("Je zei: hallo") == 1
    assert echo.heard == ["hallo"]


def test_buttons_are_buttons_and_say_their_title(client: TestClient, echo: KeptEcho) -> None:
    me = begin(client)
    page = client.post("/gesprek", data={"session_id": me, "message": "hallo"}).text
    assert 'name="message" value="/bevestigen"' in page
    page = client.post("/gesprek", data={"session_id": me, "message": "/bevestigen"}).text
    own = re.findall(r'<p class="bericht-tekst" dir="auto">(.*?)</p>', page)
    assert own == ["hallo", "Ja, dat mag"]


def test_a_page_from_nowhere_begins_a_conversation(client: TestClient, echo: KeptEcho) -> None:
    page = client.post("/gesprek", data={"message": "Het gaat over mijzelf"}).text
    assert len(hidden(page, "session_id")) == 32 and echo.heard == ["Het gaat over mijzelf"]
    weak = client.post("/gesprek", data={"session_id": "1", "message": "hallo"}).text
    assert hidden(weak, "session_id") != "1"


def test_a_pasted_book_is_refused_and_stays_in_the_field(
    client: TestClient, echo: KeptEcho
) -> None:
    me, book = begin(client), "én toen " * 6_250
    answer = client.post("/gesprek", data={"session_id": me, "message": book})
    assert answer.status_code == 422
    assert "50000 tekens" in answer.text and "Er passen 5000 tekens in" in answer.text
    field = re.search(r"<textarea[^>]*>(.*?)</textarea>", answer.text, re.DOTALL)
    assert field is not None and field[1].strip() == book.strip()
    assert 'aria-invalid="true"' in answer.text and echo.heard == []
    assert '<div id="nieuw">' in answer.text, "the form leads to what is wrong"
    huge = client.post("/gesprek", data={"session_id": me, "message": "x" * 1_100_000})
    assert huge.status_code == 413 and "Er is niets verstuurd" in huge.text


def test_an_empty_message_says_so(client: TestClient) -> None:
    answer = client.post("/gesprek", data={"session_id": begin(client), "message": "  "})
    assert answer.status_code == 422 and "Je bericht is leeg" in answer.text


def test_a_visitors_words_are_only_words(client: TestClient) -> None:
    me = begin(client)
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 'q' * 9 }}"
    html = client.post("/gesprek", data={"session_id": me, "message": evil}).text
    assert "<script>alert" not in html and "<img" not in html and "q" * 9 not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("text", ["ساعدني من فضلك", "👩‍👧 help", "שלום"])
def test_other_scripts_stand_in_their_own_direction(client: TestClient, text: str) -> None:
    html = client.post("/gesprek", data={"session_id": begin(client), "message": text}).text
    assert f'dir="auto">{text}</p>' in html


def test_a_form_of_an_erased_conversation_does_not_bring_it_back(
    client: TestClient, echo: KeptEcho, registry: Registry
) -> None:
    first = {"session_id": begin(client), "message": "ik ben bang", "client_id": uuid.uuid4()}
    page = client.post("/gesprek", data=first).text
    last = {
        **first,
        "message": "voor hem",
        "client_id": uuid.uuid4(),
        "gezien": hidden(page, "gezien"),
    }
    client.post("/gesprek", data=last)
    client.post("/weg", data={"session_id": first["session_id"]})
    for form in (first, last):
        answer = client.post("/gesprek", data=form)
        assert answer.status_code == 410 and "Dat gesprek is er niet meer" in answer.text
        assert "bang" not in answer.text and "voor hem" not in answer.text
    assert registry.conversations.ids() == [] and len(echo.heard) == 2
    old = {"session_id": uuid.uuid4().hex, "message": "hallo", "gezien": "4"}
    assert client.post("/gesprek", data=old).status_code == 410, "too old, or after a restart"


def test_waiting_and_talking_with_a_human(
    client: TestClient, echo: KeptEcho, registry: Registry
) -> None:
    me, now, engine = begin(client), datetime.now(timezone.utc), registry.engine
    client.post("/gesprek", data={"session_id": me, "message": "hallo"})
    handoff = request_handoff(
        engine,
        echo.pseudonym(me),
        kind="chat",
        reason="wens_medewerker",
        facts=Facts(),
        now=now,
    )
    html = client.post("/gesprek", data={"session_id": me, "ververs": "1"}).text
    assert 'data-testid="positie">1<' in html and "dat weten we niet" in html
    assert "Je wacht op een medewerker" in html and echo.heard == ["hallo"]
    pick_up(engine, handoff.id, "mw-1", now)
    ids = {"client_id": uuid.uuid4().hex, "medewerker": "mw-1"}
    add_message(engine, handoff.id, "medewerker", redact("Goedendag, vertel."), now=now, **ids)
    html = client.post("/gesprek", data={"session_id": me, "message": "dag mevrouw"}).text
    assert "Je praat met een medewerker" in html and echo.heard == ["hallo"]
    assert html.index("Goedendag, vertel.") < html.index("dag mevrouw")
    assert "Medewerker (een mens)" in html
    html = client.post(
        "/gesprek", data={"session_id": me, "message": "Stop het gesprek met de medewerker"}
    ).text
    assert "Je praat met een computerprogramma" in html


def test_when_the_assistant_fails_what_was_typed_stays(
    client: TestClient, echo: KeptEcho, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_arguments: object, **_named: object) -> list:
        raise RuntimeError("geheim")

    monkeypatch.setattr(echo, "respond", fails)
    answer = client.post("/gesprek", data={"session_id": begin(client), "message": "help mij"})
    assert answer.status_code == 500
    assert "0800-2000" in answer.text and ">help mij</textarea>" in answer.text
    assert "geheim" not in answer.text


def test_help_numbers_are_links_and_apps_and_sites_are_not() -> None:
    assert 'href="tel:08002000"' in inline("Bel 0800-2000, dag en nacht")
    assert 'href="tel:112"' in inline("Bel nu 112. Wacht niet.")
    for text in ("de app 112NL", "chat op 113.nl", "AV-1128-0800", "<b>112</b>x1120"):
        assert "tel:" not in inline(text).replace('<a class="utrecht-link tel" href="tel:112">', "")
    assert "<b>" not in inline("<b>112</b>")


def test_paragraphs_and_lists() -> None:
    made = blocks("Een.\nTwee.\n\n- a\n- b\n1. c\nDrie.")
    assert [(one.tag, len(one.lines)) for one in made] == [
        ("p", 2),
        ("ul", 2),
        ("ol", 1),
        ("p", 1),
    ]


def test_a_new_code_is_shown_large_once_and_the_kept_one_is_not() -> None:
    kept = [{"text": "Dit is je dossiernummer: [DOSSIERNUMMER]\nDit is je code: [CODE]", "nr": 2}]
    live = [
        {"text": "Dit is je dossiernummer: AV-1234-5678\nDit is je code: CDFG-HJK3-4679", "nr": 2}
    ]
    fresh = view(merge(kept, live)).bubbles[0]
    assert fresh.numbers == ("AV-1234-5678", "CDFG-HJK3-4679")
    assert view(merge(kept, [])).bubbles[0].numbers == ()
