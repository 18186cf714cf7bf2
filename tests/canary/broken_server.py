"""The same program with two errors in it that repeat what they were given, as real ones may.

    python -m tests.canary.broken_server --port 8001

A message with ACTION_BREAKS makes an action fail, with DOOR_BREAKS the gateway itself, before
the redactor saw it; both put the words into the text of the exception. A lock is waited for
half a second, so that a held database is an error soon.
"""

from __future__ import annotations

from typing import Any, NoReturn

import click

from bot.assistant.quiet import quiet

ACTION_BREAKS = "kreukelwoud"
DOOR_BREAKS = "bramenkuil"


@click.command()
@click.option("--port", required=True, type=int)
def main(port: int) -> None:
    """Serve with the errors built in."""
    quiet()
    from actions.action_validate_slot_mappings import ActionValidateSlotMappings
    from bot.gateway.entrance import Entrance
    from bot.registry import database
    from bot.server import serve
    from bot.settings import load_settings

    database.LOCK_WAIT = 1
    run, receive = ActionValidateSlotMappings.run, Entrance.receive

    def failing_run(self: Any, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        text = (tracker.latest_message or {}).get("text") or ""
        if ACTION_BREAKS in text.lower():
            raise ValueError(text)
        return run(self, dispatcher, tracker, domain)

    async def failing_receive(
        self: Any, sender: object, message: object, *more: Any, **named: Any
    ) -> Any:
        if DOOR_BREAKS in str(message).lower():
            _fail(str(message))
        return await receive(self, sender, message, *more, **named)

    ActionValidateSlotMappings.run = failing_run  # type: ignore[method-assign]
    Entrance.receive = failing_receive  # type: ignore[method-assign]
    serve(load_settings(), "127.0.0.1", port, ready=click.echo)


def _fail(words: str) -> NoReturn:
    try:
        {}[words]
    except KeyError as error:
        raise RuntimeError(f"cannot handle {words!r}") from error


if __name__ == "__main__":
    main()
