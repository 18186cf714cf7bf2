"""A real desk on a database of the test, and browsers that talk to it over ASGI."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import pyotp
import pytest
import socketio
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.desk.app import DeskApp, make_desk
from bot.desk.config import DeskConfig
from bot.desk.passwords import Passwords
from bot.handoff.model import Facts, Handoff
from bot.handoff.requests import request_handoff
from bot.registry.database import open_engine
from bot.registry.encryption import Cipher, load_cipher
from bot.registry.schema import upgrade
from bot.settings import Settings
from tests.postgres_fixture import postgres_server, postgres_url  # noqa: F401

PASSWORD = "vier losse woorden samen"
QUICK = Passwords(memory_kib=64, rounds=1)  # the strength of argon2 is not what these tests test


class Clock:
    """A clock that a test can move; with `real` it is the real one for the desk itself."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)
        self.real = False

    def __call__(self) -> datetime:
        return datetime.now(timezone.utc) if self.real else self.now

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


class Told:
    """Remembers what visitors were told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str, str]] = []

    async def message(self, handoff, message) -> None:
        self.events.append(("message", handoff.id, message.text))

    async def changed(self, handoff, entry) -> None:
        self.events.append(("changed", handoff.id, entry.action))

    async def typing(self, handoff) -> None:
        self.events.append(("typing", handoff.id, ""))


@dataclass
class World:
    """The desk with everything a test needs to look into."""

    engine: Engine
    cipher: Cipher
    clock: Clock
    app: DeskApp
    server: socketio.AsyncServer
    told: Told
    web: Starlette
    browsers: list[TestClient] = field(default_factory=list)

    def browser(self) -> Browser:
        return Browser(TestClient(self.web, base_url="https://desk.test"), self)

    def account(self, name: str, role: str = "medewerker", *, totp: bool = False) -> str | None:
        """An account; gives the secret of its app, when it has one."""
        accounts = self.app.desk.accounts
        accounts.add(name, role, PASSWORD, self.clock())
        if not totp:
            return None
        secret = pyotp.random_base32()
        accounts.set_totp(name, self.cipher.encrypt(secret), 0, self.clock())
        return secret

    def inside(self, name: str, role: str = "medewerker") -> Browser:
        """A browser in which a new account is logged in."""
        self.account(name, role)
        browser = self.browser()
        answer = browser.login(name)
        assert answer.headers["location"] == "/desk/wachtrij"
        return browser

    def code(self, secret: str) -> str:
        return pyotp.TOTP(secret).at(self.clock())

    def handoff(self, conversation: str = "gesprek1", kind: str = "chat", **facts) -> Handoff:
        values = {"rol": "omstander", "regio": "utrecht", "zorgen": ("lichamelijk",)} | facts
        return request_handoff(
            self.engine,
            conversation,
            kind=kind,
            reason="wens_melding" if kind == "melding" else "wens_medewerker",
            facts=Facts(**values),
            now=self.clock.now,
        )


class Browser:
    """A browser without JavaScript: it takes the token from the page it is on, as a form does."""

    def __init__(self, client: TestClient, world: World) -> None:
        self.client = client
        self.world = world

    def get(self, path: str, **kwargs):
        return self.client.get(f"/desk{path}", follow_redirects=False, **kwargs)

    def token(self, path: str) -> str:
        page = self.get(path)
        found = re.search(r'name="csrf" value="([^"]+)"', page.text)
        assert found, f"no form on {path}: {page.status_code}"
        return found.group(1)

    def post(self, path: str, *, on: str, headers: dict | None = None, **fields: str):
        data = {"csrf": self.token(on), **fields}
        return self.client.post(
            f"/desk{path}", data=data, follow_redirects=False, headers=headers or {}
        )

    def login(self, name: str, password: str = PASSWORD):
        return self.post("/aanmelden", on="/aanmelden", naam=name, wachtwoord=password)

    @property
    def session_cookie(self) -> str | None:
        return self.client.cookies.get("advieschat_desk")


@pytest.fixture
def make_world(settings: Settings) -> Iterator[Callable[..., World]]:
    engines = []

    def make(config: DeskConfig | None = None, own: Settings | None = None) -> World:
        upgrade(own or settings)
        engine = open_engine(own or settings)
        engines.append(engine)
        cipher = load_cipher(own or settings, engine)
        clock, told = Clock(), Told()
        server = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")
        app = make_desk(
            engine, cipher, config or DeskConfig(), server, told, clock=clock, passwords=QUICK
        )
        web = Starlette(routes=[Mount("/desk", app=app)])
        return World(engine, cipher, clock, app, server, told, web)

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world()
