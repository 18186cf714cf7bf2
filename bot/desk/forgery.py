"""Guards against forged forms (CSRF): a token in every form, and the browser's own word.

A session has its own token. The login page has no session yet: its token is made from a random
cookie with a key that is kept in the database, so that nothing is stored for who only looks.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.engine import Engine
from starlette.requests import HTTPConnection

from bot.desk.sessions import Session
from bot.desk.tables import options
from bot.registry.database import writing
from bot.registry.upsert import insert_if_missing

_KEY = "csrf_key"


def load_key(engine: Engine) -> bytes:
    """The key of the login page's tokens, made on first use; the same in every process."""
    with writing(engine) as connection:
        insert_if_missing(connection, options, {"name": _KEY}, {"value": secrets.token_hex(32)})
        kept = connection.execute(select(options.c.value).where(options.c.name == _KEY))
        return bytes.fromhex(kept.scalar_one())


def start_token(key: bytes, start: str) -> str:
    """The token that belongs to the login page's cookie."""
    return hmac.new(key, b"start " + start.encode(), hashlib.sha256).hexdigest()


def is_right(given: str, session: Session | None, key: bytes, start: str | None) -> bool:
    """Whether a form's token belongs to the session, or to the login page's cookie."""
    if session is not None:
        return hmac.compare_digest(given.encode(), session.csrf.encode())
    if not start:
        return False
    return hmac.compare_digest(given.encode(), start_token(key, start).encode())


def comes_from_here(connection: HTTPConnection) -> bool:
    """Whether the browser says the request was made by our own page, where it says anything."""
    site = connection.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == connection.headers.get("host", "")
