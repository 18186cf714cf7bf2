"""What a recognizer hands over, and the placeholders that replace it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NewType, get_args

Redacted = NewType("Redacted", str)
"""Text from which personal data was removed; made by `Redactor.redact` only."""

Label = Literal[
    "NAAM",
    "ADRES",
    "POSTCODE",
    "TELEFOON",
    "EMAIL",
    "BSN",
    "GEBOORTEDATUM",
    "IBAN",
    "KENTEKEN",
    "SOCIALMEDIA",
    "ORGANISATIE",
    "DOSSIERNUMMER",
    "URL",
]
LABELS: tuple[Label, ...] = get_args(Label)
PLACEHOLDERS: tuple[str, ...] = tuple(f"[{label}]" for label in LABELS)
PLACEHOLDER = re.compile(r"\[(?:" + "|".join(LABELS) + r")\]")


@dataclass(frozen=True, order=True)
class Annotation:
    """A piece of personal data: `text[start:end]`, end exclusive, in characters.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
        label: what it is; becomes the placeholder `[label]`.
        recognizer: who found it.
        priority: the higher one wins where two overlap.
    """

    start: int
    end: int
    label: Label
    recognizer: str = ""
    priority: int = 0
