"""No barrier on any state (axe, WCAG 2.2 AA and best practice), in light and dark, small and zoomed."""

from __future__ import annotations

import pytest

from tests.web.human import answer, ask_for_a_human, newest
from tests.web.served import AXE, DESKTOP, PHONE
from tests.web.walk import CHILD, expect, say, walk

pytestmark = [pytest.mark.browser, pytest.mark.model]
RUN = (
    "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
    "'best-practice']})"
)
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """[...document.querySelectorAll('a, button, summary, label[for], input:not(.verborgen), textarea')]
  .filter(one => one.checkVisibility() && !one.closest('.verborgen') && getComputedStyle(one).display !== 'inline')
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([html]) => html)"""


class Judge:
    """Looks at a state in light and dark."""

    def __init__(self) -> None:
        self.script = AXE.read_text(encoding="utf-8")
        self.found: list[str] = []

    def look(self, page, name: str) -> None:
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        size = page.viewport_size
        # As tall as the page: what stays in place then covers nothing that is half out of sight.
        page.set_viewport_size({**size, "height": page.evaluate("document.body.scrollHeight")})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(self.script)
            for one in page.evaluate(RUN)["violations"]:
                node = one["nodes"][0]
                self.found.append(
                    f"{name} {scheme}: {one['id']}: {node['html'][:160]}: {node['failureSummary'][:200]}"
                )
        page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400%
        if page.evaluate(OVER) > 0:
            self.found.append(f"{name} scrolls sideways at 320 px")
        if page.locator("#weg").count():
            expect(page.locator("#weg")).to_be_in_viewport()
        self.found += [f"{name}: small target {one}" for one in page.evaluate(SMALL_TARGETS)]
        page.set_viewport_size(size)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = false; })")


@pytest.fixture(scope="module")
def judge():
    return Judge()


def test_the_talk_from_start_to_end(visitor, judge) -> None:
    judge.found.clear()
    page = visitor(viewport=PHONE)
    judge.look(page, "start")
    walk(page, CHILD[:3])
    judge.look(page, "scale")
    page.locator("#bericht").fill("hij heet Kevin Jansen en woont Dorpsstraat 12")
    expect(page.locator("[data-waarschuwing]")).to_be_visible()
    judge.look(page, "warning")
    page.locator("#bericht").fill("te lang" * 1000)
    expect(page.locator("[data-fout]")).to_be_visible()
    judge.look(page, "too long")
    page.locator("#bericht").fill("")
    walk(page, CHILD[3:])
    page.get_by_role("button", name="Bewaar of print").click()
    judge.look(page, "ending")
    assert judge.found == []


def test_danger_and_own_data(visitor, judge) -> None:
    judge.found.clear()
    page = visitor(viewport=DESKTOP)
    say(page, "hij slaat haar nu met een mes")
    judge.look(page, "danger")
    page = visitor(viewport=PHONE)
    walk(page, [("begin", "Begin het gesprek"), ("kies", "Nee, nu niet"), ("zeg", "bel mij terug")])
    page.get_by_test_id("gegevens").get_by_role("button", name="Bel mij terug").click()
    judge.look(page, "own data")
    assert judge.found == []


def test_waiting_and_a_human(site, visitor, judge) -> None:
    judge.found.clear()
    page = visitor(viewport=PHONE)
    ask_for_a_human(page)
    judge.look(page, "waiting")
    answer(site.engine, newest(site.engine), "Hallo, ik lees met je mee.")
    expect(page.locator(".bericht--medewerker")).to_be_visible()
    judge.look(page, "human")
    assert judge.found == []


@pytest.mark.parametrize(
    "path", ["/privacy", "/toegankelijkheid", "/bronnen", "/mijn-gegevens", "/neutraal", "/gesprek"]
)
def test_the_pages_beside_the_talk(visitor, judge, path) -> None:
    judge.found.clear()
    page = visitor(path)
    judge.look(page, path)
    assert judge.found == []


def test_forced_colours_show_who_says_what(visitor) -> None:
    page = visitor(forced_colors="active", reduced_motion="reduce")
    say(page, "hallo")
    border = "one => getComputedStyle(one).borderTopStyle"
    assert page.locator(".bericht").last.evaluate(border) == "solid"
    assert (
        page.locator("#verstuur").evaluate("one => getComputedStyle(one).transitionDuration")
        == "0s"
    )
