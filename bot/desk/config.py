"""Settings of the desk, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from bot.errors import SettingsError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
IDLE_MINUTES = "ADVIESCHAT_DESK_IDLE_MINUTES"
PLAIN_COOKIE = "ADVIESCHAT_DESK_COOKIE_OVER_HTTP"
OIDC = ("ADVIESCHAT_OIDC_ISSUER", "ADVIESCHAT_OIDC_CLIENT_ID", "ADVIESCHAT_OIDC_CLIENT_SECRET")


@dataclass(frozen=True)
class Oidc:
    """An identity provider for single sign-on.

    Attributes:
        issuer: its address, as in its own discovery document.
        client_id: our id there.
        client_secret: our secret there.
    """

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True)
class DeskConfig:
    """How the desk behaves.

    Attributes:
        idle: a session ends after this long without use.
        longest: a session ends after this long whatever happens.
        plain_cookie: leave `Secure` off the cookie, on this machine's own address only: for
            Safari, which refuses Secure cookies on http://127.0.0.1 (Chromium and Firefox do not).
        oidc: single sign-on, or None.
        public_url: address of the program as browsers see it, or "" to take it from the request.
    """

    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)
    plain_cookie: bool = False
    oidc: Oidc | None = None
    public_url: str = ""


def load_desk_config(environ: Mapping[str, str] | None = None) -> DeskConfig:
    """Read the desk's settings from `environ` (default: the process's environment).

    Raises:
        SettingsError: when a value cannot be used; names the variable and a right value.
    """
    env = os.environ if environ is None else environ
    minutes = env.get(IDLE_MINUTES, "").strip() or "30"
    if not (minutes.isascii() and minutes.isdigit()) or not 1 <= int(minutes[:6]) <= 480:
        raise SettingsError(f"{IDLE_MINUTES} must be a whole number of minutes from 1 to 480.")
    plain = env.get(PLAIN_COOKIE, "")
    if plain not in ("", "1"):
        raise SettingsError(f"{PLAIN_COOKIE} must be 1 (only works on 127.0.0.1) or not set.")
    public_url = env.get("ADVIESCHAT_PUBLIC_URL", "").rstrip("/")
    if public_url and urlsplit(public_url).scheme not in ("http", "https"):
        raise SettingsError("ADVIESCHAT_PUBLIC_URL must start with https://.")
    return DeskConfig(
        idle=timedelta(minutes=int(minutes)),
        plain_cookie=plain == "1",
        oidc=_oidc(env),
        public_url=public_url,
    )


def _oidc(env: Mapping[str, str]) -> Oidc | None:
    issuer, client_id, secret = (env.get(name, "").strip() for name in OIDC)
    if not (issuer or client_id or secret):
        return None
    missing = [name for name in OIDC if not env.get(name, "").strip()]
    if missing:
        raise SettingsError(f"Single sign-on also needs {' and '.join(missing)}.")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise SettingsError(f"{OIDC[0]} must start with https://.")
    return Oidc(issuer.rstrip("/"), client_id, secret)
