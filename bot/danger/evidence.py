"""How strongly the recognizers speak: sets the probability from which a message counts as urgent."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from bot.danger.answers import plain_answer
from bot.danger.flags import Finding, find_in
from bot.danger.frames import Clause, clauses

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


Situation = Literal[
    "calm", "calm_but_now", "denied", "elsewhere", "elsewhere_and_now",
    "nothing_found", "now", "plain", "plain_and_now", "short", "touched",
]  # fmt: skip
"""What the recognizers found in a message, and how it is told."""

LIMITS: dict[Situation, Limits] = {
    "elsewhere": Limits(0.55, 0.606),
    "elsewhere_and_now": Limits(0.312, 0.518),
    "nothing_found": Limits(0.545, 0.386),
    "now": Limits(0.479, 0.467),
    "plain": Limits(0.45, 0.5),
    "plain_and_now": Limits(0.315, 0.527),
    # Too few examples to fit: chosen so that who says "nobody is in danger" is believed.
    "calm": Limits(0.987, 0.945),
    "calm_but_now": Limits(0.863, 0.88),
    "denied": Limits(0.825, 0.76),
    "short": Limits(0.955, 0.82),
    # "hij zit aan me": of 43 messages told so 38 are urgent (0.43 and more), the five calm ones lie below 0.19.
    "touched": Limits(0.25, 0.467),
}
"""Fitted by `python -m bot.danger.calibrate` on messages that no model learned from, but for the last five,
"elsewhere" and "plain" (benchmarks/danger.md)."""

_SHORT_WORDS = 3
_TOLD = Limits(0.9912, 0.56)
_TOLD_BUT_GRAVE = Limits(0.925, 0.56)
_TOLD_BUT_NOW = Limits(0.905, 0.56)
_TOLD_AND_NO_WORD_OF_DEATH = 0.971
_CLEARLY_THOUGHTS = 1.0
"""Log-odds between thoughts and danger from which it is 113 (benchmarks/danger.md)."""
_OF_SUICIDE = frozenset({"suicide", "suicidepoging"})


def is_told_now(findings: list[Found], vlag: str | None = None) -> bool:
    """Whether a danger (of this name) is told as happening now."""
    return any(
        finding.force == "nu" and reading in ("kaal", "kaal+nu") and vlag in (None, finding.vlag)
        for finding, reading in findings
    )


def situation_of(findings: list[Found], calm: bool, words: int) -> Situation:
    """The situation that the findings of a message of so many words make.

    `calm`: the message says in so many words that nobody is in danger now.
    """
    told_now = is_told_now(findings)
    readings = {reading for _, reading in findings}
    if calm:
        return "calm_but_now" if told_now else "calm"
    if is_told_now(findings, "seksueel"):
        return "touched"
    if told_now:
        return "now"
    if not findings:
        # A word or three in which nothing is recognized is an answer: "ja twee", "tot straks".
        return "short" if words <= _SHORT_WORDS else "nothing_found"
    if all(finding.denied for finding, _ in findings):
        return "denied"
    if "kaal+nu" in readings:
        return "plain_and_now"
    if "kaal" in readings:
        return "plain"
    return "elsewhere_and_now" if any(r.endswith("+nu") for r in readings) else "elsewhere"


def situation_of_text(text: str) -> Situation:
    """The situation of a message as it stands."""
    found = clauses(text)
    return situation_of(counted(found), says_calm(found), len(plain_answer(text).split()))


def findings_of(found: tuple[Clause, ...]) -> list[Found]:
    """What the recognizers find in clauses, each with its reading."""
    return [
        (finding, clause.reading_of(finding))
        for clause in found
        for finding in find_in(clause.text, clause.pauses)
    ]


def counted(found: tuple[Clause, ...]) -> list[Found]:
    """The findings outside the clauses that say that there is no danger now."""
    return findings_of(tuple(clause for clause in found if not is_calm(clause)))


def limits_of(findings: list[Found], calm: bool, words: int) -> Limits:
    """The limits that hold in the situation of a message (see `situation_of`)."""
    return LIMITS[situation_of(findings, calm, words)]


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


def is_about_suicide(danger: float, thoughts: float, limits: Limits) -> bool:
    """Whether an urgent message is one for 113: clearly more about thoughts than about danger now.

    In doubt it is danger: who took something already needs 112.
    """
    if thoughts < limits.thoughts:
        return False
    more = _log_odds(thoughts) - _log_odds(danger)
    return danger < limits.danger or more >= _CLEARLY_THOUGHTS
