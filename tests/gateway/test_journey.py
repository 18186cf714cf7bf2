"""A neighbour and a professional hold the whole conversation on pages without JavaScript, with the real model."""

from __future__ import annotations

import asyncio
import re
import uuid
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.assistant.kept import read_said
from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.leave import Leave
from bot.gateway.settings import PageSettings
from bot.gateway.site import site_routes
from bot.gateway.takeover import Takeover
from bot.handoff.queue import list_open
from bot.registry.registry import shared_registry
from tests.gateway.test_pages import Parts

pytestmark = pytest.mark.model

NEIGHBOUR = {
    "acuut": "nee, nu niet",
    "rol": "Ik maak me zorgen om iemand anders",
    "relatie": "het zijn mijn buren",
    "gezinssamenstelling": "een vader, een moeder en een meisje van 6",
    "zorgen": "hij schreeuwt en slaat het kind",
    "veiligheidscijfer": "4",
    "verwachting": "dat het stopt voor het meisje",
    "regio": "in Zwolle",
    "wens": "ik wil advies",
    "vervolg": "nee dank je",
    "toestemming": "nee, liever niet",
}


class Browser:
    """A browser without JavaScript: it shows a page and sends its forms."""

    def __init__(self, talk: Any) -> None:
        settings = PageSettings("/neutraal")
        routes = site_routes(talk.entrance, talk.assistant, shared_registry(), settings)
        app = make_app(talk.entrance, pages=routes, settings=settings)
        transport = httpx.ASGITransport(app=app)
        self.client = httpx.AsyncClient(transport=transport, base_url="http://advieschat")
        self.talk = talk
        self.answer = self.run(self.client.get("/gesprek"))
        self.session = self.field("session_id")

    def run(self, request: Any) -> httpx.Response:
        """Wait for an answer; every page is whole and leaves nothing behind."""
        self.answer = self.talk.loop.run_until_complete(request)
        assert "set-cookie" not in self.answer.headers
        assert self.answer.headers["cache-control"] == "no-store"
        if "text/html" in self.answer.headers.get("content-type", ""):
            assert Parts(self.answer.text).open == []
        return self.answer

    @property
    def html(self) -> str:
        """The page."""
        return self.answer.text

    def field(self, name: str) -> str:
        """The value of a hidden field of the form that sends a message."""
        found = re.findall(rf'name="{name}" value="([^"]+)"', self.html)
        return str(found[-1])

    def post(self, path: str, **fields: str) -> str:
        """Send a form; gives the page."""
        data = {"session_id": self.session, **fields}
        return self.run(self.client.post(path, data=data)).text

    def say(self, message: str) -> str:
        """Type something and send it."""
        return self.post("/gesprek", message=message, client_id=self.field("client_id"))

    def asked(self) -> str | None:
        """What the assistant asks now."""
        return self.talk.loop.run_until_complete(self.talk.assistant.last_question(self.session))

    def answers(self, answers: dict[str, str], *, until: str, most: int = 20) -> None:
        """Answer what is asked until a text stands on the page."""
        for _ in range(most):
            if until in self.html:
                return
            asked = self.asked()
            assert asked in answers, f"asked {asked}: {self.html[-3000:]}"
            self.say(answers[asked])
        raise AssertionError(f"{until!r} never came")


@pytest.fixture
def visitor(talk: Any) -> Browser:
    return Browser(talk)


def rows(table: str) -> list[dict[str, Any]]:
    with shared_registry().engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]


def test_a_neighbour_from_greeting_to_ending(visitor: Browser) -> None:
    assert "Praat over je zorgen thuis" in visitor.html
    visitor.say("hallo")
    assert ("computerprogramma" in visitor.html and "geen melding" in visitor.html.lower()) or (
        "nooit een melding" in visitor.html
    )
    visitor.answers(NEIGHBOUR, until="Wat er wordt bewaard")
    assert "Handelingsprotocol Veilig Thuis 2025, paragraaf" in visitor.html
    assert 'href="tel:08002000"' in visitor.html
    assert 'href="/bronnen#hp"' in visitor.html
    # After the ending: a smiley, and the way out.
    before = sum(row["aantal"] for row in rows("waarderingen"))
    html = visitor.post("/waardering", score="4")
    assert "Dank je" in html and "Heb je hier iets aan gehad" not in html
    visitor.post("/waardering", score="1")
    counted = rows("waarderingen")
    assert sum(row["aantal"] for row in counted) == before + 1
    assert any(row["cijfer"] == 4 and row["regio"] == "ijsselland" for row in counted)
    visitor.post("/weg")
    assert visitor.answer.status_code == 303 and visitor.answer.headers["location"] == "/neutraal"
    store, pseudonym = shared_registry().conversations, visitor.talk.assistant.pseudonym
    assert store.read(pseudonym(visitor.session)) is None
    html = visitor.post("/gesprek", ververs="1")
    assert "Praat over je zorgen thuis" in html, "nothing of it comes back"


def test_the_scale_is_buttons_and_also_a_text_field(visitor: Browser) -> None:
    visitor.say("hallo")
    early = {key: value for key, value in NEIGHBOUR.items() if key != "veiligheidscijfer"}
    visitor.answers(early, until='class="schaal"')
    assert visitor.html.count('type="radio"') == 11
    visitor.post("/gesprek", cijfer="3", client_id=visitor.field("client_id"))
    assert visitor.talk.slots(visitor.session)["veiligheidscijfer"] == 3
    assert 'class="schaal"' not in visitor.html


def test_danger_comes_first_at_any_moment(visitor: Browser) -> None:
    visitor.say("hallo")
    html = visitor.say("hij slaat haar nu en ze bloedt")
    assert "bericht--spoed" in html and 'href="tel:112"' in html
    assert html.rindex("Bel nu") > html.rindex("hij slaat haar nu")


def test_a_call_back_by_the_form_card_never_enters_the_conversation(visitor: Browser) -> None:
    visitor.say("hallo")
    html = visitor.say("kunnen jullie mij terugbellen")
    assert 'data-testid="gegevens"' in html and "Welke gegevens" in html
    wrong = {"naam": "Annemieke", "bereikbaar": "06 12", "moment": "avond"}
    html = visitor.post("/gegevens", **wrong)
    assert visitor.answer.status_code == 422
    assert "Zet een vinkje" in html and "Dit telefoonnummer kan niet kloppen" in html
    assert 'value="Annemieke"' in html and 'value="06 12"' in html, "nothing typed is lost"
    session = visitor.talk.assistant.pseudonym(visitor.session)
    assert not {"naam", "telefoon"} & shared_registry().intake.filled(session)
    right = {"naam": "Annemieke", "bereikbaar": "06 12 34 56 78", "moment": "avond"}
    html = visitor.post("/gegevens", toestemming="ja", **right)
    assert "Je verzoek staat klaar" in html and "Annemieke" not in html
    found = [one for one in list_open(shared_registry().engine) if one.conversation_id == session]
    assert [one.kind for one in found] == ["terugbelverzoek"]
    moments = {row["handoff_id"]: row["moment"] for row in rows("handoff_callbacks")}
    assert moments[found[0].id] == "avond"
    kept = shared_registry().conversations.read(session) or ""
    assert "Annemieke" not in kept and "0612345678" not in kept and "12 34 56" not in kept
    own = [one.item["text"] for one in read_said(kept) if one.side == "bezoeker"]
    assert own[-4:] == ["Ja, bel mij terug", "[NAAM]", "[TELEFOON]", "In de avond"]
    html = visitor.post("/gegevens", toestemming="ja", **right)
    assert visitor.answer.status_code == 200, "the same form again is no error"
    assert len(rows("handoff_callbacks")) == len(moments)


def test_a_form_that_nobody_asked_for_keeps_nothing(visitor: Browser) -> None:
    visitor.say("hallo")
    html = visitor.post("/gegevens", toestemming="ja", naam="Annemieke", bereikbaar="0612345678")
    assert visitor.answer.status_code == 422 and "We vragen nu niet om je gegevens" in html
    session = visitor.talk.assistant.pseudonym(visitor.session)
    assert not {"naam", "telefoon"} & shared_registry().intake.filled(session)


def asks_for_own_data(visitor: Browser) -> None:
    """Go on until the form card for own data with an advies."""
    visitor.say("hallo")
    wants_more = {**NEIGHBOUR, "vervolg": "ja graag"}
    del wants_more["toestemming"]
    visitor.answers(wants_more, until='data-testid="gegevens"')


def test_own_data_with_an_advies_can_be_seen_revoked_and_deleted(visitor: Browser) -> None:
    asks_for_own_data(visitor)
    assert "Jouw organisatie" in visitor.html and "Wanneer kunnen we bellen" not in visitor.html
    html = visitor.post(
        "/gegevens", toestemming="ja", naam="Sanne Bakker", bereikbaar="sanne@voorbeeld.nl"
    )
    assert "Sanne" not in html
    shown = re.search(r"<code>(AV-\d{4}-\d{4})</code>.*?<code>([A-Z0-9-]{14})</code>", html, re.S)
    assert shown is not None, html[-3000:]
    access = {"dossiernummer": shown[1], "code": shown[2]}
    assert shown[2] not in visitor.post("/gesprek", ververs="1"), "the code is shown once"
    html = visitor.post("/mijn-gegevens", **access)
    assert "Naam: Sanne Bakker" in html and "E-mail: sanne@voorbeeld.nl" in html
    html = visitor.post("/mijn-gegevens", doe="intrekken", **access)
    assert "Je toestemming is ingetrokken" in html and "Sanne" not in html
    html = visitor.post("/mijn-gegevens", doe="verwijder", **access)
    assert visitor.answer.status_code == 422 and "Er is niets verwijderd" in html
    html = visitor.post("/mijn-gegevens", doe="verwijder", zeker="ja", **access)
    assert "alles wat erbij hoort is verwijderd" in html
    assert "horen niet bij elkaar" in visitor.post("/mijn-gegevens", **access)


def test_a_script_hears_only_that_it_worked_and_a_lost_line_loses_no_code(
    visitor: Browser,
) -> None:
    asks_for_own_data(visitor)
    fields = {"naam": "Sanne Bakker", "bereikbaar": "sanne@voorbeeld.nl", "antwoord": "json"}
    before = visitor.talk.loop.run_until_complete(visitor.talk.entrance.missed(visitor.session, 0))
    visitor.post("/gegevens", **fields)
    assert visitor.answer.status_code == 422
    assert set(visitor.answer.json()["errors"]) == {"toestemming"}
    visitor.post("/gegevens", toestemming="ja", **fields)
    assert visitor.answer.json() == {"ok": True}
    missed = visitor.talk.entrance.missed(visitor.session, before[-1]["nr"])
    items = visitor.talk.loop.run_until_complete(missed)
    assert "Sanne" not in str(items) and "sanne@" not in str(items)
    assert re.search(r"AV-\d{4}-\d{4}", str(items)) and "[CODE]" not in str(items)
    reloaded = visitor.talk.loop.run_until_complete(
        visitor.talk.entrance.missed(visitor.session, 0)
    )
    assert "[CODE]" in str(reloaded)


def test_the_real_assistant_answers_a_message_sent_again_with_the_same(talk: Any) -> None:
    me, registry = uuid.uuid4().hex, shared_registry()
    said = [
        "hallo",
        "mijn buurman Kevin Jansen slaat zijn dochter, nu niet",
        "kunnen jullie mij terugbellen",
        "/bevestigen",
        "Annemieke",
    ]
    sent = [(words, str(uuid.uuid4())) for words in said]
    receive = talk.entrance.receive
    first = [talk.loop.run_until_complete(receive(me, words, own)) for words, own in sent]
    numbers = [item["nr"] for items in first for item in items]
    assert numbers == sorted(set(numbers)) and len(numbers) == sum(len(items) for items in first)
    assert first[1][0]["custom"]["weggelaten"] == ["NAAM"]
    assert "weggelaten" not in first[4][0]["custom"], (
        "an own name that was asked for is not left out"
    )
    assert "Welke gegevens" in str(first[2])
    restarted = Entrance(talk.assistant, IntakeDesk(registry), Takeover(registry.engine))
    for (words, own), items in zip(sent, first, strict=True):
        again = talk.loop.run_until_complete(restarted.receive(me, words, own))
        assert [(item["nr"], item.get("text")) for item in again] == [
            (item["nr"], item.get("text")) for item in items
        ]
    kept = talk.loop.run_until_complete(restarted.missed(me, 0))
    own_words = [item for item in kept if item["custom"].get("wie") == "bezoeker"]
    assert [item["client_id"] for item in own_words] == [own for _, own in sent]
    assert own_words[4]["text"] == "[NAAM]" and "Kevin" not in str(kept)


def test_the_way_out_while_the_real_assistant_is_answering(talk: Any) -> None:
    me, registry = uuid.uuid4().hex, shared_registry()
    leave = Leave(talk.entrance, talk.assistant, "/neutraal")

    async def both() -> None:
        answering = asyncio.create_task(talk.entrance.receive(me, "hallo"))
        await asyncio.sleep(0)
        await asyncio.gather(answering, leave.erase(me))

    talk.loop.run_until_complete(both())
    assert registry.conversations.read(talk.assistant.pseudonym(me)) is None
