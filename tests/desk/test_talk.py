"""The queue and conversations over plain forms: who may do what, and what is kept of it."""

from __future__ import annotations

import re
import uuid

import pytest

from bot.desk.answers import load_answers
from bot.handoff.callback import request_callback
from bot.handoff.desk_work import pick_up
from bot.handoff.messages import messages_after
from bot.handoff.model import Facts
from bot.handoff.queue import log_of, overview
from bot.handoff.requests import mark_danger
from bot.kennis.items import load as load_kennis
from bot.registry.consent import information
from bot.registry.intake import Consent
from bot.registry.settings import Retention


def state(world, handoff):
    return overview(world.engine, handoff.id, world.clock()).handoff


def test_danger_stands_on_top_and_is_marked(world) -> None:
    world.handoff("een")
    world.clock.move(minutes=4)
    world.handoff("twee", acuut=True)
    page = world.inside("anna").get("/wachtrij").text
    tickets = re.findall(r'<li class="ticket([^"]*)">', page)
    assert [part.strip() for part in tickets] == ["danger", ""]
    assert page.count("Gevaar") == 1
    assert "Wacht <strong>4 minuten</strong>" in page


def test_the_queue_can_be_filtered_by_region_and_kind(world) -> None:
    browser = world.inside("anna")
    world.handoff("een", "melding", regio="drenthe")
    world.handoff("twee", "chat", regio="utrecht")

    def count(query: str) -> int:
        return browser.get(f"/wachtrij/lijst?{query}").text.count('<li class="ticket')

    assert count("") == 2
    assert count("regio=drenthe") == 1
    assert count("soort=chat") == 1
    assert count("regio=drenthe&soort=chat") == 0
    assert count("regio=verzonnen&soort=<b>") == 2


def test_before_picking_up_the_facts_are_seen_and_not_the_conversation(world) -> None:
    browser = world.inside("anna")
    handoff = world.handoff(
        "een",
        veiligheidscijfer=3.5,
        zorgen=("stalking", "financieel"),
        onderwerpen=("bespreken",),
        acuut=True,
    )
    page = browser.get(f"/handoff/{handoff.id}").text
    for words in (
        "omstander",
        "Utrecht",
        "stalking",
        "financieel misbruik",
        "3,5 van 10",
        "erover",
    ):
        assert words in page
    assert "Vraag als eerste" in page
    assert [entry.action for entry in log_of(world.engine, handoff.id)] == [
        "aangevraagd",
        "bekeken",
    ]
    assert log_of(world.engine, handoff.id)[-1].medewerker == "anna"


def test_of_two_who_pick_up_one_gets_it_and_the_other_sees_who(world) -> None:
    anna, bas = world.inside("anna"), world.inside("bas")
    handoff = world.handoff()
    path = f"/handoff/{handoff.id}/oppakken"
    assert anna.post(path, on="/wachtrij").status_code == 303
    late = bas.post(path, on="/account")
    assert late.status_code == 409
    assert "al opgepakt door anna" in late.text
    assert state(world, handoff).medewerker == "anna"


def test_another_medewerkers_conversation_cannot_be_read_or_changed(world) -> None:
    world.inside("anna")
    bas = world.inside("bas")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    before = state(world, handoff)
    assert bas.get(f"/gesprekken/{handoff.id}/berichten").status_code == 409
    fields = {"tekst": "hoi", "kenmerk": "12345678", "reden": "gesprek_klaar", "regio": "drenthe"}
    for what in ("bericht", "collega", "regio", "terug", "afronden"):
        answer = bas.post(
            f"/gesprekken/{handoff.id}/{what}", on="/account", collega="bas", **fields
        )
        assert answer.status_code == 409, what
        assert "anna" in answer.text
    assert state(world, handoff) == before
    assert messages_after(world.engine, handoff.id) == []


def test_what_a_medewerker_types_is_redacted_and_kept_once(world) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    path = f"/gesprekken/{handoff.id}/bericht"
    text = "Bel mij op 06-12345678, groet Willem de Vries"
    for _ in range(2):
        sent = browser.post(path, on="/gesprekken", tekst=text, kenmerk="abcdef0123")
        assert sent.status_code == 303
    kept = messages_after(world.engine, handoff.id)
    assert len(kept) == 1
    assert "12345678" not in kept[0].text and "Willem" not in kept[0].text
    assert state(world, handoff).bot_is_silent


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"tekst": "", "kenmerk": "12345678"}, "leeg"),
        ({"tekst": "hallo", "kenmerk": "geen kenmerk!"}, "kenmerk"),
        ({"tekst": "lang " * 1200, "kenmerk": "12345678"}, "te lang"),
    ],
)
def test_a_message_that_cannot_be_taken_is_not_lost(world, fields: dict, words: str) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    answer = browser.post(f"/gesprekken/{handoff.id}/bericht", on="/gesprekken", **fields)
    assert answer.status_code in (400, 409)
    assert words in answer.text
    assert fields["tekst"].strip() in answer.text, "what was typed stands in the field again"


def test_passing_on_to_a_colleague_to_a_region_and_back(world) -> None:
    anna, bas = world.inside("anna"), world.inside("bas")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    base = f"/gesprekken/{handoff.id}"
    for nobody in ("niemand", ""):
        refused = anna.post(f"{base}/collega", on="/gesprekken", collega=nobody)
        assert refused.status_code == 409 and "uit de lijst" in refused.text
    anna.post(f"{base}/collega", on="/gesprekken", collega="bas")
    assert state(world, handoff).medewerker == "bas"
    refused = bas.post(f"{base}/regio", on="/gesprekken", regio="atlantis")
    assert refused.status_code == 409 and "uit de lijst" in refused.text
    bas.post(f"{base}/regio", on="/gesprekken", regio="drenthe")
    assert (state(world, handoff).status, state(world, handoff).regio) == ("wachtend", "drenthe")
    pick_up(world.engine, handoff.id, "bas", world.clock())
    bas.post(f"{base}/terug", on="/gesprekken")
    assert state(world, handoff).status == "wachtend"
    anna.post(f"/handoff/{handoff.id}/regio", on=f"/handoff/{handoff.id}", regio="twente")
    assert state(world, handoff).regio == "twente"


@pytest.mark.parametrize("reason", ["", "zomaar", "bezoeker_stopt"])
def test_closing_needs_a_reason_of_the_list(world, reason: str) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    path = f"/gesprekken/{handoff.id}/afronden"
    assert browser.post(path, on="/gesprekken", reden=reason).status_code == 409
    assert state(world, handoff).status == "opgepakt"
    assert browser.post(path, on="/gesprekken", reden="verwezen").status_code == 303
    assert (state(world, handoff).status, state(world, handoff).close_reason) == (
        "afgerond",
        "verwezen",
    )


def test_there_is_no_field_whose_text_is_kept_about_a_family(world) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    for path in ("/wachtrij", f"/handoff/{handoff.id}", "/gesprekken"):
        page = browser.get(path).text
        typed = re.findall(
            r'<textarea[^>]*name="(\w+)"|<input(?![^>]*hidden)[^>]*name="(\w+)"', page
        )
        names = {name for pair in typed for name in pair if name}
        assert names <= {"tekst"}, path
    assert "vastleggen" in browser.get("/wachtrij").text


def test_who_asked_to_be_called_is_seen_after_picking_up_only(world) -> None:
    browser = world.inside("anna")
    version = information("terugbellen", Retention()).version
    handoff = request_callback(
        world.engine,
        world.cipher,
        "gesprek5",
        naam="Fatima",
        telefoon="06 12345678",
        moment="ochtend",
        consent=Consent(version, world.clock()),
        facts=Facts(rol="omstander"),
        now=world.clock(),
    )
    for path in ("/wachtrij", f"/handoff/{handoff.id}", "/gesprekken"):
        page = browser.get(path).text
        assert "Fatima" not in page and "12345678" not in page
    assert "in de ochtend" in browser.get(f"/handoff/{handoff.id}").text
    browser.post(f"/handoff/{handoff.id}/oppakken", on="/wachtrij")
    mine = browser.get("/gesprekken").text
    assert "Fatima" in mine and 'href="tel:+31612345678"' in mine
    assert "Fatima" not in world.inside("bas").get("/gesprekken").text
    browser.post(f"/gesprekken/{handoff.id}/afronden", on="/gesprekken", reden="teruggebeld")
    assert "Fatima" not in browser.get("/gesprekken").text


def test_a_canned_answer_goes_into_the_field_without_a_script_too(world) -> None:
    browser = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    page = browser.get(f"/gesprekken?antwoord={handoff.id}:veilig-praten").text
    field = re.search(r"<textarea[^>]*>([^<]*)</textarea>", page).group(1)
    assert field.startswith("Kun je nu veilig typen?")


def test_every_canned_answer_has_a_known_source_and_no_gap() -> None:
    answers = load_answers()
    assert len(answers) >= 20
    for answer in answers:
        assert answer.text and answer.bron and "{" not in answer.text, answer.id


def test_what_professionals_hear_is_what_the_chat_and_the_check_say() -> None:
    item = load_kennis().item("meldcode.stap3.niet_eerst")
    answer = next(one for one in load_answers() if one.id == "professional-niet-eerst")
    assert all(words in answer.text for words in (*item.alineas, *item.punten))
    assert answer.bron == item.references


def test_an_answer_without_a_source_is_refused(tmp_path) -> None:
    from bot.errors import SettingsError

    file = tmp_path / "antwoorden.yml"
    start = "groepen:\n- kop: A\n  antwoorden:\n  - {id: x, titel: X, "
    for rest, words in (
        ("tekst: Hallo}", "bron"),
        ('tekst: Hallo, bron: ["HP §99.9"]}', "no such section"),
        ("tekst_van: utter_niets}", "utter_niets"),
        ("tekst_van: utter_melding_bellen_regio}", "gap"),
        ("kennis: begrip.niets}", "begrip.niets"),
    ):
        file.write_text(start + rest, encoding="utf-8")
        file = file.rename(tmp_path / f"a{len(rest)}.yml")
        with pytest.raises(SettingsError, match=words):
            load_answers(file)


def test_the_state_for_the_script_counts_without_content(world) -> None:
    browser = world.inside("anna")
    one = world.handoff("een", acuut=True)
    mine = world.handoff("twee")
    pick_up(world.engine, mine.id, "anna", world.clock())
    known = {"wachtend": 1, "gevaar": 1, "mijn": [mine.id], "rij": [one.id]}
    assert browser.get("/stand").json() == {**known, "nood": [f"{one.id}!"]}
    mark_danger(world.engine, mine.id, world.clock())
    assert browser.get("/stand").json() == {**known, "nood": [f"{one.id}!", f"{mine.id}!"]}
    pick_up(world.engine, one.id, "bram", world.clock())
    left = browser.get("/stand").json()
    assert one.id not in str(left), "another's conversation is not told of"


def test_a_database_that_fails_is_told_and_nothing_else(world, monkeypatch, caplog) -> None:
    from bot.desk import pages_queue
    from bot.registry.errors import RegistryLockedError

    browser = world.inside("anna")

    def locked(*_args):
        raise RegistryLockedError("geheim van een bezoeker")

    monkeypatch.setattr(pages_queue, "list_open", locked)
    answer = browser.get("/wachtrij")
    assert answer.status_code == 503
    assert "geheim" not in answer.text and "geheim" not in caplog.text


def test_a_canned_answer_arrives_word_for_word_and_what_is_added_is_redacted(world) -> None:
    anna = world.inside("anna")
    handoff = world.handoff()
    pick_up(world.engine, handoff.id, "anna", world.clock())
    for answer in load_answers():
        text = f"{answer.text}\nZeg maar tegen Kevin Jansen dat ik het weet."
        anna.post(
            f"/gesprekken/{handoff.id}/bericht",
            on="/gesprekken",
            tekst=text,
            kenmerk=str(uuid.uuid4()),
        )
        kept = messages_after(world.engine, handoff.id)[-1].text
        assert kept.startswith(answer.text), answer.id
        assert "Jansen" not in kept
