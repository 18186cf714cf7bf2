"""Puts the rooms together and serves them from one process."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

import uvicorn

from bot.assistant.assistant import Assistant
from bot.errors import SettingsError
from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.takeover import Takeover
from bot.registry.registry import open_registry, share
from bot.settings import Settings


def serve(settings: Settings, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until stopped; `ready` is told once where.

    Raises:
        ModelMissingError: when there is no trained model.
        RegistryError: when the database cannot be used.
        SettingsError: when the data folder cannot be written.
    """
    registry = open_registry(settings, announce=ready)
    share(registry)
    assistant = Assistant(settings, registry.conversations, load_secret(settings.data_dir))
    app = make_app(Entrance(assistant, IntakeDesk(registry), Takeover(registry.engine)))
    ready(f"Advieschat: http://{host}:{port}")
    uvicorn.run(
        app,
        host=host,
        port=port,
        # No access log and no client address: nobody's IP is kept (HP §15.5, AVG).
        access_log=False,
        proxy_headers=False,
        server_header=False,
        log_level="warning",
    )


def load_secret(data_dir: Path) -> bytes:
    """The key for pseudonyms, made on the first start; readable by this user only.

    Raises:
        SettingsError: when it cannot be read or made.
    """
    path = data_dir / "pseudonym.key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return bytes.fromhex(path.read_text(encoding="ascii").strip())
        with os.fdopen(handle, "w", encoding="ascii") as file:
            key = secrets.token_bytes(32)
            file.write(key.hex() + "\n")
        return key
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{path} cannot be read or made ({type(error).__name__}). "
            "Check the rights of ADVIESCHAT_DATA_DIR; remove the file to have a new one made "
            "(conversations going on now are then lost)."
        ) from error
