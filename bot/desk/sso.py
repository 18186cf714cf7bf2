"""Single sign-on with OpenID Connect (Authlib): code flow with PKCE, state and nonce.

What must be remembered between leaving and coming back lies encrypted in a short-lived cookie.
That one is SameSite=Lax, because the way back starts at the provider; it opens nothing by itself.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.desk.config import LOOPBACK, Oidc
from bot.desk.errors import SsoError
from bot.registry.encryption import Cipher
from bot.registry.errors import KeyWrongError

_LASTS = timedelta(minutes=10)
_TIMEOUT = 10.0  # seconds
# Signatures with the provider's public key only: "none" and shared secrets are never taken.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
_AWAY = (
    "Single sign-on antwoordt niet. Probeer het over een minuut opnieuw, of waarschuw de beheerder."
)
_REFUSED = "Aanmelden met single sign-on is niet gelukt. Begin opnieuw met aanmelden."


@dataclass(frozen=True)
class Identity:
    """Whom the provider vouches for.

    Attributes:
        issuer: the provider.
        subject: its own fixed id for this person.
        name: preferred user name, or the part of the mail address before @; only used to link an
            account for the first time.
    """

    issuer: str
    subject: str
    name: str


class Sso:
    """The two halves of a login at the provider."""

    def __init__(self, oidc: Oidc, cipher: Cipher) -> None:
        self._oidc = oidc
        self._cipher = cipher
        self._found: dict[str, Any] | None = None

    def leave(self, back: str, now: datetime) -> tuple[str, str]:
        """Where to send the browser, and what its cookie must remember.

        Args:
            back: address at which the provider sends the browser back.
            now: the moment, timezone-aware.

        Raises:
            SsoError: when the provider cannot be reached.
        """
        nonce, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
        with self._client(back) as client:
            address, state = client.create_authorization_url(
                self._metadata()["authorization_endpoint"], nonce=nonce, code_verifier=verifier
            )
        kept = {"state": state, "nonce": nonce, "verifier": verifier, "at": now.timestamp()}
        return str(address), self._cipher.encrypt(json.dumps(kept))

    def arrive(self, back: str, query: str, remembered: str, now: datetime) -> Identity:
        """Who came back.

        Args:
            back: as in `leave`.
            query: the query string with which the browser came.
            remembered: the cookie.
            now: the moment, timezone-aware.

        Raises:
            SsoError: when it is not our own login of a moment ago, or the provider does not
                vouch for it.
        """
        kept = self._remembered(remembered, now)
        try:
            with self._client(back, state=kept["state"]) as client:
                token = client.fetch_token(
                    self._metadata()["token_endpoint"],
                    # Authlib compares the state in this address with the one it was given.
                    authorization_response=f"{back}?{query}",
                    code_verifier=kept["verifier"],
                )
            return self._identity(token, kept["nonce"], now)
        except (AuthlibBaseError, JoseError, KeyError, TypeError, ValueError):
            raise SsoError(_REFUSED) from None
        except httpx.HTTPError:
            raise SsoError(_AWAY) from None

    def _identity(self, token: dict[str, Any], nonce: str, now: datetime) -> Identity:
        keys = KeySet.import_key_set(self._get(self._metadata()["jwks_uri"]))
        decoded = jwt.decode(token["id_token"], keys, algorithms=_ALGORITHMS)
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={
                "iss": {"essential": True, "value": self._metadata()["issuer"]},
                "aud": {"essential": True, "value": self._oidc.client_id},
                "sub": {"essential": True},
            },
            params={
                "nonce": nonce,
                "client_id": self._oidc.client_id,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(now=int(now.timestamp()), leeway=60)
        mail_name = str(claims.get("email") or "").partition("@")[0]
        name = str(claims.get("preferred_username") or mail_name).partition("@")[0]
        return Identity(str(claims["iss"]), str(claims["sub"]), name)

    def _remembered(self, remembered: str, now: datetime) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._cipher.decrypt(remembered))
        except (KeyWrongError, ValueError):
            raise SsoError(_REFUSED) from None
        if now.timestamp() - float(kept["at"]) > _LASTS.total_seconds():
            raise SsoError("Aanmelden duurde te lang. Begin opnieuw met aanmelden.")
        return kept

    def _client(self, back: str, state: str | None = None) -> Any:
        return OAuth2Client(
            self._oidc.client_id,
            self._oidc.client_secret,
            scope="openid profile email",
            redirect_uri=back,
            state=state,
            code_challenge_method="S256",
            timeout=_TIMEOUT,
        )

    def _metadata(self) -> dict[str, Any]:
        if self._found is None:
            try:
                found = self._get(f"{self._oidc.issuer}/.well-known/openid-configuration")
            except (httpx.HTTPError, ValueError):
                raise SsoError(_AWAY) from None
            if found.get("issuer", "").rstrip("/") != self._oidc.issuer:
                raise SsoError(_AWAY)
            for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                _check_address(str(found.get(name, "")))
            self._found = found
        return self._found

    def _get(self, address: str) -> Any:
        answer = httpx.get(address, timeout=_TIMEOUT)
        answer.raise_for_status()
        return answer.json()


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise SsoError(_AWAY)
