"""What a medewerker gets of a check: words from closed lists, nothing about a family."""

from __future__ import annotations

from bot.kennis.items import Kennis
from bot.meldcode.check import Check
from bot.meldcode.outcome import weigh
from bot.meldcode.values import BIJZONDER, SECTOREN

# Circumstances that are a kind of worry of the eerste contact (HP §3.2).
_ZORGEN = {"seksueel_geweld": "seksueel", "eergerelateerd": "eergerelateerd"}


def summary(kennis: Kennis, check: Check) -> tuple[str, ...]:
    """The check in short lines, the same for the visitor and for the medewerker."""
    outcome = weigh(check)
    work = check.work
    lines = [f"Sector: {SECTOREN.get(check.sector, 'niet ingevuld')}"]
    if work is not None:
        lines.append(f"Functie: {work.label}")
    lines.append(f"Stap in de meldcode: {check.stap or 'niet ingevuld'}")
    if check.gevaar == "ja":
        lines.append("Er is nu direct gevaar; 112 is genoemd")
    lines += [
        f"Omstandigheid: {kennis.item(f'bijzonder.{name}').titel}"
        for name in BIJZONDER
        if name in check.bijzonder
    ]
    lines.append(f"Uitkomst: {kennis.item(outcome.item).titel} ({outcome.code.replace('_', ' ')})")
    return tuple(lines)


def zorgen(check: Check) -> tuple[str, ...]:
    """The kinds of worry that follow from the circumstances."""
    return tuple(_ZORGEN[name] for name in BIJZONDER if name in check.bijzonder & set(_ZORGEN))
