"""From the meldcode-check to a human, in the running program: the chat page goes on where it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.web.conftest import Site
from tests.web.human import answer, newest
from tests.web.served import DESKTOP, page_of

pytestmark = [pytest.mark.model, pytest.mark.browser]


def test_a_professional_comes_from_the_check_to_a_human(site: Site, browser: Browser) -> None:
    page = page_of(browser, viewport=DESKTOP)
    page.goto(f"{site.url}/")
    page.get_by_role("link", name="Meldcode-check").click()
    page.get_by_label("Wat is je werk?").select_option(label="Huisarts of praktijkondersteuner")
    page.get_by_label("Stap 2:").check()
    page.get_by_role("button", name="Praat met een medewerker").click()
    page.get_by_role("button", name="Ga naar het gesprek").click()
    expect(page).to_have_url(f"{site.url}/")
    expect(page.get_by_test_id("wachtkaart")).to_be_visible()
    log = page.get_by_role("log")
    expect(log).to_contain_text("functie huisarts of praktijkondersteuner")
    answer(site.engine, newest(site.engine), "Goedemorgen, ik lees dat u huisarts bent.")
    expect(log).to_contain_text("ik lees dat u huisarts bent")
    page.get_by_role("button", name="Stop met de medewerker").click()
    expect(page.get_by_test_id("wie")).to_contain_text("computerprogramma")
    page.context.close()
