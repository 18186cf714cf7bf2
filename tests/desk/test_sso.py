"""Single sign-on against a small OpenID Connect server of our own, over real HTTP."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from bot.desk.config import DeskConfig, Oidc, load_desk_config
from bot.errors import SettingsError
from tests.desk.served import serving_plain


@dataclass
class Provider:
    """An identity provider that checks what a real one checks, and can be told to lie."""

    subject: str = "8f2c-1"
    username: str = "anna@gemeente.example"
    lie: dict = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1"}))
    wrong_key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1"}))
    sign_wrong: bool = False
    url: str = ""
    codes: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
            ]
        )

    async def _metadata(self, _request: Request):
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
            }
        )

    async def _jwks(self, _request: Request):
        return JSONResponse({"keys": [self.key.as_dict(private=False, use="sig", alg="RS256")]})

    async def _authorize(self, request: Request):
        asked = dict(request.query_params)
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}")

    async def _token(self, request: Request):
        form = {k: v[0] for k, v in parse_qs((await request.body()).decode()).items()}
        asked = self.codes.pop(form.get("code", ""), None)
        basic = base64.b64encode(b"desk:geheim").decode()
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        right = (
            asked is not None
            and request.headers.get("authorization") == f"Basic {basic}"
            and asked["code_challenge_method"] == "S256"
            and asked["code_challenge"] == challenge
            and form["redirect_uri"] == asked["redirect_uri"]
        )
        if not right:
            self.problems.append("the token request was not right")
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        claims = {
            "iss": self.url,
            "sub": self.subject,
            "aud": "desk",
            "exp": 1_900_000_000,
            "iat": 1_700_000_000,
            "nonce": asked["nonce"],
            "preferred_username": self.username,
        } | self.lie
        key = self.wrong_key if self.sign_wrong else self.key
        token = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key)
        return JSONResponse(
            {"access_token": "t", "token_type": "Bearer", "expires_in": 60, "id_token": token}
        )


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    with serving_plain(made.app()) as url:
        made.url = url
        yield made


@pytest.fixture
def sso_world(make_world, provider):
    return make_world(DeskConfig(oidc=Oidc(provider.url, "desk", "geheim")))


def walk(browser):
    """Leave for the provider and come back, as a browser does."""
    left = browser.get("/sso")
    assert left.status_code == 303, left.text

    arrived = httpx.get(left.headers["location"])
    back = urlsplit(arrived.headers["location"])
    assert back.path == "/desk/sso/terug"
    return browser.get(f"/sso/terug?{back.query}")


def test_logging_in_links_the_account_once_and_goes_by_subject_after(sso_world, provider) -> None:
    sso_world.app.desk.accounts.add("anna", "medewerker", None, sso_world.clock())
    browser = sso_world.browser()
    answer = walk(browser)
    assert (answer.status_code, provider.problems) == (200, [])
    assert 'content="0;url=/desk/wachtrij"' in answer.text
    assert browser.get("/wachtrij").status_code == 200
    assert "Wachtwoord wijzigen" not in browser.get("/account").text
    provider.username = "heet-nu-anders"
    assert walk(sso_world.browser()).status_code == 200
    provider.subject, provider.username = "iemand-anders", "anna"
    refused = walk(sso_world.browser())
    assert refused.status_code == 400 and "nog geen account" in refused.text


def test_an_account_with_a_password_is_never_taken_over_by_its_name(sso_world) -> None:
    sso_world.account("anna")
    browser = sso_world.browser()
    assert walk(browser).status_code == 400
    assert browser.get("/wachtrij").status_code == 303


def test_a_blocked_account_does_not_come_in(sso_world) -> None:
    accounts = sso_world.app.desk.accounts
    accounts.add("anna", "medewerker", None, sso_world.clock())
    accounts.set_active("anna", False, sso_world.clock())
    assert walk(sso_world.browser()).status_code == 400


@pytest.mark.parametrize(
    "lie",
    [
        {"aud": "een-ander"},
        {"iss": "https://kwaad.example"},
        {"nonce": "oud"},
        {"exp": 1_700_000_100},
        {"sub": None},
    ],
    ids=lambda lie: next(iter(lie)),
)
def test_a_token_that_is_not_for_this_login_is_refused(sso_world, provider, lie: dict) -> None:
    sso_world.app.desk.accounts.add("anna", "medewerker", None, sso_world.clock())
    provider.lie = lie
    browser = sso_world.browser()
    assert walk(browser).status_code == 400
    assert browser.session_cookie is None


def test_a_token_with_another_signature_is_refused(sso_world, provider) -> None:
    sso_world.app.desk.accounts.add("anna", "medewerker", None, sso_world.clock())
    provider.sign_wrong = True
    assert walk(sso_world.browser()).status_code == 400


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(sso_world, provider) -> None:
    sso_world.app.desk.accounts.add("anna", "medewerker", None, sso_world.clock())

    attacker, victim = sso_world.browser(), sso_world.browser()
    left = attacker.get("/sso")
    back = urlsplit(httpx.get(left.headers["location"]).headers["location"])
    assert victim.get(f"/sso/terug?{back.query}").status_code == 400
    assert victim.session_cookie is None
    victim.get("/sso")
    assert victim.get(f"/sso/terug?{back.query}").status_code == 400, "the state is another one"


def test_a_login_that_took_too_long_begins_again(sso_world) -> None:

    browser = sso_world.browser()
    left = browser.get("/sso")
    back = urlsplit(httpx.get(left.headers["location"]).headers["location"])
    sso_world.clock.move(minutes=11)
    answer = browser.get(f"/sso/terug?{back.query}")
    assert answer.status_code == 400


def test_a_provider_that_is_away_is_told(make_world) -> None:
    world = make_world(DeskConfig(oidc=Oidc("http://127.0.0.1:9", "desk", "geheim")))
    answer = world.browser().get("/sso")
    assert answer.status_code == 400 and "antwoordt niet" in answer.text


def test_without_settings_there_is_no_single_sign_on(world) -> None:
    assert world.browser().get("/sso").status_code == 404
    assert "single sign-on" not in world.browser().get("/aanmelden").text


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"ADVIESCHAT_OIDC_ISSUER": "https://x.example"}, "CLIENT_ID"),
        (
            {
                "ADVIESCHAT_OIDC_ISSUER": "http://x.example",
                "ADVIESCHAT_OIDC_CLIENT_ID": "a",
                "ADVIESCHAT_OIDC_CLIENT_SECRET": "b",
            },
            "https://",
        ),
        ({"ADVIESCHAT_DESK_IDLE_MINUTES": "veel"}, "whole number"),
        ({"ADVIESCHAT_DESK_IDLE_MINUTES": "0"}, "from 1"),
        ({"ADVIESCHAT_DESK_COOKIE_OVER_HTTP": "ja"}, "must be 1"),
        ({"ADVIESCHAT_PUBLIC_URL": "ftp://x"}, "https://"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(env: dict, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        load_desk_config(env)
