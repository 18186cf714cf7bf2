"""How strongly the recognizers speak: sets the probability from which a message counts as urgent."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

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
    r" (?:politie|agenten|ambulance|ze) (?:\w+ ){0,5}(?:hem|haar) (?:\w+ ){0,3}(?:meegenomen|opgehaald) | meegenomen naar het (?:bureau|ziekenhuis) | (?:agenten|politie) (?:\w+ ){0,3}(?:weg|geweest) |"
    r" (?:zit|zat) vast (?:sinds|na|voor) | (?:politie|agenten|recherche|justitie) (?:\w+ ){0,8}zit (?:\w+ )?vast | is (?:opgepakt|aangehouden|gearresteerd|opgenomen) |"
    r" (?:hij|ze|zij|die) (?:is|zijn) (?:er )?(?:vandaag|nu|vanavond) (?:er )?niet | (?:nu|vandaag|momenteel) (?:staat|is|zijn|zit) (?:hij|ze|zij|zijn auto) er niet |"
    r" nooit gezegd dat | geen plan(?:nen)? om (?:me|mij|mezelf) | niet van plan (?:me|mij|mezelf|om) |"
    r" dood wil ik niet | dus nu niet | komt (?:ook |hier )+niet meer | is er niet en (?:hij|ze|zij) |"
    r" (?:is|was|speelt|gebeurt) niet (?:van )?nu |"
    r" is nu (?:weer )?rustig | nu (?:\w+ )?niet (?:meer )?thuis "
)
"""Says in so many words that nobody is in danger now."""

_BARE_NEGATIVE = re.compile(r"niet veilig|onveilig|niemand (?:is|ben) (?:hier |nu )?veilig")


def is_calm(clause: Clause) -> bool:
    """Whether a clause says that there is no danger now."""
    return bool(CALM.search(clause.text)) and not _BARE_NEGATIVE.search(clause.text)


def says_calm(found: tuple[Clause, ...]) -> bool:
    """Whether some clause says that there is no danger now."""
    return any(is_calm(clause) for clause in found)


@dataclass(frozen=True)
class Limits:
    """Probabilities from which the two models count: danger (112) and thoughts of suicide (113)."""

    danger: float
    thoughts: float


_CALM = Limits(0.9967, 0.973)
_CALM_BUT_NOW = Limits(0.934, 0.936)
_SHORT = Limits(0.976, 0.797)
_SHORT_WORDS = 3
_NOTHING_FOUND = Limits(0.426, 0.353)
_NOW = Limits(0.27, 0.269)
_PLAIN_AND_NOW = Limits(0.157, 0.321)
_PLAIN = Limits(0.366, 0.353)
_ELSEWHERE_AND_NOW = Limits(0.526, 0.475)
_DENIED = Limits(0.9912, 0.936)
_ELSEWHERE = Limits(0.627, 0.414)
_TOLD = Limits(0.9912, 0.414)
_TOLD_BUT_GRAVE = Limits(0.934, 0.414)
_TOLD_BUT_NOW = Limits(0.902, 0.414)
_TOLD_AND_NO_WORD_OF_DEATH = 0.95
_OF_SUICIDE = frozenset({"suicide", "suicidepoging"})


def is_told_now(findings: list[Found], vlag: str | None = None) -> bool:
    """Whether a danger (of this name) is told as happening now."""
    return any(
        finding.force == "nu" and reading in ("kaal", "kaal+nu") and vlag in (None, finding.vlag)
        for finding, reading in findings
    )


def limits_of(findings: list[Found], calm: bool, words: int) -> Limits:
    """The limits for what the recognizers found (see benchmarks/danger.md).

    Danger told as happening now needs little else; danger told as past, denied or supposed needs
    much. `words` is the length of the message. Chosen on out-of-fold probabilities of the training
    messages.
    """
    told_now = is_told_now(findings)
    readings = {reading for _, reading in findings}
    if calm:
        return _CALM_BUT_NOW if told_now else _CALM
    if told_now:
        return _NOW
    if not findings:
        # A word or three in which nothing is recognized is an answer: "ja twee", "tot straks".
        return _SHORT if words <= _SHORT_WORDS else _NOTHING_FOUND
    if all(finding.denied for finding, _ in findings):
        return _DENIED
    if "kaal+nu" in readings:
        return _PLAIN_AND_NOW
    if "kaal" in readings:
        return _PLAIN
    return _ELSEWHERE_AND_NOW if any(r.endswith("+nu") for r in readings) else _ELSEWHERE


def limits_when_told(limits: Limits, findings: list[Found], now: bool) -> Limits:
    """The limits for a message in a conversation that makes a story of it (`bot.danger.told`).

    Args:
        limits: what `limits_of` says about the message alone.
        findings: what the recognizers found.
        now: whether the message has a sign of this moment.
    """
    told_now = is_told_now(findings)
    if not any(finding.vlag in _OF_SUICIDE for finding, _ in findings):
        # "dat ze weer zichzelf kan zijn" is a hope, whatever its words have in common with despair.
        limits = Limits(limits.danger, max(limits.thoughts, _TOLD_AND_NO_WORD_OF_DEATH))
    if now and findings:
        return limits
    floor = _TOLD_BUT_NOW if now else _TOLD_BUT_GRAVE if told_now else _TOLD
    return Limits(max(limits.danger, floor.danger), max(limits.thoughts, floor.thoughts))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def margin(danger: float, thoughts: float, limits: Limits) -> float:
    """How far the likelier of the two lies above its limit, in log-odds (negative: below)."""
    return max(
        _log_odds(danger) - _log_odds(limits.danger),
        _log_odds(thoughts) - _log_odds(limits.thoughts),
    )
