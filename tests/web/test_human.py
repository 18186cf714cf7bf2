"""Waiting for a human, and talking with one."""

from __future__ import annotations

import pytest

from bot.handoff.messages import messages_after
from bot.handoff.queue import position
from tests.web.human import ask_for_a_human, come, end, newest, write
from tests.web.served import PHONE
from tests.web.walk import expect

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_who_talks_and_how_long_one_waits_is_always_in_sight(site, visitor) -> None:
    page = visitor(viewport=PHONE)
    ask_for_a_human(page)
    card, who = page.get_by_test_id("wachtkaart"), page.get_by_test_id("wie")
    place = position(site.engine, newest(site.engine))
    expect(card.get_by_test_id("positie")).to_have_text(str(place))
    expect(card).to_contain_text("Wachttijd:")
    expect(who).to_contain_text("Je wacht op een medewerker")

    handoff = newest(site.engine)
    come(site.engine, handoff)
    expect(page.locator("#gesprek")).to_contain_text("Een medewerker leest nu met je mee")
    write(site.engine, handoff, "Hallo, ik lees met je mee.")
    expect(card).to_be_hidden()
    expect(who).to_contain_text("een mens")
    human = page.locator(".bericht--medewerker")
    expect(human).to_contain_text("Hallo, ik lees met je mee.")
    expect(human).to_contain_text("Medewerker (een mens)")
    page.locator("#bericht").fill("dank je wel, ik ben bang")
    page.locator("#verstuur").click()
    expect(page.locator("#gesprek")).to_have_attribute("aria-busy", "false")
    said = [one.text for one in messages_after(site.engine, handoff) if one.side == "bezoeker"]
    assert said == ["dank je wel, ik ben bang"]

    # After a reload everybody's words stand there once, in the same order.
    words = page.locator("#gesprek .bericht-tekst")
    before = words.all_inner_texts()
    page.reload()
    expect(words).to_have_count(len(before))
    assert words.all_inner_texts() == before
    expect(who).to_contain_text("een mens")

    end(site.engine, handoff)
    expect(who).to_have_text("Je praat met een computerprogramma")
    expect(page.get_by_test_id("waardering")).to_be_visible()
    assert page.problems == []


def test_one_can_stop_waiting(site, visitor) -> None:
    page = visitor()
    ask_for_a_human(page)
    card = page.get_by_test_id("wachtkaart")
    card.get_by_role("button", name="Stop met wachten").click()
    expect(card).to_be_hidden()
    expect(page.get_by_test_id("wie")).to_have_text("Je praat met een computerprogramma")
