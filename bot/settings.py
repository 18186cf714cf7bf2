"""Settings from the environment: read in one place, checked once, never at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError

PROJECT_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where state lies and how the program behaves.

    Attributes:
        data_dir: folder under which everything is written at run time.
        database_url: SQLAlchemy URL of the registry, the handoffs and the conversations.
        redis_url: Redis for more than one process, or None for one process.
        openingstijden: "altijd", or "" for the hours in the settings file.
        encryption_key: Fernet key for contact data, or None: one is made in `data_dir`.
    """

    data_dir: Path
    database_url: str
    redis_url: str | None
    openingstijden: str
    encryption_key: str | None

    @property
    def log_dir(self) -> Path:
        """Folder for log files, under `data_dir`."""
        return self.data_dir / "logs"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `environ` (default: the process's environment).

    Raises:
        SettingsError: when a value cannot be used; names the variable and a right value.
    """
    env = os.environ if environ is None else environ
    data_dir = Path(env.get("ADVIESCHAT_DATA_DIR") or "var").expanduser().resolve()
    if data_dir.exists() and not data_dir.is_dir():
        raise SettingsError(
            f"ADVIESCHAT_DATA_DIR is {data_dir}, which is a file. Name a folder, for example ./var."
        )
    database_url = env.get("ADVIESCHAT_DATABASE_URL") or f"sqlite:///{data_dir / 'advieschat.db'}"
    if not database_url.startswith(("sqlite://", "postgresql://", "postgresql+psycopg2://")):
        raise SettingsError(
            "ADVIESCHAT_DATABASE_URL must start with sqlite:// or postgresql://, "
            "for example postgresql://advieschat@localhost/advieschat."
        )
    redis_url = env.get("ADVIESCHAT_REDIS_URL") or None
    if redis_url is not None and not redis_url.startswith(("redis://", "rediss://", "unix://")):
        raise SettingsError(
            "ADVIESCHAT_REDIS_URL must start with redis://, for example redis://localhost:6379/0."
        )
    openingstijden = env.get("ADVIESCHAT_OPENINGSTIJDEN", "")
    if openingstijden not in ("", "altijd"):
        raise SettingsError(
            "ADVIESCHAT_OPENINGSTIJDEN must be 'altijd' or not set at all "
            "(then the hours of the settings count)."
        )
    return Settings(
        data_dir=data_dir,
        database_url=database_url,
        redis_url=redis_url,
        openingstijden=openingstijden,
        encryption_key=env.get("ADVIESCHAT_ENCRYPTION_KEY") or None,
    )
