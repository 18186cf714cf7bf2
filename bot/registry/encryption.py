"""Encrypts the adviesvrager's own contact data (HP §15.5) with a key outside the database."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import column, func, inspect, select, table
from sqlalchemy.engine import Engine

from bot.registry.database import reading
from bot.registry.errors import KeyMissingError, KeyWrongError, RegistryReadOnlyError
from bot.settings import Settings

KEY_FILE = "contact.key"
_HOW_TO_MAKE = (
    "Make one with: python -c "
    "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
)


class Cipher:
    """Encrypts with the first key; decrypts with any of them, so that a key can be replaced."""

    def __init__(self, keys: list[str], source: str) -> None:
        """Use `keys` (Fernet, base64); `source` says where they came from, for error texts.

        Raises:
            KeyWrongError: when there is no key, or one of them is no Fernet key.
        """
        self._source = source
        try:
            self._fernets = {_key_id(key): Fernet(key.encode()) for key in keys}
        except ValueError:
            raise KeyWrongError(
                f"{source} holds no valid key: a Fernet key is 44 characters. Put back the right "
                f"one; the contact data stay as they are. Nothing kept yet? {_HOW_TO_MAKE}"
            ) from None
        if not keys:
            raise KeyWrongError(f"{source} is empty. {_HOW_TO_MAKE}")
        self.key_id = _key_id(keys[0])

    @property
    def key_ids(self) -> frozenset[str]:
        """Ids of all keys; an id says nothing about the key."""
        return frozenset(self._fernets)

    def encrypt(self, text: str) -> str:
        """`text`, unreadable without the key."""
        return self._fernets[self.key_id].encrypt(text.encode()).decode("ascii")

    def decrypt(self, token: str) -> str:
        """What `encrypt` was given.

        Raises:
            KeyWrongError: when none of the keys fits, or the data were damaged.
        """
        for fernet in self._fernets.values():
            with contextlib.suppress(InvalidToken):
                return fernet.decrypt(token.encode("ascii")).decode()
        raise KeyWrongError(
            f"The key of {self._source} does not fit these data. Put back the right key, "
            "or add it after a comma in ADVIESCHAT_ENCRYPTION_KEY; nothing was lost."
        )


def load_cipher(
    settings: Settings, engine: Engine, announce: Callable[[str], None] | None = None
) -> Cipher:
    """The cipher of `settings`; a first run without a key makes one in the data folder.

    Args:
        settings: ADVIESCHAT_ENCRYPTION_KEY (several with commas, the first encrypts), or none.
        engine: the database, to see that the key fits what is in it.
        announce: told where a new key is and that it needs a copy.

    Raises:
        KeyMissingError: when there are contact data and no key: then none is made.
        KeyWrongError: when the key is damaged or is not the key of the contact data.
        RegistryReadOnlyError: when a new key cannot be written.
    """
    needed = _keys_in_use(engine)
    if settings.encryption_key:
        keys = [key.strip() for key in settings.encryption_key.split(",") if key.strip()]
        cipher = Cipher(keys, "ADVIESCHAT_ENCRYPTION_KEY")
    else:
        cipher = _from_file(settings.data_dir / KEY_FILE, needed, announce)
    strange = {key: count for key, count in needed.items() if key not in cipher.key_ids}
    if strange:
        raise KeyWrongError(
            f"{sum(strange.values())} contact data were encrypted with another key "
            f"(id {', '.join(sorted(strange))}). Put that key back, or add it after a comma in "
            "ADVIESCHAT_ENCRYPTION_KEY; nothing was lost."
        )
    return cipher


def _keys_in_use(engine: Engine) -> dict[str, int]:
    """How many rows were encrypted with each key, in every table that says so (`key_id`)."""
    in_use: Counter[str] = Counter()
    with reading(engine) as connection:
        found = inspect(connection)
        for name in found.get_table_names():
            if "key_id" in {one["name"] for one in found.get_columns(name)}:
                rows = table(name, column("key_id"))
                query = select(rows.c.key_id, func.count()).where(rows.c.key_id.is_not(None))
                for key_id, count in connection.execute(query.group_by(rows.c.key_id)):
                    in_use[key_id] += count
    return dict(in_use)


def _from_file(
    path: Path, needed: dict[str, int], announce: Callable[[str], None] | None
) -> Cipher:
    try:
        return Cipher([path.read_text(encoding="ascii").strip()], str(path))
    except FileNotFoundError:
        pass
    except UnicodeDecodeError:
        raise KeyWrongError(
            f"{path} holds no valid key. Put back the right one; nothing was lost."
        ) from None
    except OSError as error:
        raise RegistryReadOnlyError(
            f"The key {path} cannot be read ({error.strerror}). Check its rights."
        ) from None
    if needed:
        raise KeyMissingError(
            f"{path} is missing, and {sum(needed.values())} contact data were encrypted with it "
            f"(id {', '.join(sorted(needed))}). Put the file back, or set "
            "ADVIESCHAT_ENCRYPTION_KEY; nothing was lost. No new key was made."
        )
    made = _make(path)
    if made and announce is not None:
        announce(
            f"Made a key for contact data: {path}. Keep a copy of it in a safe place, apart from "
            "the database: without it the contact data cannot be read."
        )
    return Cipher([path.read_text(encoding="ascii").strip()], str(path))


def _make(path: Path) -> bool:
    """Write a new key, whole or not at all; False when another process was first."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(Fernet.generate_key() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            path.hardlink_to(draft)  # fails when the key exists: it is never replaced
        finally:
            draft.unlink()
    except FileExistsError:
        return False
    except OSError as error:
        raise RegistryReadOnlyError(
            f"The key {path} cannot be made ({error.strerror}). Check the rights and the room of "
            "the folder, or set ADVIESCHAT_ENCRYPTION_KEY."
        ) from None
    return True


def _key_id(key: str) -> str:
    return hashlib.sha256(b"advieschat contact key " + key.encode()).hexdigest()[:16]
