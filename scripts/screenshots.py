"""Takes the pictures of the visitor's page in docs/schermen, on a server of its own.

    uv run python scripts/screenshots.py --help

Every state comes from a real conversation; dossiernummers in them belong to nobody: the server
keeps them in a temporary folder that is removed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.registry.database import open_engine  # noqa: E402
from bot.settings import load_settings  # noqa: E402
from tests.web.human import answer, ask_for_a_human, newest  # noqa: E402
from tests.web.served import Served, chromium, page_of  # noqa: E402
from tests.web.walk import NEIGHBOUR, quiet, say, walk  # noqa: E402

WIDTHS = {360: 740, 768: 1024, 1280: 800}  # px: a phone, a tablet, a desktop
ADVICE = "#gesprek .bericht--kaart"


class Camera:
    """Takes pictures of states at one width."""

    def __init__(self, browser: Browser, engine: Engine, url: str, width: int, out: Path) -> None:
        self.browser, self.engine, self.url, self.out = browser, engine, url, out
        self.size = {"width": width, "height": WIDTHS[width]}
        self.taken: list[Path] = []

    @contextmanager
    def visitor(self, path: str = "/") -> Iterator[Page]:
        """A new visitor."""
        page = page_of(self.browser, viewport=self.size, reduced_motion="reduce")
        page.goto(self.url + path)
        yield page
        page.context.close()

    def take(self, page: Page, name: str, top: str | None = None) -> None:
        """Take a picture; `top`: what stands at the top of the view."""
        if top:
            page.locator(top).first.evaluate("one => one.scrollIntoView({block: 'start'})")
        path = self.out / f"{name}-{self.size['width']}.png"
        page.screenshot(path=path)
        self.taken.append(path)

    def talk(self) -> None:
        """From the start to the ending."""
        with self.visitor() as page:
            self.take(page, "01-start")
            walk(page, NEIGHBOUR[:1])
            self.take(page, "02-vraag", "#gesprek .bericht:last-child")
            walk(page, NEIGHBOUR[1:6])
            self.take(page, "03-cijfer", "#gesprek .bericht:has(.schaal)")
            walk(page, NEIGHBOUR[6:7])
            page.locator("#bericht").fill("de jongen heet Daan Bakker, Dorpsstraat 12")
            expect(page.locator("[data-waarschuwing]")).to_be_visible()
            self.take(page, "04-waarschuwing")
            page.locator("#bericht").fill("")
            walk(page, [*NEIGHBOUR[7:8], *NEIGHBOUR[8:9]])
            own = page.locator(".bericht--bezoeker").last
            own.evaluate("one => one.scrollIntoView({block: 'start'})")
            self.take(page, "05-advies")
            walk(page, NEIGHBOUR[9:])
            self.take(page, "10-einde", ".bericht:has(.nummers)")

    def others(self) -> None:
        """Danger, own data, a human."""
        with self.visitor() as page:
            say(page, "help de buurman slaat haar nu met een mes")
            self.take(page, "06-gevaar", ".bericht--spoed")
        with self.visitor() as page:
            walk(page, [*NEIGHBOUR[:2], ("zeg", "bel mij terug")])
            self.take(page, "07-gegevens", ".bericht:has(.gegevens)")
        with self.visitor() as page:
            ask_for_a_human(page)
            self.take(page, "08-wachten")
            answer(
                self.engine, newest(self.engine), "Hallo, je praat nu met een mens. Vertel maar."
            )
            expect(page.locator(".bericht--medewerker")).to_be_visible()
            page.locator("#bericht").fill("fijn dat je er bent")
            page.locator("#verstuur").click()
            quiet(page, 0)
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            self.take(page, "09-mens")
        with self.visitor("/demo") as page:
            page.get_by_role("button", name="Praat over je zorgen").click()
            page.get_by_role("button", name="Begin het gesprek").click()
            expect(page.locator("#gesprek .keuzes")).to_be_visible()
            self.take(page, "11-gemeente")


@click.command(help=__doc__)
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "docs" / "schermen")
@click.option("--width", type=click.Choice([str(one) for one in WIDTHS]), help="Only this width.")
def main(out: Path, width: str | None) -> None:
    """Take them all."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder) / "var")
        served.start()
        engine = open_engine(load_settings(served.environ))
        try:
            with chromium() as browser:
                for one in [int(width)] if width else WIDTHS:
                    camera = Camera(browser, engine, served.url, one, out)
                    camera.talk()
                    camera.others()
                    for path in camera.taken:
                        click.echo(path)
        finally:
            engine.dispose()
            served.kill()


if __name__ == "__main__":
    main()
