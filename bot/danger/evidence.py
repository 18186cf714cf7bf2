"""How strongly the recognizers speak: sets the probability from which a message counts as urgent."""

from __future__ import annotations

import re

from bot.danger.flags import Finding
from bot.danger.frames import Clause

Found = tuple[Finding, str]
"""A finding with the reading of its clause."""

CALM = re.compile(
    r" (?:niemand|geen van (?:hen|ons)) (?:\w+ ){0,5}(?:in gevaar|gewond|gevaar) |"
    r" geen (?:\w+ ){0,2}(?:gevaar|noodgeval|spoed|acute|politie|ambulance|112) |"
    r" (?:112|politie|ambulance) (?:\w+ ){0,3}(?:niet nodig|hoeft niet) |"
    r" (?:niet|geen) (?:\w+ ){0,3}in gevaar |buiten gevaar | niet zo dat | bedoel niet dat |"
    r" (?:ben|is|zijn|zit|zitten|zijn we|wij) (?:\w+ ){0,4}(?:nu |hier |weer |wel )*veilig |"
    r" (?:is|was) (?:al |nu |gelukkig )*voorbij | niet acuut | niets aangedaan |"
    r" (?:wil|wilt|wou) (?:\w+ )?niet dood | (?:niet|geen) (?:\w+ )?suicidaal| niet suicidaal | denk niet aan (?:zelfmoord|dood|zelfdoding) |"
    r" (?:logeren|logeert|slaapt|slapen) (?:\w+ ){0,4}(?:bij (?:oma|opa|mij|zijn|haar|vrienden)|allemaal|veilig) |"
    r" (?:heeft|hebben) (?:hem|haar) meegenomen | (?:agenten|politie) (?:\w+ ){0,3}(?:weg|geweest) |"
    r" (?:zit|zat) vast (?:sinds|na|voor) | is (?:opgepakt|aangehouden|gearresteerd|opgenomen) |"
    r" is nu (?:weer )?rustig | nu (?:\w+ )?niet (?:meer )?thuis "
)
"""Says in so many words that nobody is in danger now."""

_BARE_NEGATIVE = re.compile(r"niet veilig|onveilig|niemand (?:is|ben) (?:hier |nu )?veilig")


def says_calm(found: tuple[Clause, ...]) -> bool:
    """Whether some clause says that there is no danger now."""
    return any(
        CALM.search(clause.text) and not _BARE_NEGATIVE.search(clause.text) for clause in found
    )


def threshold(findings: list[Found], calm: bool) -> float:
    """Probability of the classifier from which a message is urgent (see benchmarks/danger.md).

    Danger told as happening now needs little else; danger told as past, denied or supposed needs
    much. Chosen on out-of-fold probabilities of the training messages and on the dev set.
    """
    now = [f for f, reading in findings if f.force == "nu" and reading in ("kaal", "kaal+nu")]
    if calm:
        return 0.9 if now else 0.97
    if not findings:
        return 0.4
    if now:
        return 0.3
    readings = {reading for _, reading in findings}
    if "kaal+nu" in readings:
        return 0.25
    if "kaal" in readings:
        return 0.35
    return 0.6 if any(reading.endswith("+nu") for reading in readings) else 0.65
