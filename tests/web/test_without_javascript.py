"""The chat without JavaScript, from the same page: forms, the same cards, the same way out."""

from __future__ import annotations

import pytest

from tests.web.served import PHONE
from tests.web.walk import expect

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_a_conversation_with_forms_only(site, visitor) -> None:
    before = site.conversations()
    page = visitor(viewport=PHONE, java_script_enabled=False)
    expect(page.get_by_role("checkbox")).to_have_count(0)  # what needs a script is not shown
    page.get_by_role("button", name="Begin het gesprek").click()
    log = page.locator("#gesprek")
    expect(log).to_contain_text("Ik ben een computerprogramma")
    page.get_by_role("button", name="Nee, nu niet").click()
    page.get_by_role("button", name="Ik maak me zorgen om iemand anders").click()
    page.locator("#bericht").fill("ik ben de buurvrouw, ze heet Kevin Jansen")
    page.locator("#verstuur").click()
    expect(log).to_contain_text("Wie wonen er in dat huis")
    expect(page.get_by_text("Weggelaten uit je bericht")).to_be_visible()
    expect(log).not_to_contain_text("Jansen")
    assert site.conversations() == before + 1
    assert page.context.cookies() == []
    page.locator("#weg").click()
    page.wait_for_url("**/neutraal")
    assert site.conversations() == before
