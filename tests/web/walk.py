"""A visitor who talks: sends words or presses buttons, and waits until the bot has asked on."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

expect.set_options(timeout=20_000)
NEIGHBOUR = [
    ("begin", "Begin het gesprek"),
    ("kies", "Nee, nu niet"),
    ("kies", "Ik maak me zorgen om iemand anders"),
    ("kies", "Buren"),
    ("zeg", "een moeder, haar vriend en een jongen van 6"),
    ("zeg", "ik hoor hem bijna elke avond slaan en het kind huilt dan"),
    ("cijfer", "4"),
    ("zeg", "ik hoop dat het kind hulp krijgt"),
    ("zeg", "Zwolle"),
    ("kies", "Ik wil advies"),
    ("kies", "Nee, dit is genoeg"),
]
CHILD = [
    ("zeg", "hoi ik ben 13 en mijn stiefvader slaat mij"),
    ("kies", "Nee, nu niet"),
    ("zeg", "mijn moeder, mijn stiefvader en mijn zusje van 8"),
    ("cijfer", "3"),
    ("zeg", "dat het ophoudt"),
    ("zeg", "Utrecht"),
    ("kies", "Ik wil advies"),
    ("kies", "Nee, dit is genoeg"),
]


def answers(page: Page) -> Locator:
    """What was said to the visitor."""
    return page.locator("#gesprek .bericht:not(.bericht--bezoeker)")


def quiet(page: Page, before: int) -> None:
    """Wait until the answer has come, and come whole: the server has taken the message."""
    expect(answers(page)).not_to_have_count(before)
    expect(page.locator("#gesprek")).to_have_attribute("aria-busy", "false")


def say(page: Page, text: str) -> None:
    """Type and send."""
    before = answers(page).count()
    page.locator("#bericht").fill(text)
    page.locator("#verstuur").click()
    quiet(page, before)


def pick(page: Page, title: str) -> None:
    """Press a button of the last question."""
    before = answers(page).count()
    page.locator("#gesprek .keuzes").get_by_role("button", name=title, exact=True).click()
    quiet(page, before)


def begin(page: Page, title: str) -> None:
    """Press a button of the page itself, before anything was said."""
    page.locator(".keuzes--begin").get_by_role("button", name=title, exact=True).click()
    quiet(page, 0)


def grade(page: Page, number: str, why: str = "") -> None:
    """Answer with the scale."""
    before = answers(page).count()
    card = page.locator("[data-testid=schaal]")
    card.get_by_text(number, exact=True).click()
    if why:
        card.get_by_role("textbox").fill(why)
    card.get_by_role("button", name="Geef dit antwoord").click()
    quiet(page, before)


def step(page: Page, how: str, what: str) -> None:
    """One step of a walk."""
    {"begin": begin, "zeg": say, "kies": pick, "cijfer": grade}[how](page, what)


def walk(page: Page, steps: list[tuple[str, str]]) -> None:
    """All steps, in order."""
    for how, what in steps:
        step(page, how, what)
