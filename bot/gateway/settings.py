"""What the visitor's pages need to know, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import SettingsError

NEUTRAL_PAGE = "ADVIESCHAT_NEUTRALE_PAGINA"
# The weather of the KNMI: a public service, and a page that anybody may have open.
DEFAULT_NEUTRAL = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"
LOCAL_NEUTRAL = "/neutraal"


@dataclass(frozen=True)
class PageSettings:
    """How the visitor's pages behave.

    Attributes:
        neutral: where "Snel weg" goes: an address on the web, or /neutraal on this server.
    """

    neutral: str = DEFAULT_NEUTRAL

    @property
    def neutral_origin(self) -> str:
        """The scheme and host of the neutral page; "" when it is on this server."""
        parts = urlsplit(self.neutral)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme else ""


def load_page_settings(environ: Mapping[str, str] | None = None) -> PageSettings:
    """Read the settings from `environ` (default: the process's environment).

    Raises:
        SettingsError: when the neutral page is no address that a browser can go to.
    """
    env = os.environ if environ is None else environ
    neutral = env.get(NEUTRAL_PAGE, "").strip() or DEFAULT_NEUTRAL
    parts = urlsplit(neutral)
    strange = any(sign.isspace() or sign in ";,'\"" for sign in neutral)
    whole = parts.scheme in ("https", "http") and bool(parts.hostname)
    if strange or not (whole or neutral == LOCAL_NEUTRAL):
        raise SettingsError(
            f"{NEUTRAL_PAGE} must be the address of a web page, such as {DEFAULT_NEUTRAL}, "
            f"or {LOCAL_NEUTRAL} for the page of this server."
        )
    return PageSettings(neutral)
