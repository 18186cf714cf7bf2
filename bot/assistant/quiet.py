"""Logging that carries no message text, at any level and whatever handler is added later.

Libraries log what passes through them: Rasa every message (debug), a server the exception of a
request with its text. So every log record of a library loses its text at the moment it is made;
where it came from, its level and the kinds of its exceptions stay. Our own loggers (`bot`,
`actions`) keep their words, because they never log a visitor's, but no text of an exception.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog

_OURS = ("bot", "actions")
_MOST_FRAMES = 12
_REJECTED = "rejected execution"


def quiet() -> None:
    """Set up logging for a process that holds conversations; call it before Rasa is loaded."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message=".*SQLALCHEMY_WARN_20.*")
    warnings.showwarning = _show_warning
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    # A rejected form is how a digression works, not an error.
    logging.getLogger("rasa.core.actions.action").addFilter(_is_no_rejection)
    logging.setLogRecordFactory(_wordless_record)
    # A record that cannot be formatted would be printed with its arguments.
    logging.raiseExceptions = False
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    structlog.configure(
        processors=[_drop],
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
    )


def without_words(error: BaseException) -> str:
    """The kinds of an exception and its causes and where they were raised: no text, no values."""
    lines = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(_kind(current))
        frames = traceback.extract_tb(current.__traceback__)[-_MOST_FRAMES:]
        lines += [f"  {_short(f.filename)}:{f.lineno} {f.name}" for f in frames]
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\n".join(lines)


def _wordless_record(  # noqa: PLR0917 (the signature is logging's)
    name: str,
    level: int,
    fn: str,
    lno: int,
    msg: Any,
    args: Any,
    exc_info: Any,
    func: str | None = None,
    _sinfo: str | None = None,
    **kwargs: Any,
) -> logging.LogRecord:
    if name.partition(".")[0] not in _OURS:
        # What an operator must see, such as a port in use, still has its number and kind.
        if isinstance(msg, BaseException):
            msg = _kind(msg)
        else:
            msg = _REJECTED if _REJECTED in str(msg) else f"{_short(fn)}:{lno}"
        args = ()
    record = logging.LogRecord(name, level, fn, lno, msg, args, None, func, None, **kwargs)
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(error, BaseException):
        record.exc_text = without_words(error)
    return record


def _kind(error: BaseException) -> str:
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{kind}: {os.strerror(error.errno)}"
    return kind


def _short(filename: str) -> str:
    return "/".join(Path(filename).parts[-3:])


def _uncaught(
    _kind_of: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    sys.stderr.write(without_words(error) + "\n")


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        sys.stderr.write(without_words(args.exc_value) + "\n")


def _show_warning(  # noqa: PLR0917 (the signature is that of warnings)
    message: Warning | str,  # noqa: ARG001
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,  # noqa: ARG001
) -> None:
    (file or sys.stderr).write(f"{category.__name__}: {_short(filename)}:{lineno}\n")


def _is_no_rejection(record: logging.LogRecord) -> bool:
    return record.msg != _REJECTED


def _drop(_logger: Any, _name: str, _event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    raise structlog.DropEvent
