"""Accounts of medewerkers: made by hand, never by signing up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.engine import Connection, Engine

from bot.desk.errors import AccountError
from bot.desk.journal import write_entry
from bot.desk.passwords import Passwords, check_password
from bot.desk.tables import log, medewerkers, options, sessions
from bot.desk.values import ROLES, Event, Role
from bot.registry.database import reading, writing
from bot.registry.upsert import insert_if_missing, upsert

COMMAND_LINE = "commandoregel"
_NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
_CODE_REQUIRED = "code_verplicht"


@dataclass(frozen=True)
class Account:
    """One medewerker.

    Attributes:
        name: the login name, also what colleagues see.
        role: medewerker or beheerder.
        password_hash: argon2 hash, or None with single sign-on.
        totp_secret: encrypted secret of the authenticator app, or None.
        totp_step: time step of the last code that was used.
        linked: whether a single sign-on identity belongs to it.
        active: whether it may log in.
        created: moment of making.
    """

    name: str
    role: Role
    password_hash: str | None
    totp_secret: str | None
    totp_step: int | None
    linked: bool
    active: bool
    created: datetime


class Accounts:
    """Reads and changes accounts; each change is in the desk's log with who made it.

    Every method raises RegistryUnavailableError when the database cannot be used.
    """

    def __init__(self, engine: Engine, passwords: Passwords | None = None) -> None:
        self._engine = engine
        self.passwords = passwords or Passwords()

    def add(
        self, name: str, role: str, password: str | None, now: datetime, by: str = COMMAND_LINE
    ) -> Account:
        """Make an account; without a password it can log in by single sign-on only.

        Raises:
            AccountError: when the name exists or cannot be used, or the password is too weak.
        """
        if not _NAME.fullmatch(name):
            raise AccountError(
                "De naam moet 2 tot 40 tekens hebben: kleine letters, cijfers, punt, streepje; "
                "eerst een letter. Bijvoorbeeld: a.devries"
            )
        if password is not None:
            check_password(password, name)
        values = {
            "role": _role(role),
            "password_hash": None if password is None else self.passwords.hash(password),
            "active": True,
            "created": now,
        }
        with writing(self._engine) as connection:
            if _was_removed(connection, name):
                raise AccountError(
                    f"De naam {name} is eerder gebruikt. Kies een andere naam, dan blijft het "
                    "logboek kloppen."
                )
            if not insert_if_missing(connection, medewerkers, {"name": name}, values):
                raise AccountError(f"Er is al een account {name}. Kies een andere naam.")
            write_entry(connection, now, by, "account_gemaakt", name)
        return self.get(name)

    def get(self, name: str) -> Account:
        """The account with this name.

        Raises:
            AccountError: when there is none.
        """
        found = self.find(name)
        if found is None:
            raise AccountError("Dit account bestaat niet. Kijk in de lijst welke er zijn.")
        return found

    def find(self, name: str) -> Account | None:
        """The account with this name, or None."""
        if not _NAME.fullmatch(name):
            return None
        with reading(self._engine) as connection:
            row = connection.execute(select(medewerkers).where(medewerkers.c.name == name)).first()
        return None if row is None else _account(row)

    def all(self) -> list[Account]:
        """All accounts, by name."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(medewerkers).order_by(medewerkers.c.name)).all()
        return [_account(row) for row in rows]

    def set_active(self, name: str, active: bool, now: datetime, by: str = COMMAND_LINE) -> None:
        """Open or block an account; blocking ends its sessions at once.

        Raises:
            AccountError: when there is no such account, or it is the last beheerder.
        """
        event: Event = "account_geopend" if active else "account_geblokkeerd"
        self._change(name, {"active": active}, event, now, by, ends_sessions=not active)

    def remove(self, name: str, now: datetime, by: str = COMMAND_LINE) -> None:
        """Delete an account and its sessions; the log's lines stay, and its name is not used again.

        Raises:
            AccountError: when there is no such account, or it is the last beheerder.
        """
        with writing(self._engine) as connection:
            before = _beheerders(connection)
            connection.execute(delete(sessions).where(sessions.c.medewerker == name))
            done = connection.execute(delete(medewerkers).where(medewerkers.c.name == name))
            _check_change(connection, done.rowcount, before)
            write_entry(connection, now, by, "account_verwijderd", name)

    def set_role(self, name: str, role: str, now: datetime, by: str = COMMAND_LINE) -> None:
        """Give an account another role; its sessions end.

        Raises:
            AccountError: when there is no such account or role, or it is the last beheerder.
        """
        change = {"role": _role(role)}
        self._change(name, change, "rol_gewijzigd", now, by, ends_sessions=True)

    def set_password(self, name: str, password: str, now: datetime, by: str) -> None:
        """Give an account another password; its sessions end, unless it did so itself.

        Raises:
            AccountError: when there is no such account or the password is too weak.
        """
        check_password(password, name)
        change = {"password_hash": self.passwords.hash(password)}
        self._change(name, change, "wachtwoord_gewijzigd", now, by, ends_sessions=by != name)

    def reset_totp(self, name: str, now: datetime, by: str = COMMAND_LINE) -> None:
        """Forget the authenticator app (a lost telephone); sessions end.

        Raises:
            AccountError: when there is no such account.
        """
        change = {"totp_secret": None, "totp_step": None}
        self._change(name, change, "code_gewist", now, by, ends_sessions=True)

    def set_totp(self, name: str, encrypted: str, step: int, now: datetime) -> None:
        """Keep the secret of an app that was confirmed with the code of `step`."""
        change = {"totp_secret": encrypted, "totp_step": step}
        self._change(name, change, "code_ingesteld", now, name, ends_sessions=False)

    def use_step(self, name: str, step: int) -> bool:
        """Note that the code of `step` was used; False when it was used before, at any moment."""
        fresh = or_(medewerkers.c.totp_step.is_(None), medewerkers.c.totp_step < step)
        with writing(self._engine) as connection:
            done = connection.execute(
                update(medewerkers).where(medewerkers.c.name == name, fresh).values(totp_step=step)
            )
        return bool(done.rowcount)

    def by_sso(self, issuer: str, subject: str, wanted: str) -> Account | None:
        """The account of a single sign-on identity; the first login links it by its name.

        After that only the subject counts, which the provider never gives to somebody else. Only
        an account without a password can be linked: nobody takes over one by a name at a provider.
        """
        kept = hashlib.sha256(f"{issuer}\n{subject}".encode()).hexdigest()
        with writing(self._engine) as connection:
            same = select(medewerkers).where(medewerkers.c.sso_subject == kept)
            row = connection.execute(same).first()
            if row is None:
                connection.execute(
                    update(medewerkers)
                    .where(
                        medewerkers.c.name == wanted,
                        medewerkers.c.sso_subject.is_(None),
                        medewerkers.c.password_hash.is_(None),
                    )
                    .values(sso_subject=kept)
                )
                row = connection.execute(same).first()
        return None if row is None else _account(row)

    def note(self, name: str, event: Event, now: datetime, about: str | None = None) -> None:
        """Write a line in the desk's log."""
        with writing(self._engine) as connection:
            write_entry(connection, now, name, event, about)

    def code_required(self) -> bool:
        """Whether everybody must use an authenticator app."""
        query = select(options.c.value).where(options.c.name == _CODE_REQUIRED)
        with reading(self._engine) as connection:
            return bool(connection.execute(query).scalar_one_or_none() == "ja")

    def require_code(self, required: bool, now: datetime, by: str = COMMAND_LINE) -> None:
        """Make the authenticator app a must for everybody, or not; who lacks it must log in anew."""
        event: Event = "code_verplicht" if required else "code_niet_verplicht"
        without = select(medewerkers.c.name).where(
            medewerkers.c.totp_secret.is_(None),
            medewerkers.c.password_hash.is_not(None),
            medewerkers.c.name != by,
        )
        with writing(self._engine) as connection:
            value = {"value": "ja" if required else "nee"}
            upsert(connection, options, {"name": _CODE_REQUIRED}, value)
            if required:
                connection.execute(delete(sessions).where(sessions.c.medewerker.in_(without)))
            write_entry(connection, now, by, event)

    def _change(
        self,
        name: str,
        values: Mapping[str, object],
        event: Event,
        now: datetime,
        by: str,
        *,
        ends_sessions: bool,
    ) -> None:
        with writing(self._engine) as connection:
            before = _beheerders(connection)
            done = connection.execute(
                update(medewerkers).where(medewerkers.c.name == name).values(**values)
            )
            _check_change(connection, done.rowcount, before)
            if ends_sessions:
                connection.execute(delete(sessions).where(sessions.c.medewerker == name))
            write_entry(connection, now, by, event, None if by == name else name)


def _check_change(connection: Connection, changed: int, beheerders_before: int) -> None:
    if not changed:
        raise AccountError("Dit account bestaat niet. Kijk in de lijst welke er zijn.")
    if beheerders_before and not _beheerders(connection):
        raise AccountError("Dan is er geen beheerder meer. Maak eerst iemand anders beheerder.")


def _was_removed(connection: Connection, name: str) -> bool:
    removed = (log.c.event == "account_verwijderd") & (log.c.about == name)
    return connection.execute(select(log.c.seq).where(removed).limit(1)).first() is not None


def _beheerders(connection: Connection) -> int:
    query = select(func.count()).where(medewerkers.c.role == "beheerder", medewerkers.c.active)
    return int(connection.execute(query).scalar_one())


def _role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise AccountError(f"Deze rol bestaat niet. Kies uit: {', '.join(ROLES)}.")


def _account(row: object) -> Account:
    values = row._mapping  # type: ignore[attr-defined]
    return Account(
        name=values["name"],
        role=values["role"],
        password_hash=values["password_hash"],
        totp_secret=values["totp_secret"],
        totp_step=values["totp_step"],
        linked=values["sso_subject"] is not None,
        active=values["active"],
        created=values["created"],
    )
