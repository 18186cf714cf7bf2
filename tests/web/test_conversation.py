"""Whole conversations in a real Chromium, on a phone and on a desktop."""

from __future__ import annotations

import re

import pytest

from tests.web.served import DESKTOP, PHONE
from tests.web.walk import CHILD, NEIGHBOUR, answers, expect, pick, say, walk

pytestmark = [pytest.mark.browser, pytest.mark.model]
STORED = "() => JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("steps", [NEIGHBOUR, CHILD], ids=["neighbour", "child"])
def test_from_greeting_to_ending(site, visitor, steps, size) -> None:
    page = visitor(viewport=size)
    assert page.title() == "Informatie"
    expect(page.get_by_test_id("wie")).to_have_text("Je praat met een computerprogramma")
    walk(page, steps)

    log = page.locator("#gesprek")
    expect(log).to_contain_text("Dit kun je doen")
    numbers = page.get_by_test_id("nummers")
    expect(numbers).to_have_count(1)
    assert re.search(r"AV-\d{4}-\d{4}", numbers.inner_text())
    assert re.search(r"\b\w{4}-\w{4}-\w{4}\b", numbers.inner_text())
    source = log.locator("details.bron").last
    expect(source.locator("li").first).to_be_hidden()
    source.locator("summary").click()
    expect(source.locator("li").first).to_be_visible()
    assert {"tel:112", "tel:08002000"} <= set(
        log.locator("a.tel").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    )
    page.get_by_role("button", name="Heel goed").click()
    expect(page.get_by_test_id("waardering")).to_contain_text("We bewaren alleen dit cijfer")

    # Nothing went elsewhere, and nothing but an opaque id is kept.
    elsewhere = [one for one in page.asked if one.split("://")[1].split("/")[0] not in site.url]
    assert elsewhere == []
    assert re.fullmatch(r'\[{"gesprek":"[0-9a-f]{32}"},{},""\]', page.evaluate(STORED))
    assert page.problems == []

    # After a reload in the same tab it stands there again, each message once; not the code.
    before = answers(page).count()
    page.reload()
    expect(answers(page)).to_have_count(before)
    expect(log).to_contain_text("Dit kun je doen")
    assert not re.search(r"AV-\d{4}-\d{4}", log.inner_text())


def test_words_and_buttons_work_side_by_side(visitor) -> None:
    page = visitor()
    say(page, "ik maak me zorgen om mijn nichtje")
    expect(page.locator("#gesprek .keuzes")).to_have_count(1)
    say(page, "nee hoor nu niet")
    # The buttons of a question that was answered are gone.
    expect(page.get_by_role("button", name="Ja, er is nu gevaar")).to_have_count(0)
    expect(page.locator(".bericht--bezoeker").last).to_contain_text("nee hoor nu niet")


def test_danger_is_answered_with_112_before_anything_else(visitor) -> None:
    page = visitor(viewport=PHONE)
    say(page, "help hij slaat haar nu met een mes")
    urgent = page.locator(".bericht--spoed")
    expect(urgent).to_contain_text("Bel nu 112")
    expect(urgent.get_by_role("link", name="112").first).to_have_attribute("href", "tel:112")


def test_what_looks_like_a_name_or_address_is_told_before_sending(visitor) -> None:
    page = visitor()
    warning = page.locator("[data-waarschuwing]")
    field = page.locator("#bericht")
    field.fill("mijn buurman slaat zijn kind")
    expect(warning).to_be_hidden()
    field.fill("mijn buurman Kevin Jansen woont op Dorpsstraat 12, 06-12345678")
    for word in ("Kevin Jansen", "Dorpsstraat 12", "06-12345678"):
        expect(warning).to_contain_text(word)
    # Nothing of it left the page; it can be sent all the same, and then it is left out.
    assert not any("socket.io" in one and "Kevin" in one for one in page.asked)
    page.locator("#verstuur").click()
    expect(page.locator(".bericht--bezoeker [data-stand]")).to_contain_text("Weggelaten: een naam")
    expect(warning).to_be_hidden()
    page.reload()
    own = page.locator(".bericht--bezoeker")
    expect(own).to_contain_text("[NAAM]")
    expect(own).not_to_contain_text("Jansen")


def test_own_contact_data_go_by_the_form_and_not_through_the_conversation(site, visitor) -> None:
    page = visitor(viewport=PHONE)
    walk(page, [*NEIGHBOUR[:2], ("zeg", "bel mij terug")])
    form = page.get_by_test_id("gegevens")
    form.get_by_role("button", name="Bel mij terug").click()
    expect(form).to_contain_text("Zet een vinkje")
    expect(form).to_contain_text("Vul je naam in")
    expect(form.get_by_label("Ja, jullie mogen")).to_be_focused()
    form.get_by_label("Ja, jullie mogen").check()
    form.get_by_label("Jouw naam").fill("Willemijn")
    form.get_by_label("Jouw telefoonnummer").fill("12")
    form.get_by_role("button", name="Bel mij terug").click()
    expect(page.locator("#gegevens-bereikbaar-fout")).to_be_visible()
    form.get_by_label("Jouw telefoonnummer").fill("06 12345678")
    form.get_by_label("In de avond").check()
    form.get_by_role("button", name="Bel mij terug").click()
    expect(page.locator("#gesprek")).to_contain_text("Je verzoek staat klaar")
    expect(form).to_have_count(0)
    page.reload()
    expect(page.locator("#gesprek")).to_contain_text("Je verzoek staat klaar")
    assert "Willemijn" not in page.inner_text("body") and "12345678" not in page.inner_text("body")


def test_the_advice_is_kept_only_on_purpose_and_after_a_warning(visitor) -> None:
    page = visitor()
    walk(page, CHILD[:-1])
    page.get_by_role("button", name="Bewaar of print").click()
    panel = page.get_by_test_id("bewaren")
    expect(panel).to_contain_text("Pas op")
    with page.expect_download() as download:
        panel.get_by_role("button", name="Bewaar als bestand").click()
    assert download.value.suggested_filename == "notities.txt"
    text = download.value.path().read_text(encoding="utf-8")
    assert "112" in text and "mijn stiefvader" not in text
    expect(panel).to_have_count(0)


def test_stopping_erases_and_lets_one_begin_anew(site, visitor) -> None:
    page = visitor()
    before = site.conversations()
    say(page, "hallo")
    pick(page, "Nee, nu niet")
    assert site.conversations() == before + 1
    page.get_by_role("button", name="Stop en wis").click()
    expect(page.get_by_text("Het gesprek is gestopt en gewist")).to_be_visible()
    expect(page.locator("#gesprek > *")).to_have_count(0)
    assert site.conversations() == before
    assert page.evaluate(STORED) == '[{},{},""]'
    say(page, "hallo")
    expect(page.locator("#gesprek")).to_contain_text("Ik ben een computerprogramma")


def test_the_buttons_of_a_guide_stay_above_the_question_that_follows(visitor) -> None:
    page = visitor()
    say(page, "Veilig Thuis belde mij over een cliënt, moet ik antwoorden?")
    expect(page.get_by_role("button", name="Nee, nu niet")).to_have_count(1)
    pick(page, "De zeven richtlijnen")
    expect(page.get_by_role("button", name="Nee, nu niet")).to_have_count(0)
    pick(page, "3. Stem liefst af met je cliënt")
    expect(page.locator("#gesprek")).to_contain_text("het liefst met je cliënt afspreekt")
    pick(page, "Terug naar het gesprek")
    expect(page.get_by_role("button", name="Nee, nu niet")).to_have_count(1)
    assert page.problems == []
