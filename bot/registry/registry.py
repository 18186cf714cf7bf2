"""The registry as the rest of the program sees it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timezone

from sqlalchemy.engine import Engine

from bot.registry.advies import (
    Advies,
    AdviesContent,
    find_advies,
    insert_advies,
    remove_advies,
    update_advies,
)
from bot.registry.codes import CodeHasher, Dossiernummer, read_code, read_dossiernummer
from bot.registry.consent import (
    Information,
    information,
    keep_consent,
    keep_contact,
    read_kept_contact,
    remove_consent,
)
from bot.registry.contact import Contact
from bot.registry.conversations import ConversationStore
from bot.registry.database import open_engine, reading, writing
from bot.registry.encryption import Cipher, load_cipher
from bot.registry.errors import ConsentError, WrongCodeError
from bot.registry.guessing import GuessingGuard
from bot.registry.intake import Intake
from bot.registry.schema import upgrade
from bot.registry.settings import Retention, load_retention
from bot.registry.traces import scrub
from bot.registry.urgent import tells_of_danger
from bot.settings import Settings, load_settings


def utc_now() -> datetime:
    """The moment, with its time zone."""
    return datetime.now(timezone.utc)


class Registry:
    """Adviezen, consent and intake on one database.

    Everything blocks: from a coroutine call it with `asyncio.to_thread`. Every method raises
    RegistryUnavailableError when the database cannot be used; nothing is half-written then.
    """

    def __init__(
        self,
        engine: Engine,
        cipher: Cipher,
        retention: Retention,
        *,
        urgent: Callable[[str], bool] = tells_of_danger,
        clock: Callable[[], datetime] = utc_now,
        hasher: CodeHasher | None = None,
    ) -> None:
        self.engine = engine
        self.cipher = cipher
        self.retention = retention
        self.clock = clock
        self.conversations = ConversationStore(engine)
        self.intake = Intake(engine, cipher, retention, clock, urgent)
        self._hasher = hasher or CodeHasher()
        self._guard = GuessingGuard(engine)

    # The register of adviezen.

    def register_advies(
        self,
        content: AdviesContent,
        *,
        given: tuple[str, datetime] | None = None,
        contact: Contact | None = None,
    ) -> tuple[Dossiernummer, str]:
        """Write down an advies; gives the dossiernummer and the code, which is shown once.

        Args:
            content: what is written down, all from closed lists.
            given: version of the information and moment of the yes, when there is consent.
            contact: own contact data to keep with it.

        Raises:
            ClosedListError: when a value is in no closed list.
            ConsentError: when there are contact data without consent.
        """
        with writing(self.engine) as connection:
            number, code = insert_advies(connection, self._hasher, content, self.clock())
            if given is not None:
                keep_consent(connection, number, *given)
            if contact is not None:
                keep_contact(connection, self.cipher, number, contact)
        return number, code

    def open_advies(self, dossiernummer: str, code: str) -> Advies:
        """The advies, for who knows both; takes as long whichever of the two is wrong.

        Raises:
            WrongCodeError: when they do not belong together.
            TooManyTriesError: when too many codes were wrong; says how long to wait.
        """
        number, well_formed = read_dossiernummer(dossiernummer), read_code(code)
        self._guard.claim(number, self.clock())
        found = None
        if number is not None:
            with reading(self.engine) as connection:
                found = find_advies(connection, number)
        kept = self._hasher.decoy if found is None else found[1]
        matches = self._hasher.matches(kept, well_formed or "")
        if found is None or number is None or not matches:
            raise WrongCodeError
        self._guard.right(number, self.clock())
        return found[0]

    def touch(self, advies: Advies, content: AdviesContent | None = None) -> bool:
        """Note a vervolgadvies today (HP §15.5); False when the advies was deleted meanwhile.

        Raises:
            ClosedListError: when a value is in no closed list.
        """
        with writing(self.engine) as connection:
            return update_advies(connection, advies, content, self.clock())

    def what_is_kept(self, advies: Advies) -> list[str]:
        """All that is kept about this advies and its adviesvrager, in plain Dutch lines.

        Raises:
            KeyWrongError: when the contact data cannot be decrypted.
        """
        with reading(self.engine) as connection:
            contact = read_kept_contact(connection, self.cipher, advies.dossiernummer)
        own = ["Jouw naam en contactgegevens: niet bewaard"] if contact is None else contact.lines()
        return [*advies.lines(self.retention), *own, "Over het gezin: niets bewaard"]

    def delete_advies(self, dossiernummer: str, code: str) -> None:
        """Delete the advies and everything with it, at once.

        Raises:
            WrongCodeError, TooManyTriesError: as `open_advies`.
        """
        self.delete_opened(self.open_advies(dossiernummer, code))

    def delete_opened(self, advies: Advies) -> None:
        """Delete an advies that was opened with its code."""
        with writing(self.engine) as connection:
            remove_advies(connection, advies.dossiernummer)
        scrub(self.engine)

    # Consent (HP §15.5).

    def give_consent(self, advies: Advies, told: Information) -> None:
        """Note an explicit yes for keeping own contact data with this advies.

        Raises:
            ConsentError: when `told` is not what must be told now.
        """
        if told != information("advies", self.retention):
            raise ConsentError("What was told is not what must be told before consent (HP §15.5).")
        with writing(self.engine) as connection:
            keep_consent(connection, advies.dossiernummer, told.version, self.clock())

    def store_contact(self, advies: Advies, contact: Contact) -> None:
        """Keep own contact data, encrypted.

        Raises:
            ConsentError: when `give_consent` did not come first.
        """
        with writing(self.engine) as connection:
            keep_contact(connection, self.cipher, advies.dossiernummer, contact)

    def revoke(self, dossiernummer: str, code: str) -> bool:
        """Delete consent and contact data at once; says whether there were any.

        Raises:
            WrongCodeError, TooManyTriesError: as `open_advies`.
        """
        return self.revoke_opened(self.open_advies(dossiernummer, code))

    def revoke_opened(self, advies: Advies) -> bool:
        """Delete consent and contact data of an advies that was opened with its code."""
        with writing(self.engine) as connection:
            gone = remove_consent(connection, advies.dossiernummer)
        scrub(self.engine)
        return gone

    # From a conversation: what the actions call with the tracker's sender_id.

    def register_from(self, conversation: str, content: AdviesContent) -> Dossiernummer:
        """Write down the advies of a conversation, with the contact data it consented to.

        The code waits in the intake: the action says the placeholders [DOSSIERNUMMER] and [CODE],
        and the gateway fills them in on the way out (`reveal`). A conversation that opened its
        dossier before gets a vervolgadvies instead, and no new code.

        Raises:
            ClosedListError: when a value is in no closed list.
        """
        advies = self.opened_by(conversation)
        if advies is not None:
            self.touch(advies, content)
            return advies.dossiernummer
        consent = self.intake.consent(conversation, "advies")
        number, code = self.register_advies(
            content,
            given=None if consent is None else (consent.information, consent.given),
            contact=self.intake.contact(conversation, "advies"),
        )
        self.intake.note_opened(conversation, number)
        self.intake.hand_out(conversation, number, code)
        return number

    def open_from(self, conversation: str) -> Advies | None:
        """Open the dossier whose number and code this conversation gave; None until both are there.

        Raises:
            WrongCodeError, TooManyTriesError: as `open_advies`; the code must be given again.
        """
        access = self.intake.take_access(conversation)
        if access is None:
            return None
        advies = self.open_advies(*access)
        self.intake.note_opened(conversation, advies.dossiernummer)
        return advies

    def opened_by(self, conversation: str) -> Advies | None:
        """The advies that this conversation opened or made, as it is now; None when there is none."""
        number = self.intake.opened(conversation)
        if number is None:
            return None
        with reading(self.engine) as connection:
            found = find_advies(connection, number)
        return None if found is None else found[0]


def open_registry(
    settings: Settings,
    environ: Mapping[str, str] | None = None,
    *,
    announce: Callable[[str], None] | None = None,
) -> Registry:
    """Bring the database up to date and open the registry on it.

    Args:
        settings: where the database and the key are.
        environ: where the retention stands (default: the process's environment).
        announce: told when a first run makes a key.

    Raises:
        RegistryError: when the database or the key cannot be used.
        SettingsError: when the retention in the environment cannot be used.
    """
    retention = load_retention(environ)
    upgrade(settings)
    engine = open_engine(settings)
    try:
        return Registry(engine, load_cipher(settings, engine, announce), retention)
    except BaseException:
        engine.dispose()
        raise


class _Shared:
    """The registry of this process, for code that is made by others (Rasa's actions)."""

    registry: Registry | None = None
    lock = threading.Lock()


def share(registry: Registry | None) -> None:
    """Make `registry` the one that `shared_registry` gives."""
    _Shared.registry = registry


def shared_registry() -> Registry:
    """The registry of this process; opened from the environment when nobody shared one.

    Raises:
        RegistryError: when the database or the key cannot be used.
    """
    with _Shared.lock:
        if _Shared.registry is None:
            _Shared.registry = open_registry(load_settings())
        return _Shared.registry
