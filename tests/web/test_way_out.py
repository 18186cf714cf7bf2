"""The way out: covered at once, erased here and there, and no way back."""

from __future__ import annotations

import pytest

from tests.web.served import PHONE
from tests.web.walk import expect, say

pytestmark = [pytest.mark.browser, pytest.mark.model]
# Presses the button and looks in the same moment: nothing has had time to happen after it.
PRESS_AND_LOOK = """() => {
  document.querySelector('#weg').click();
  const blind = document.querySelector('#advies-dekking');
  const box = blind.getBoundingClientRect();
  const on_top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return {
    covered: box.width >= innerWidth && box.height >= innerHeight && on_top === blind,
    hidden: getComputedStyle(document.body).visibility,
    title: document.title,
    words: document.querySelector('#gesprek').textContent,
    stored: sessionStorage.length + localStorage.length + document.cookie.length,
  };
}"""


def gone(site, page, before: int) -> None:
    """The page is elsewhere, the server has nothing, and Back does not lead to the talk."""
    page.wait_for_url("**/neutraal")
    assert site.comes_to_keep(before)
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert page.context.cookies() == []
    page.go_back()
    assert "Advieschat" not in page.content() and "bang" not in page.content()


@pytest.mark.parametrize("size", [PHONE, None], ids=["phone", "desktop"])
def test_the_button_covers_erases_and_leads_away(site, visitor, size) -> None:
    page = visitor(**({"viewport": size} if size else {}))
    before = site.conversations()
    say(page, "ik ben bang thuis")
    assert site.conversations() == before + 1
    expect(page.locator("#weg")).to_be_in_viewport()
    with page.expect_response("**/weg") as answer:
        seen = page.evaluate(PRESS_AND_LOOK)
    assert seen == {
        "covered": True, "hidden": "hidden", "title": "Nieuw tabblad", "words": "", "stored": 0,
    }  # fmt: skip
    assert '"storage"' in answer.value.all_headers()["clear-site-data"]
    gone(site, page, before)


def test_three_times_shift_is_the_same_and_typing_capitals_is_not(site, visitor) -> None:
    page = visitor()
    before = site.conversations()
    say(page, "ik ben bang")
    page.locator("#bericht").press_sequentially("AaBbC")
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    expect(page.locator("#gesprek")).to_contain_text("bang")
    for _ in range(3):
        page.keyboard.press("Shift")
    gone(site, page, before)


def test_escape_leaves_only_for_who_asked_for_it(site, visitor) -> None:
    page = visitor()
    before = site.conversations()
    say(page, "ik ben bang")
    page.keyboard.press("Escape")
    expect(page.locator("#gesprek")).to_contain_text("bang")
    page.get_by_text("Kan er iemand meekijken?").click()
    expect(page.get_by_text("Dit kunnen wij niet wissen")).to_be_visible()
    page.get_by_label("Ook de toets Escape is Snel weg").check()
    page.keyboard.press("Escape")
    gone(site, page, before)


def test_it_works_before_a_word_was_said_and_without_the_server(visitor) -> None:
    page = visitor()
    page.route("**/neutraal", lambda route: route.fulfill(body="<title>Weer</title>"))
    page.locator("#weg").click()
    page.wait_for_url("**/neutraal")

    page = visitor()
    page.route("**/neutraal", lambda route: route.fulfill(body="<title>Weer</title>"))
    say(page, "ik ben bang")
    page.route("**/weg", lambda route: None)  # never answered
    page.locator("#weg").click()
    page.wait_for_url("**/neutraal")
    assert page.evaluate("sessionStorage.length") == 0


def test_another_tab_of_the_same_conversation_is_wiped_too(site, visitor) -> None:
    page = visitor()
    say(page, "ik ben bang")
    # A tab that was duplicated by the browser has the same id.
    twin = page.context.new_page()
    twin.add_init_script(
        f"sessionStorage.setItem('gesprek', '{page.evaluate('sessionStorage.gesprek')}')"
    )
    twin.goto(site.url)
    expect(twin.locator("#gesprek")).to_contain_text("bang")
    page.locator("#weg").click()
    expect(twin.locator("#gesprek")).to_have_text("Mededeling:Dit gesprek is gewist.")
    assert twin.evaluate("sessionStorage.length") == 0


def test_from_a_page_beside_the_talk_the_talk_is_erased_too(site, visitor) -> None:
    page = visitor()
    before = site.conversations()
    say(page, "ik ben bang")
    page.get_by_role("link", name="Wat we bewaren").click()
    page.wait_for_url("**/privacy")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/neutraal")
    assert site.comes_to_keep(before)
    assert page.evaluate("sessionStorage.length") == 0


def test_who_only_looked_at_the_field_leaves_nothing(visitor) -> None:
    page = visitor()
    page.locator("#bericht").focus()
    expect(page.get_by_test_id("wie")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("#gesprek > *")).to_have_count(0)
