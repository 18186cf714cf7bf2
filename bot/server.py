"""Puts the rooms together and serves them from one process."""

from __future__ import annotations

import asyncio
import functools
import logging
import os
import secrets
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

import uvicorn

from bot.assistant.assistant import Assistant
from bot.danger import assess
from bot.desk.app import make_desk
from bot.desk.config import load_desk_config
from bot.desk.journal import purge_desk
from bot.desk.visitors import RoomVisitors, visitor_room
from bot.errors import AdvieschatError, SettingsError
from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.meldcode_handoff import MeldcodeHandoff
from bot.gateway.meldcode_pages import MeldcodePages
from bot.gateway.settings import load_page_settings
from bot.gateway.site import site_routes
from bot.gateway.socket import make_socket_server
from bot.gateway.takeover import Takeover
from bot.gateway.visitors import VisitorTalks
from bot.handoff.notices import tell_missed
from bot.handoff.opening_hours import load_opening_hours
from bot.handoff.purge import purge
from bot.handoff.settings import load_waiting_limits
from bot.handoff.waiting import look_after_waiting
from bot.handoff.webhook import deliver_forever, load_webhook
from bot.privacy.redactor import default_redactor
from bot.registry.registry import Registry, open_registry, share, utc_now
from bot.registry.retention import purge_forever
from bot.settings import Settings

logger = logging.getLogger(__name__)
LOOK_EVERY = 5.0  # seconds


def serve(settings: Settings, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until stopped; `ready` is told once where.

    Raises:
        ModelMissingError: when there is no trained model.
        RegistryError: when the database cannot be used.
        SettingsError: when the data folder cannot be written.
    """
    registry = open_registry(settings, announce=ready)
    share(registry)
    _warm()
    assistant = Assistant(settings, registry.conversations, load_secret(settings.data_dir))
    entrance = Entrance(assistant, IntakeDesk(registry), Takeover(registry.engine))
    talks = VisitorTalks(registry.engine, utc_now)
    server = make_socket_server(entrance, visitor_room, talks)
    page_settings = load_page_settings()
    pages = site_routes(
        entrance, assistant, registry, page_settings, server=server, room_of=visitor_room
    )
    visitors = RoomVisitors(server, registry.engine, utc_now)
    desk = make_desk(registry.engine, registry.cipher, load_desk_config(), server, visitors)
    talks.connect_desk(desk.live.visitor_typing, desk.live.changed)
    meldcode = MeldcodeHandoff(
        registry.engine,
        assistant.pseudonym,
        load_opening_hours(settings),
        utc_now,
        desk.live.changed,
    )
    app = make_app(
        entrance,
        server,
        desk,
        [desk.live.run, *_jobs(registry, settings)],
        pages=[*pages, *MeldcodePages().routes(), *meldcode.routes()],
        settings=page_settings,
    )
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


def _warm() -> None:
    """Read what the first visitor would otherwise wait two seconds for."""
    default_redactor().redact("Hallo")
    assess("Hallo")


def _jobs(registry: Registry, settings: Settings) -> list[Callable[[], Coroutine[Any, Any, None]]]:
    """What runs beside the conversations: erasing in time, and telling who waits and others."""
    limits, hours = load_waiting_limits(), load_opening_hours(settings)

    def purge_handoffs(now: datetime) -> object:
        purge_desk(registry.engine, now)
        return purge(registry.engine, registry.retention, now)

    async def erase() -> None:
        await purge_forever(
            registry.engine, registry.retention, clock=utc_now, also=[purge_handoffs]
        )

    async def wait() -> None:
        caught_up = False
        while True:
            try:
                if not caught_up:
                    await asyncio.to_thread(tell_missed, registry.engine, utc_now())
                    caught_up = True
                await asyncio.to_thread(
                    look_after_waiting, registry.engine, hours, utc_now(), limits
                )
            except AdvieschatError as error:
                logger.error("the queue cannot be looked at: %s", type(error).__name__)
            await asyncio.sleep(LOOK_EVERY)

    jobs: list[Callable[[], Coroutine[Any, Any, None]]] = [erase, wait]
    webhook = load_webhook()
    if webhook is not None:
        jobs.append(functools.partial(deliver_forever, registry.engine, webhook))
    return jobs


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
