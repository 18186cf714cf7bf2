"""Sessions of medewerkers: in the database, known there by the hash of their id only."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.engine import Connection, Engine

from bot.desk.config import DeskConfig
from bot.desk.tables import medewerkers, sessions
from bot.desk.values import PERMISSIONS, STAGE_PERMISSIONS, Permission, Role, Stage
from bot.registry.database import reading, writing

# Not every click needs a write: being seen counts once in so long.
_TOUCH_EVERY = timedelta(seconds=20)
# Between the password and the code there is no work to be kept: that takes minutes at most.
_LOGIN_LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Session:
    """Somebody who is logged in, or halfway there.

    Attributes:
        id_hash: hash of the id in the cookie; the id itself is nowhere kept.
        name: the medewerker's name.
        role: as it is now, read from the account each time.
        stage: how far logging in is.
        csrf: token that every form of this session carries.
        totp_secret: encrypted secret that is being set up, or None.
        has_code: whether an authenticator app is set up.
        sso: whether the account logs in by single sign-on.
    """

    id_hash: str
    name: str
    role: Role
    stage: Stage
    csrf: str
    totp_secret: str | None
    has_code: bool
    sso: bool

    def may(self, permission: Permission) -> bool:
        """Whether this session may use what asks for `permission`."""
        if self.stage != "binnen":
            return permission in STAGE_PERMISSIONS[self.stage]
        return permission in PERMISSIONS[self.role]


class Sessions:
    """Begins, finds and ends sessions. Every method raises RegistryUnavailableError."""

    def __init__(self, engine: Engine, config: DeskConfig) -> None:
        self._engine = engine
        self._config = config

    def begin(
        self, name: str, stage: Stage, now: datetime, *, instead_of: str | None = None
    ) -> str:
        """Begin a session under a new id, which is given here once.

        Args:
            name: the medewerker.
            stage: how far logging in is.
            now: the moment, timezone-aware.
            instead_of: id of the session it replaces: that one ends, so that an id which somebody
                knew before the login is worth nothing after it (session fixation).
        """
        session_id = secrets.token_urlsafe(32)
        values = {
            "id_hash": hash_id(session_id),
            "medewerker": name,
            "stage": stage,
            "csrf": secrets.token_urlsafe(32),
            "created": now,
            "last_seen": now,
        }
        with writing(self._engine) as connection:
            self._sweep(connection, now)
            if instead_of:
                connection.execute(
                    delete(sessions).where(sessions.c.id_hash == hash_id(instead_of))
                )
            connection.execute(sessions.insert().values(**values))
        return session_id

    def find(self, session_id: str, now: datetime, *, seen: bool) -> Session | None:
        """The live session of an id, or None.

        Args:
            session_id: what the cookie holds.
            now: the moment, timezone-aware.
            seen: whether this is use by a human, which keeps the session alive. A page that
                refreshes itself is not.
        """
        return self.find_hash(hash_id(session_id), now, seen=seen)

    def find_hash(self, id_hash: str, now: datetime, *, seen: bool) -> Session | None:
        """As `find`, for who holds the hash only (a live connection)."""
        query = (
            select(sessions, medewerkers)
            .join(medewerkers, medewerkers.c.name == sessions.c.medewerker)
            .where(sessions.c.id_hash == id_hash, medewerkers.c.active)
        )
        with reading(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        if row is None or self._is_over(
            row[sessions.c.stage], row[sessions.c.created], row[sessions.c.last_seen], now
        ):
            return None
        if seen and now - row[sessions.c.last_seen] > _TOUCH_EVERY:
            with writing(self._engine) as connection:
                connection.execute(
                    update(sessions).where(sessions.c.id_hash == id_hash).values(last_seen=now)
                )
        return Session(
            id_hash=id_hash,
            name=row[medewerkers.c.name],
            role=row[medewerkers.c.role],
            stage=row[sessions.c.stage],
            csrf=row[sessions.c.csrf],
            totp_secret=row[sessions.c.totp_secret],
            has_code=row[medewerkers.c.totp_secret] is not None,
            sso=row[medewerkers.c.password_hash] is None,
        )

    def present(self, now: datetime) -> frozenset[str]:
        """Names of the medewerkers with a session in which work can be done now."""
        query = (
            select(sessions.c.medewerker)
            .join(medewerkers, medewerkers.c.name == sessions.c.medewerker)
            .where(medewerkers.c.active, sessions.c.stage == "binnen")
            .where(sessions.c.last_seen >= now - self._config.idle)
            .where(sessions.c.created >= now - self._config.longest)
        )
        with reading(self._engine) as connection:
            return frozenset(connection.execute(query).scalars())

    def keep_secret(self, session: Session, encrypted: str | None) -> None:
        """Keep the secret of an app that is being set up, until it is confirmed."""
        with writing(self._engine) as connection:
            connection.execute(
                update(sessions)
                .where(sessions.c.id_hash == session.id_hash)
                .values(totp_secret=encrypted)
            )

    def end(self, session: Session) -> None:
        """End this session."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.id_hash == session.id_hash))

    def end_all(self, name: str, *, but: Session | None = None) -> int:
        """End all sessions of a medewerker (but one); the number ended."""
        mine = sessions.c.medewerker == name
        if but is not None:
            mine = mine & (sessions.c.id_hash != but.id_hash)
        with writing(self._engine) as connection:
            return int(connection.execute(delete(sessions).where(mine)).rowcount)

    def _is_over(self, stage: Stage, created: datetime, last_seen: datetime, now: datetime) -> bool:
        if stage != "binnen":
            return now - created > _LOGIN_LASTS
        return now - last_seen > self._config.idle or now - created > self._config.longest

    def _sweep(self, connection: Connection, now: datetime) -> None:
        connection.execute(
            delete(sessions).where(
                or_(
                    sessions.c.last_seen < now - self._config.idle,
                    sessions.c.created < now - self._config.longest,
                )
            )
        )


def hash_id(session_id: str) -> str:
    """What is kept of a session's id. It is random and long: a plain hash is enough."""
    return hashlib.sha256(session_id.encode("utf-8", "replace")).hexdigest()
