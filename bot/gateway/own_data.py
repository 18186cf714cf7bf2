"""/mijn-gegevens: with dossiernummer and code, see what is kept, have it deleted, revoke consent.

Every step is a POST that carries both: nothing is in an address, and there is no cookie. Wrong
codes are slowed down by the registry (`bot.registry.guessing`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.errors import MessageError, RegistryError
from bot.gateway.entrance import visitor_text
from bot.gateway.fields import TooLargeError, read_fields
from bot.gateway.render import render
from bot.registry.advies import Advies
from bot.registry.errors import TooManyTriesError, WrongCodeError
from bot.registry.registry import Registry

_DELETED = "Je advies en alles wat erbij hoort is verwijderd. Dat is niet terug te halen."
_REVOKED = (
    "Je toestemming is ingetrokken. Je naam en je contactgegevens zijn verwijderd. Het advies zelf "
    "staat er nog, zonder naam."
)
_NOTHING = "Er waren geen gegevens van jou bewaard. Er is dus niets om in te trekken."


class OwnData:
    """The page for who has a dossiernummer."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._actions: Mapping[str, Callable[[Advies], str]] = {
            "bekijk": lambda _advies: "",
            "intrekken": self._revoke,
            "verwijder": self._delete,
        }

    def routes(self) -> list[Route]:
        """GET and POST /mijn-gegevens."""
        return [
            Route("/mijn-gegevens", self._ask, methods=["GET"]),
            Route("/mijn-gegevens", self._answer, methods=["POST"]),
        ]

    async def _ask(self, _request: Request) -> Response:
        return _page()

    async def _answer(self, request: Request) -> Response:
        try:
            fields = await read_fields(request)
        except TooLargeError as error:
            return _page(413, problem=str(error))
        except MessageError as error:
            return _page(400, problem=str(error))
        number, code = fields.get("dossiernummer", ""), fields.get("code", "")
        if not number.strip() or not code.strip():
            return _page(422, problem="Vul je dossiernummer en je code allebei in.", number=number)
        action = fields.get("doe", "bekijk")
        if action == "verwijder" and fields.get("zeker") != "ja":
            problem = "Er is niets verwijderd. Zet eerst een vinkje bij: ja, verwijder alles."
            return await self._opened(number, code, "bekijk", problem)
        return await self._opened(number, code, action if action in self._actions else "bekijk")

    async def _opened(self, number: str, code: str, action: str, problem: str = "") -> Response:
        try:
            done, lines = await asyncio.to_thread(self._do, number, code, action)
        except TooManyTriesError as error:
            response = _page(429, problem=str(error), number=number)
            response.headers["Retry-After"] = str(error.wait)
            return response
        except WrongCodeError as error:
            return _page(403, problem=str(error), number=number)
        except RegistryError as error:
            return _page(503, problem=visitor_text(error), number=number)
        status = 422 if problem else 200
        return _page(status, problem=problem, number=number, code=code, done=done, lines=lines)

    def _do(self, number: str, code: str, action: str) -> tuple[str, list[str]]:
        """What was done, in words, and what is kept now (nothing after deleting)."""
        advies = self._registry.open_advies(number, code)
        done = self._actions[action](advies)
        lines = [] if action == "verwijder" else self._registry.what_is_kept(advies)
        return done, lines

    def _revoke(self, advies: Advies) -> str:
        return _REVOKED if self._registry.revoke_opened(advies) else _NOTHING

    def _delete(self, advies: Advies) -> str:
        self._registry.delete_opened(advies)
        return _DELETED


def _page(
    status: int = 200,
    *,
    problem: str = "",
    number: str = "",
    code: str = "",
    done: str = "",
    lines: list[str] | None = None,
) -> Response:
    return render(
        "mijn_gegevens.html",
        status,
        session="",
        problem=problem,
        number=number,
        code=code,
        done=done,
        lines=lines or [],
    )
