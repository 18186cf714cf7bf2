"""How long somebody waits before something is said or done; from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import SettingsError

SAY_SO = "ADVIESCHAT_WACHTEN_MELDEN_MINUTEN"
EXPIRE = "ADVIESCHAT_WACHTEN_HOOGUIT_MINUTEN"
_MOST_MINUTES = 24 * 60


@dataclass(frozen=True)
class WaitingLimits:
    """When something is said or done about waiting.

    Attributes:
        say_so: after this long nobody came: say so, give 0800-2000, offer a terugbelverzoek
            (`waited_too_long`). The place in the queue stays.
        expire: after this long a chat or melding leaves the queue (`expire_waiting`).
    """

    say_so: timedelta = timedelta(minutes=5)
    expire: timedelta = timedelta(minutes=60)


DEFAULT_LIMITS = WaitingLimits()


def load_waiting_limits(environ: Mapping[str, str] | None = None) -> WaitingLimits:
    """Read the limits from `environ` (default: the process's environment).

    Raises:
        SettingsError: when a value is no whole number of minutes, or the first is not shorter.
    """
    env = os.environ if environ is None else environ
    limits = WaitingLimits(
        _minutes(env, SAY_SO, DEFAULT_LIMITS.say_so), _minutes(env, EXPIRE, DEFAULT_LIMITS.expire)
    )
    if limits.say_so > limits.expire:
        raise SettingsError(f"{SAY_SO} must not be longer than {EXPIRE}.")
    return limits


def _minutes(env: Mapping[str, str], name: str, default: timedelta) -> timedelta:
    text = env.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= _MOST_MINUTES:
        raise SettingsError(
            f"{name} must be a whole number of minutes from 1 to {_MOST_MINUTES}. "
            f"Leave it out for {default // timedelta(minutes=1)}."
        )
    return timedelta(minutes=int(text))
