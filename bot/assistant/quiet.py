"""Logging that carries no message text: Rasa and structlog print every message at debug level."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog


def quiet() -> None:
    """Set up logging for a process that holds conversations; call it before Rasa is loaded.

    Libraries log from WARNING up, whatever the environment asks for: at debug level Rasa logs
    what people write. Our own loggers (`bot`, `actions`) log from INFO up and never log text.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message=".*SQLALCHEMY_WARN_20.*")
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in ("bot", "actions"):
        logging.getLogger(name).setLevel(logging.INFO)
    # A rejected form is how a digression works, not an error.
    logging.getLogger("rasa.core.actions.action").addFilter(_is_no_rejection)
    structlog.configure(
        processors=[_drop],
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
    )


def _is_no_rejection(record: logging.LogRecord) -> bool:
    return "rejected execution" not in record.getMessage()


def _drop(_logger: Any, _name: str, _event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    raise structlog.DropEvent
