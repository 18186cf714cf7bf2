"""What a medewerker gets of a check: words from closed lists, nothing about a family."""

from __future__ import annotations

from bot.kennis.items import Kennis
from bot.meldcode.check import Check
from bot.meldcode.outcome import weigh
from bot.meldcode.values import BIJZONDER, SECTOREN

# Circumstances that are a kind of worry of the eerste contact (HP §3.2).
_ZORGEN = {"seksueel_geweld": "seksueel", "eergerelateerd": "eergerelateerd"}


# Why a melding is the norm, in a few words.
_REASONS = {
    "melden_acuut": "acute onveiligheid",
    "melden_onthulling": "onthulling",
    "melden_structureel": "structurele onveiligheid",
    "melden_geen_hulp": "geen passende hulp",
    "melden_niet_aanvaard": "hulp niet aangenomen",
    "melden_niet_op_tijd": "hulp niet op tijd veilig",
}


def summary(kennis: Kennis, check: Check) -> tuple[str, ...]:
    """The check in short lines, the same for the visitor and for the medewerker.

    Without capitals: what is handed on goes through the redactor as everything does, and a capital
    in the middle of a line looks like a name to it.
    """
    outcome = weigh(check)
    work = check.work
    lines = [f"sector {SECTOREN[check.sector].lower()}" if check.sector else "sector niet ingevuld"]
    if work is not None:
        lines.append(f"functie {_small(work.label)}")
    lines.append(f"stap {check.stap}" if check.stap else "stap niet ingevuld")
    if check.gevaar == "ja":
        lines.append("er is nu direct gevaar, 112 is genoemd")
    lines += [
        _small(kennis.item(f"bijzonder.{name}").titel)
        for name in BIJZONDER
        if name in check.bijzonder
    ]
    reason = _REASONS.get(outcome.code)
    words = _small(kennis.item(outcome.item).titel) + (f" ({reason})" if reason else "")
    lines.append(f"de uitkomst is: {words}")
    return tuple(lines)


def as_message(lines: tuple[str, ...]) -> str:
    """The lines as one message."""
    return "\n".join(["uit de meldcode-check:", *(f"- {line}" for line in lines)])


def zorgen(check: Check) -> tuple[str, ...]:
    """The kinds of worry that follow from the circumstances."""
    return tuple(_ZORGEN[name] for name in BIJZONDER if name in check.bijzonder & set(_ZORGEN))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
