"""One server, one Chromium, and a look into the server's database."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

playwright = pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Page  # noqa: E402
from sqlalchemy import func, select  # noqa: E402
from sqlalchemy.engine import Engine  # noqa: E402

from bot.registry.database import open_engine, reading  # noqa: E402
from bot.registry.tables import conversations  # noqa: E402
from bot.settings import load_settings  # noqa: E402
from tests.web.served import DESKTOP, Served, chromium, page_of  # noqa: E402


@dataclass
class Site:
    """The running program and a database of which tests read, and in which a medewerker works."""

    served: Served
    engine: Engine

    @property
    def url(self) -> str:
        return self.served.url

    def conversations(self) -> int:
        """How many conversations the server keeps now."""
        with reading(self.engine) as connection:
            return int(
                connection.execute(select(func.count()).select_from(conversations)).scalar_one()
            )

    def comes_to_keep(self, count: int, seconds: float = 20.0) -> bool:
        """Whether the server keeps `count` conversations, now or soon: it erases beside the page."""
        end = time.monotonic() + seconds
        while self.conversations() != count:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    from bot.assistant.model import is_current

    assert is_current(), "The model does not fit the data. Run: advieschat train"
    served = Served(tmp_path_factory.mktemp("web") / "var")
    served.start()
    engine = open_engine(load_settings(served.environ))
    try:
        yield Site(served, engine)
    finally:
        engine.dispose()
        served.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def visitor(site: Site, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the page as a new visitor; every context is closed at the end."""
    pages: list[Page] = []

    def open_page(path: str = "/", **options: object) -> Page:
        page = page_of(browser, **{"viewport": DESKTOP, **options})
        pages.append(page)
        page.goto(site.url + path)
        return page

    yield open_page
    for page in pages:
        page.context.close()
