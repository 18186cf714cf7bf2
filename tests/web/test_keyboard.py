"""Everything with the keyboard only, and what a screen reader is told."""

from __future__ import annotations

import pytest

from tests.web.walk import NEIGHBOUR, answers, expect, quiet, say, walk

pytestmark = [pytest.mark.browser, pytest.mark.model]


def tab_to(page, selector: str, key: str = "Tab") -> None:
    """Press Tab until something that fits `selector` has the focus."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with {key}")


def test_a_conversation_with_the_keyboard_only(visitor) -> None:
    page = visitor()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar het berichtveld")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#bericht")
    page.keyboard.type("ik maak me zorgen om de buren")
    page.keyboard.press("Enter")
    quiet(page, 0)
    # The focus stays where one types; the buttons of the question come before it.
    expect(page.locator("#bericht")).to_be_focused()
    before = answers(page).count()
    tab_to(page, "#gesprek .keuzes button", "Shift+Tab")
    page.keyboard.press("Shift+Tab")  # the middle one: "Nee, nu niet"
    expect(page.get_by_role("button", name="Nee, nu niet")).to_be_focused()
    page.keyboard.press("Enter")
    quiet(page, before)
    # The button is gone; the next Tab leads on from the words that took its place.
    expect(page.locator(".bericht--bezoeker").last).to_be_focused()
    tab_to(page, "#bericht")
    page.keyboard.type("hallo")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("tweede regel")
    assert page.locator("#bericht").input_value() == "hallo\ntweede regel"


def test_the_scale_with_the_keyboard_only(visitor) -> None:
    page = visitor()
    walk(page, NEIGHBOUR[:6])
    scale = page.get_by_test_id("schaal")
    before = answers(page).count()
    tab_to(page, "#cijfer-tekst", "Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    expect(scale.get_by_label("9", exact=True)).to_be_checked()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.type("het is elke avond ruzie")
    page.keyboard.press("Enter")
    quiet(page, before)
    expect(page.locator(".bericht--bezoeker").last).to_contain_text("4. het is elke avond ruzie")


def test_new_messages_are_announced_politely_and_once(visitor) -> None:
    page = visitor()
    log = page.get_by_role("log")
    expect(log).to_have_accessible_name("Het gesprek")
    say(page, "hallo")
    # No live region inside the log: each message is read once.
    assert log.locator("[role=status], [role=alert], [aria-live]").count() == 0
    expect(log.get_by_text("Computerprogramma:").first).to_be_visible()
