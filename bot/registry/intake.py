"""Holds what a visitor fills in beside the conversation, until it goes to the registry or is dropped.

One encrypted row per conversation, for an hour: a restart or a second process can go on with it,
and nobody can read it without the key. The key of a row is the conversation's pseudonym.

The order that HP §15.5 asks for is kept here: `inform` (what, why, how long, how to revoke), then
`give_consent`, and only then are naam, telefoon and organisatie kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from bot.privacy import Redacted
from bot.registry.codes import Dossiernummer
from bot.registry.consent import Doel, Information, information
from bot.registry.contact import Contact, read_contact
from bot.registry.database import reading, writing
from bot.registry.diversion import Found, Onward, Refused, Vraag, lift, read_answer
from bot.registry.encryption import Cipher
from bot.registry.errors import ConsentError, KeyWrongError
from bot.registry.settings import INTAKE_KEPT, Retention
from bot.registry.tables import intakes
from bot.registry.upsert import upsert

_OWN_DATA = ("naam", "telefoon", "email", "organisatie")


@dataclass(frozen=True)
class Taken:
    """The answer was taken; `placeholder` goes into the conversation.

    `kept` is False where there was no consent for it: then the answer is gone.
    """

    placeholder: Redacted
    kept: bool = True


@dataclass(frozen=True)
class Consent:
    """A consent given in the conversation: which text was told, and when the yes came."""

    information: str
    given: datetime


class Intake:
    """Every method raises RegistryUnavailableError when the database cannot be used."""

    def __init__(
        self,
        engine: Engine,
        cipher: Cipher,
        retention: Retention,
        clock: Callable[[], datetime],
        urgent: Callable[[str], bool],
    ) -> None:
        self._engine = engine
        self._cipher = cipher
        self._retention = retention
        self._clock = clock
        self._urgent = urgent

    # The diversion: for the gateway.

    def take(self, conversation: str, vraag: Vraag, text: str) -> Taken | Refused | Onward:
        """Take the answer to `vraag` out of the conversation's way.

        Taken: give its placeholder to the assistant instead of the text. Refused: show the reason
        and ask again; the assistant hears nothing. Onward: no answer; treat it as any message.
        """
        answer = read_answer(vraag, text, self._urgent)
        if not isinstance(answer, Found):
            return answer
        with self._changing(conversation) as held:
            own = any(key in _OWN_DATA for key in answer.values)
            if own and not held.get("consents"):
                return Taken(answer.placeholder, kept=False)
            if "telefoon" in answer.values:
                held.pop("email", None)
            if "email" in answer.values:
                held.pop("telefoon", None)
            held.update(answer.values)
        return Taken(answer.placeholder)

    def lift(self, conversation: str, text: str) -> str:
        """Take a dossiernummer and a code out of any message, also when nobody asked for them."""
        rest, values = lift(text)
        if values:
            with self._changing(conversation) as held:
                held.update(values)
        return rest

    def submit(
        self, conversation: str, naam: str, bereikbaar: str, organisatie: str | None = None
    ) -> None:
        """Take own contact data from a web form.

        Raises:
            ContactError: when one of them cannot be right; nothing is kept then.
            ConsentError: when consent was not given in this conversation.
        """
        contact = read_contact(naam, bereikbaar, organisatie)
        with self._changing(conversation) as held:
            if not held.get("consents"):
                raise ConsentError("A form with contact data came before consent (HP §15.5).")
            for key in _OWN_DATA:
                held.pop(key, None)
            held.update({k: v for k, v in json.loads(contact.to_json()).items() if v is not None})

    # Consent: for the actions that ask it.

    def inform(self, conversation: str, doel: Doel, at_work: bool = True) -> Information:
        """What to tell before asking consent for `doel`; notes that it is told now."""
        told = information(doel, self._retention, at_work)
        with self._changing(conversation) as held:
            held.setdefault("informed", {})[doel] = told.version
        return told

    def give_consent(self, conversation: str, doel: Doel) -> None:
        """Note an explicit yes.

        Raises:
            ConsentError: when `inform` did not come first.
        """
        with self._changing(conversation) as held:
            told = held.get("informed", {}).get(doel)
            if told is None:
                raise ConsentError("Consent was noted before the information (HP §15.5).")
            given = self._clock().isoformat()
            held.setdefault("consents", {})[doel] = {"information": told, "given": given}

    def withdraw(self, conversation: str) -> bool:
        """Forget own data and consents of this conversation; says whether there were any."""
        with self._changing(conversation) as held:
            gone = [held.pop(key, None) for key in (*_OWN_DATA, "consents", "informed")]
        return any(gone)

    # What was taken: for the actions and the handoff.

    def filled(self, conversation: str) -> frozenset[str]:
        """Names of what is held now ("naam", "telefoon", "email", …); no values."""
        return frozenset(self._held(conversation))

    def consent(self, conversation: str, doel: Doel) -> Consent | None:
        """The consent given for `doel`, or None."""
        found = self._held(conversation).get("consents", {}).get(doel)
        if found is None:
            return None
        return Consent(found["information"], datetime.fromisoformat(found["given"]))

    def contact(self, conversation: str, doel: Doel) -> Contact | None:
        """Own contact data, when complete and with consent for `doel`; None otherwise."""
        held = self._held(conversation)
        if doel not in held.get("consents", {}) or "naam" not in held:
            return None
        if "telefoon" not in held and "email" not in held:
            return None
        return Contact(
            held["naam"], held.get("telefoon"), held.get("email"), held.get("organisatie")
        )

    def take_access(self, conversation: str) -> tuple[Dossiernummer, str] | None:
        """Dossiernummer and code, once; None until both were given. The number stays held."""
        with self._changing(conversation) as held:
            if "dossiernummer" not in held or "code" not in held:
                return None
            return Dossiernummer(held["dossiernummer"]), held.pop("code")

    def note_opened(self, conversation: str, number: Dossiernummer | None) -> None:
        """Note that this conversation opened a dossier, so that the code is not asked again."""
        with self._changing(conversation) as held:
            for key in ("dossiernummer", "code", "opened"):
                held.pop(key, None)
            if number is not None:
                held["opened"] = number

    def opened(self, conversation: str) -> Dossiernummer | None:
        """The dossier that this conversation opened, or None."""
        return self._held(conversation).get("opened")

    # Giving out the dossiernummer and the code, once.

    def hand_out(self, conversation: str, number: Dossiernummer, code: str) -> None:
        """Keep a new dossiernummer and code until the gateway shows them."""
        with self._changing(conversation) as held:
            held["reveal"] = [number, code]

    def reveal(self, conversation: str) -> tuple[Dossiernummer, str] | None:
        """The new dossiernummer and code, once; None when there are none to show."""
        if "reveal" not in self._held(conversation):
            return None
        with self._changing(conversation) as held:
            found = held.pop("reveal", None)
        return None if found is None else (Dossiernummer(found[0]), found[1])

    def forget(self, conversation: str) -> None:
        """Drop everything that is held for this conversation."""
        with writing(self._engine) as connection:
            connection.execute(delete(intakes).where(intakes.c.conversation_id == conversation))

    # The row.

    def _held(self, conversation: str) -> dict[str, Any]:
        with reading(self._engine) as connection:
            return self._read(connection, conversation)

    @contextmanager
    def _changing(self, conversation: str) -> Iterator[dict[str, Any]]:
        with writing(self._engine) as connection:
            held = self._read(connection, conversation, lock=True)
            yield held
            if not held:
                connection.execute(delete(intakes).where(intakes.c.conversation_id == conversation))
                return
            content = self._cipher.encrypt(json.dumps(held, ensure_ascii=False))
            upsert(
                connection,
                intakes,
                {"conversation_id": conversation},
                {"content": content, "expires": self._clock() + INTAKE_KEPT},
            )

    def _read(
        self, connection: Connection, conversation: str, *, lock: bool = False
    ) -> dict[str, Any]:
        query = select(intakes.c.content).where(
            intakes.c.conversation_id == conversation, intakes.c.expires > self._clock()
        )
        token = connection.execute(query.with_for_update() if lock else query).scalar_one_or_none()
        if token is None:
            return {}
        try:
            held: dict[str, Any] = json.loads(self._cipher.decrypt(token))
            return held
        except KeyWrongError:
            # The key was replaced in the middle of this conversation: ask again.
            return {}
