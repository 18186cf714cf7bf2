"""What the danger detector is told and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Spoed = Literal["112", "113"]
Tijd = Literal["nu", "niet_nu", "geen"]
"""When the danger is that a message speaks of: now or soon, some other time, or no danger at all."""


@dataclass(frozen=True)
class Context:
    """What came before the message.

    Attributes:
        gevraagd: slot that the last question of the bot asks for ("acuut"), or None.
        vraag_tekst: words of that question, for which answer means danger.
        verhaal: earlier messages of the visitor, redacted, oldest first.
        acuut: what is known about danger at this moment, or None.
        rol: omstander, professional, slachtoffer, minderjarige, pleger or None.
    """

    gevraagd: str | None = None
    vraag_tekst: str | None = None
    verhaal: tuple[str, ...] = ()
    acuut: bool | None = None
    rol: str | None = None


@dataclass(frozen=True)
class Assessment:
    """What a message means for somebody's safety.

    Attributes:
        spoed: "112" (danger to life now or soon), "113" (thoughts of suicide) or None.
        vlaggen: red flags the message speaks of, also of the past, in order of weight.
        zekerheid: 0–1, how sure the detector is that help is needed at once.
        reden: what decided: "kaal" (a bare call), "context" (an answer), "taal" (another language),
            "regel" (told as happening now), "model" (the classifier), "kalm" (danger told as past,
            denied or supposed), "gebeld" (112 was called already), "geen" (nothing to judge).
        tijd: whether the flags are of now.
        taal: two letters when the message is in another language, else None.
        marge: log-odds above (or, negative, below) the limit for urgent; 0 where a rule decided.
    """

    spoed: Spoed | None
    vlaggen: tuple[str, ...] = ()
    zekerheid: float = 0.0
    reden: str = "geen"
    tijd: Tijd = field(default="geen")
    taal: str | None = None
    marge: float = 0.0
