"""Codes of an authenticator app (TOTP, RFC 6238): six digits, each usable once."""

from __future__ import annotations

import hmac
import io
from datetime import datetime

import pyotp
import segno

_STEP = 30  # seconds
_AROUND = (-1, 0, 1)  # steps: clocks differ, and typing takes time


def new_secret() -> str:
    """A fresh secret, base32."""
    return pyotp.random_base32(32)


def matching_step(secret: str, code: str, now: datetime, used: int | None) -> int | None:
    """The time step a code belongs to, or None when it is wrong or was used already.

    Args:
        secret: base32 secret of the app.
        code: what was typed; blanks are allowed.
        now: the moment, timezone-aware.
        used: the last step that was used.
    """
    digits = "".join(code.split())
    totp = pyotp.TOTP(secret)
    current = int(now.timestamp()) // _STEP
    for step in (current + around for around in _AROUND):
        right = hmac.compare_digest(totp.at(step * _STEP).encode(), digits.encode())
        if right and (used is None or step > used):
            return step
    return None


def app_address(secret: str, name: str) -> str:
    """The otpauth address that an app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Advieschat desk")


def qr_svg(address: str) -> bytes:
    """The address as a QR code, an SVG picture of its own (dark on white in any theme)."""
    out = io.BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", scale=6, border=4, dark="#000", light="#fff", xmldecl=True
    )
    return out.getvalue()
