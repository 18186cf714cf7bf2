"""Runs the custom actions in this process, where Rasa expects a second server.

Over HTTP an action can get lost under load and Rasa goes on without it; a function call cannot.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

logger = logging.getLogger(__name__)


class InProcessActions(EndpointConfig):
    """An action endpoint that calls rasa-sdk's executor instead of a URL."""

    def __init__(self, package: str = "actions") -> None:
        # The domain is not sent along with every call: no action needs it, and it is large.
        super().__init__(url="in-process:actions", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any | None:
        """Run the action named in `kwargs["json"]` and return its events and responses.

        Raises:
            ClientResponseError: 400 when the action rejects, 404 when there is no such action,
                500 when it failed; the shape Rasa expects from its action server.
        """
        call = kwargs["json"]
        name = str(call.get("next_action"))
        try:
            return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            raise _response_error(400, name, str(rejection)) from None
        except ActionNotFoundException:
            raise _response_error(404, name, f"no action named {name}") from None
        except Exception as error:
            # The error's own text may hold what a visitor wrote: only its kind is logged.
            logger.error("action %s failed: %s", name, type(error).__name__)
            raise _response_error(500, name, type(error).__name__) from None


def _response_error(status: int, action: str, message: str) -> ClientResponseError:
    return ClientResponseError(
        status, message, json.dumps({"error": message, "action_name": action})
    )
