"""Nothing is lost and nothing is doubled: no connection, a restart, tabs, Back, long and odd texts."""

from __future__ import annotations

import pytest

from tests.web.served import PHONE
from tests.web.walk import answers, expect, pick, quiet, say

pytestmark = [pytest.mark.browser, pytest.mark.model]


def own(page):
    return page.locator(".bericht--bezoeker .bericht-tekst")


def test_a_restart_of_the_server_in_mid_conversation(site, visitor) -> None:
    page = visitor()
    say(page, "hallo")
    pick(page, "Nee, nu niet")
    before = answers(page).count()
    site.served.kill()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    for words in ("ik maak me zorgen om de buren", "ik hoor het kind vaak huilen"):
        page.locator("#bericht").fill(words)
        page.locator("#verstuur").click()
    expect(page.locator(".bericht--bezoeker").last).to_contain_text("Nog niet verstuurd")
    site.served.start()
    expect(page.get_by_text("Geen verbinding")).to_be_hidden(timeout=60_000)
    quiet(page, before)
    expect(page.locator("[data-stand]").last).to_be_empty()
    # Once on the page, and once on the server, in the order in which they were sent.
    expected = [
        "hallo",
        "Nee, nu niet",
        "ik maak me zorgen om de buren",
        "ik hoor het kind vaak huilen",
    ]
    expected[0] = own(page).first.inner_text()
    assert own(page).all_inner_texts() == expected
    page.reload()
    expect(own(page)).to_have_count(4)
    assert own(page).all_inner_texts() == expected


def test_offline_for_a_while(visitor) -> None:
    page = visitor(viewport=PHONE)
    say(page, "hallo")
    before = answers(page).count()
    page.context.set_offline(True)
    # A phone without network: the line is cut as well.
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    page.locator("#bericht").fill("nee er is nu geen gevaar")
    page.locator("#verstuur").click()
    page.context.set_offline(False)
    quiet(page, before)
    assert own(page).count() == 2


def test_a_new_tab_begins_anew_and_the_first_goes_on(site, visitor) -> None:
    page = visitor()
    say(page, "hallo")
    other = page.context.new_page()
    other.goto(site.url)
    expect(other.locator("#gesprek > *")).to_have_count(0)
    say(other, "goedemiddag")
    pick(page, "Nee, nu niet")
    expect(other.locator(".bericht--bezoeker")).to_have_count(1)
    expect(page.locator(".bericht--bezoeker")).to_have_count(2)


def test_back_brings_the_conversation_back(site, visitor) -> None:
    page = visitor()
    say(page, "hallo")
    count = answers(page).count()
    page.get_by_role("link", name="Wat we bewaren").click()
    page.wait_for_url("**/privacy")
    page.go_back()
    expect(answers(page)).to_have_count(count)
    expect(page.locator(".bericht--bezoeker")).to_have_count(1)
    pick(page, "Nee, nu niet")


def test_on_a_shared_device_nothing_outlives_the_page(site, visitor) -> None:
    page = visitor()
    before = site.conversations()
    page.get_by_text("Kan er iemand meekijken?").click()
    page.get_by_label("Ik gebruik een gedeeld apparaat").check()
    say(page, "hallo")
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert site.conversations() == before + 1
    page.reload()
    expect(page.locator("#gesprek > *")).to_have_count(0)
    say(page, "hallo")
    assert site.conversations() == before + 1  # the first was erased, this is the second


def test_fifty_thousand_characters_are_refused_in_words_and_kept_in_the_field(visitor) -> None:
    page = visitor(viewport=PHONE)
    field, wrong = page.locator("#bericht"), page.locator("[data-fout]")
    field.fill("hij schreeuwt elke dag " * 2174)
    expect(wrong).to_contain_text("Er passen 5.000 tekens in")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.locator("#verstuur").click()
    expect(page.locator("#gesprek > *")).to_have_count(0)
    assert len(field.input_value()) > 50_000 - 100
    expect(page.locator("#verstuur")).to_be_in_viewport()
    field.fill("a" * 4_000 + " hij schreeuwt")
    expect(wrong).to_be_hidden()
    page.locator("#verstuur").click()
    quiet(page, 0)


def test_emoji_other_scripts_and_markup_stand_as_they_were_typed(visitor) -> None:
    page = visitor()
    texts = [
        "😢👩‍👧‍👦 thuis is het mis",
        "زوجي يضربني",
        "<b onclick=alert(1)>hoi</b> &amp; {{ scherm }}",
    ]
    for text in texts:
        say(page, text)
    assert own(page).all_inner_texts() == texts
    assert [own(page).nth(i).evaluate("one => getComputedStyle(one).direction") for i in range(3)] == [
        "ltr", "rtl", "ltr",
    ]  # fmt: skip
    assert page.problems == []
