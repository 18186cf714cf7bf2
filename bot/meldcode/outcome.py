"""From what was said to the outcome: the weighing of the meldcode (HP §3.2.2, afwegingskader).

Every text is an item of `data/kennis`; here are only the rules. The order is: danger now, another
track, acute, disclosure, structural, no suspicion left, and then the three questions about help.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.meldcode.check import Check
from bot.meldcode.values import STAPPEN, VRAGEN

Code = Literal[
    "spoed",  # danger now: 112, then Veilig Thuis, at any step
    "ander_spoor",  # harm by staff: inspectorate, school board; not the meldcode
    "melden_acuut",
    "melden_onthulling",  # disclosure counts as a special form of acute danger
    "melden_structureel",
    "melden_geen_hulp",  # question 3: no effective help
    "melden_niet_aanvaard",  # question 4: help is not accepted
    "melden_niet_op_tijd",  # question 5: help does not make it safe in time
    "hulp",  # organise help and follow it
    "afsluiten",  # question 1: no suspicion left
    "onvoldoende_bekend",  # not enough known: advice of Veilig Thuis, without names
]
# The two decisions of step 5: is a melding necessary, is help (also) possible?
Decision = Literal["ja", "nee", "overleg"]

# Always told, whatever comes out.
ALTIJD: tuple[str, ...] = (
    "altijd.besluit",
    "altijd.aandachtsfunctionaris",
    "altijd.veilig_thuis",
)


@dataclass(frozen=True)
class Outcome:
    """What comes out of the weighing; every id is an item of `data/kennis`.

    Attributes:
        code: which outcome.
        melden: is a melding the professional norm? "overleg": not enough known, ask advice.
        hulp: is help (also) possible? "overleg": go through it with Veilig Thuis.
        item: the outcome in words, `uitkomst.<code>`.
        redenen: why: items of terms, questions or circumstances.
        vervolg: what to do now, in order.
        altijd: what always holds: the professional decides, aandachtsfunctionaris, Veilig Thuis.
        open_vraag: number of the first question that is open, when that is why.
        open_punten: key points of the steps up to where somebody stands that are not done.
    """

    code: Code
    melden: Decision
    hulp: Decision
    item: str
    redenen: tuple[str, ...]
    vervolg: tuple[str, ...]
    altijd: tuple[str, ...]
    open_vraag: int | None
    open_punten: tuple[str, ...]

    @property
    def is_melden(self) -> bool:
        """Whether a melding is the professional norm."""
        return self.melden == "ja"

    @property
    def is_spoed(self) -> bool:
        """Whether 112 comes first."""
        return self.code == "spoed"


def weigh(check: Check) -> Outcome:
    """The outcome for what was said so far. Always gives one; more answers make it firmer."""
    code, open_vraag = _code(check)
    melden, hulp = _DECISIONS[code]
    return Outcome(
        code=code,
        melden=melden,
        hulp=hulp,
        item=f"uitkomst.{code}",
        redenen=_reasons(check, code, open_vraag),
        vervolg=_next(check, code),
        altijd=ALTIJD,
        open_vraag=open_vraag,
        open_punten=_open_points(check),
    )


def open_question(check: Check) -> int | None:
    """The weighing question to ask next, or None when the outcome is firm."""
    return _code(check)[1]


def _code(check: Check) -> tuple[Code, int | None]:
    if check.gevaar == "ja":
        return "spoed", None
    if "medewerker" in check.bijzonder:
        return "ander_spoor", None
    safety = check.answer(2)
    if safety in ("acuut", "allebei"):
        return "melden_acuut", None
    if "onthulling" in check.bijzonder:
        return "melden_onthulling", None
    if safety == "structureel":
        return "melden_structureel", None
    if check.answer(1) == "nee" and safety in ("", "nee"):
        return "afsluiten", None
    if check.answer(1) == "ja":
        # One "nee" about help decides, also when an earlier question is still open.
        for number, refused in _REFUSED.items():
            if check.answer(number) == "nee":
                return refused, None
    for number in VRAGEN:
        if check.answer(number) in ("", "weet_niet"):
            return "onvoldoende_bekend", number
    return "hulp", None


# What "nee" to a question about help means.
_REFUSED: dict[int, Code] = {
    3: "melden_geen_hulp",
    4: "melden_niet_aanvaard",
    5: "melden_niet_op_tijd",
}

_DECISIONS: dict[Code, tuple[Decision, Decision]] = {
    "spoed": ("ja", "overleg"),
    "ander_spoor": ("overleg", "overleg"),
    "melden_acuut": ("ja", "overleg"),
    "melden_onthulling": ("ja", "overleg"),
    "melden_structureel": ("ja", "overleg"),
    "melden_geen_hulp": ("ja", "nee"),
    "melden_niet_aanvaard": ("ja", "nee"),
    "melden_niet_op_tijd": ("ja", "nee"),
    "hulp": ("nee", "ja"),
    "afsluiten": ("nee", "nee"),
    "onvoldoende_bekend": ("overleg", "overleg"),
}


def _reasons(check: Check, code: Code, open_vraag: int | None) -> tuple[str, ...]:
    reasons: list[str] = []
    if code in ("spoed", "melden_acuut"):
        reasons.append("begrip.acuut")
    if code == "melden_onthulling" or (code == "melden_acuut" and "onthulling" in check.bijzonder):
        reasons.append("begrip.onthulling")
    if code == "melden_structureel" or check.answer(2) == "allebei":
        reasons.append("begrip.structureel")
    if code == "ander_spoor":
        reasons.append("bijzonder.medewerker")
    if code == "afsluiten":
        reasons.append("weging.vraag1")
    reasons += [f"weging.vraag{number}" for number, refused in _REFUSED.items() if refused == code]
    if open_vraag is not None:
        reasons.append(f"weging.vraag{open_vraag}")
    if code == "hulp":
        reasons.append("begrip.hulp_mogelijk")
    return tuple(reasons)


def _next(check: Check, code: Code) -> tuple[str, ...]:
    steps: list[str] = []
    melden = _DECISIONS[code][0] == "ja"
    if code == "spoed":
        steps.append("vervolg.bel_112")
    if code == "ander_spoor":
        steps.append(f"ander_spoor.{_TRACK.get(check.sector, 'algemeen')}")
    if melden and check.functie == "politie":
        steps.append("vervolg.politie")  # a way of its own (HP §6.4), also towards the people
    elif melden:
        steps += _when_reporting(check, code)
    if code == "hulp":
        steps += ["vervolg.hulp_starten", "vervolg.volgen", "vervolg.opnieuw_wegen"]
    if code == "onvoldoende_bekend":
        steps.append("vervolg.advies")
    if not melden and check.first_an_expert:
        steps.append("vervolg.eerst_overleg")
    if check.sector == "anders" and code != "ander_spoor":
        steps.append("vervolg.geen_plicht")
    steps.append("vervolg.vastleggen")
    return tuple(steps)


def _when_reporting(check: Check, code: Code) -> list[str]:
    steps = ["vervolg.melden"]
    if _DECISIONS[code][1] == "overleg":
        steps.append("vervolg.vragen_samen")
    # Told openly beforehand, unless that brings danger (HP §6.5.1).
    careful = check.first_an_expert or code in ("spoed", "melden_onthulling")
    steps.append("vervolg.eerst_overleg" if careful else "vervolg.vooraf_zeggen")
    return [*steps, "vervolg.bij_melding", "vervolg.afspraken"]


_TRACK = {
    "gezondheidszorg": "zorg",
    "jeugdhulp": "jeugdhulp",
    "maatschappelijke_ondersteuning": "ondersteuning",
    "onderwijs": "onderwijs",
    "kinderopvang": "kinderopvang",
}


def _open_points(check: Check) -> tuple[str, ...]:
    last = check.stap or max(
        (stap for stap in STAPPEN for p in check.points(stap) if p.id in check.vinkjes), default=0
    )
    return tuple(p.id for stap in STAPPEN if stap <= last for p in check.open_points(stap))


def next_step(check: Check) -> int:
    """The step to work on now: the first with key points open, up to the one after where they are.

    The order is not rigid (HP §3.2.2 names the steps, not their order): it is a proposal.
    """
    for stap in STAPPEN:
        if check.open_points(stap) and (check.stap is None or stap > check.stap):
            return stap
    return STAPPEN[-1]
