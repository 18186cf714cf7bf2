"""The meldcode-check as one value: everything somebody said, from closed lists, nothing else.

It travels in the fields of a form (or in slots), so nothing about it has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.meldcode.steps import POINTS, Point
from bot.meldcode.values import (
    BIJZONDER,
    FUNCTIES,
    NIET_EERST,
    SECTOREN,
    STAPPEN,
    VRAGEN,
    Functie,
    answers_of,
)


@dataclass(frozen=True)
class Check:
    """What a professional said so far. "" and None mean: not said.

    Attributes:
        sector: key of `SECTOREN`.
        functie: key of `FUNCTIES`, of that sector.
        stap: the step somebody stands in, 1 to 5.
        gevaar: danger now: "ja" or "nee".
        bijzonder: circumstances, from `BIJZONDER`.
        vinkjes: ids of points that are done, from `POINTS`.
        weging: the answers to the five weighing questions, in their order; a shorter tuple means
            that the others were not answered.
    """

    sector: str = ""
    functie: str = ""
    stap: int | None = None
    gevaar: str = ""
    bijzonder: frozenset[str] = frozenset()
    vinkjes: frozenset[str] = frozenset()
    weging: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a value that is in no list: it could be somebody's name."""
        functie = FUNCTIES.get(self.functie)
        wrong = (
            (self.sector and self.sector not in SECTOREN)
            or (self.functie and (functie is None or functie.sector != self.sector))
            or (self.stap is not None and self.stap not in STAPPEN)
            or self.gevaar not in ("", "ja", "nee")
            or not self.bijzonder <= set(BIJZONDER)
            or not self.vinkjes <= set(POINTS)
            or len(self.weging) > len(VRAGEN)
            or any(
                given and given not in answers_of(number)
                for number, given in enumerate(self.weging, start=1)
            )
        )
        if wrong:
            raise ValueError("A value of this check is in none of its lists; use from_fields.")

    @property
    def work(self) -> Functie | None:
        """The function, when it was said."""
        return FUNCTIES.get(self.functie)

    @property
    def circumstances(self) -> frozenset[str]:
        """The circumstances, with what follows from the function (works with adults)."""
        work = self.work
        return self.bijzonder | (
            {"volwassene"} if work and "volwassenen" in work.kenmerken else set()
        )

    @property
    def first_an_expert(self) -> bool:
        """Whether the conversation of step 3 waits until an expert has been asked."""
        return bool(self.circumstances & NIET_EERST)

    def answer(self, question: int) -> str:
        """The answer to a weighing question (1 to 5); "" when not answered."""
        return self.weging[question - 1] if len(self.weging) >= question else ""

    def points(self, stap: int) -> tuple[Point, ...]:
        """What belongs to a step for this function and these circumstances."""
        return tuple(
            point
            for point in POINTS.values()
            if point.stap == stap and (not point.when or point.when & self.circumstances)
        )

    def open_points(self, stap: int) -> tuple[Point, ...]:
        """Key points of a step that are not ticked."""
        return tuple(p for p in self.points(stap) if p.key and p.id not in self.vinkjes)


def from_fields(fields: Mapping[str, Iterable[str]]) -> Check:
    """A check from the fields of a form, name to values; what is in no list is dropped.

    Names: sector, functie, stap, gevaar, bijzonder, vink, v1 to v5.
    """

    def one(name: str, allowed: Iterable[str]) -> str:
        return next((value for value in fields.get(name, ()) if value in allowed), "")

    sector = one("sector", SECTOREN)
    functies = [one.id for one in FUNCTIES.values() if one.sector == sector]
    stap = one("stap", [str(number) for number in STAPPEN])
    weging = tuple(one(f"v{number}", answers_of(number)) for number in VRAGEN)
    return Check(
        sector=sector,
        functie=one("functie", functies),
        stap=int(stap) if stap else None,
        gevaar=one("gevaar", ("ja", "nee")),
        bijzonder=frozenset(fields.get("bijzonder", ())) & frozenset(BIJZONDER),
        vinkjes=frozenset(fields.get("vink", ())) & frozenset(POINTS),
        weging=weging if any(weging) else (),
    )


def to_fields(check: Check) -> tuple[tuple[str, str], ...]:
    """The fields that `from_fields` reads back, in a fixed order; nothing for what was not said."""
    single = (
        ("sector", check.sector),
        ("functie", check.functie),
        ("stap", str(check.stap or "")),
        ("gevaar", check.gevaar),
    )
    fields = [pair for pair in single if pair[1]]
    fields += [("bijzonder", name) for name in BIJZONDER if name in check.bijzonder]
    fields += [("vink", id) for id in POINTS if id in check.vinkjes]
    fields += [(f"v{number}", given) for number, given in enumerate(check.weging, start=1) if given]
    return tuple(fields)
