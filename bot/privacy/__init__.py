"""Personal data is removed here, at the entrance, before anything else sees a message.

    from bot.privacy import redact
    safe = redact("mijn buurman kevin jansen slaat z'n kind")   # "mijn buurman [NAAM] slaat …"

Text that passed has the type `Redacted`; only that type may be stored, logged or handed on.
"""

from __future__ import annotations

from bot.privacy.annotation import PLACEHOLDERS, Annotation, Label, Redacted
from bot.privacy.redactor import Redactor, default_redactor, redact

__all__ = [
    "PLACEHOLDERS",
    "Annotation",
    "Label",
    "Redacted",
    "Redactor",
    "default_redactor",
    "redact",
]
