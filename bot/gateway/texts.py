"""What the gateway itself says to a visitor, when the assistant cannot."""

from __future__ import annotations

FAILED = (
    "Er ging iets mis aan mijn kant. Probeer het nog een keer. "
    "Is er gevaar, bel dan 112. Veilig Thuis bel je op 0800-2000, dag en nacht en gratis."
)
