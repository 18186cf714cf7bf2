"""The verslag of a check, for the professional's own record: what was ticked, weighed and found.

It holds no word that somebody typed: only titles and texts of `data/kennis` and closed lists.
Made in memory; nothing here writes anything.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.kennis.items import Bron, Item, Kennis, dutch_date
from bot.meldcode.check import Check
from bot.meldcode.outcome import weigh
from bot.meldcode.values import SECTOREN, STAPPEN, VRAGEN, answers_of
from bot.meldcode.words import besluiten

TITEL = "Verslag meldcode-check"
LEEG = (
    "Dit is geen melding. Er staat niets in over het gezin; vul dat alleen aan in je eigen dossier."
)
_WIDTH = 88  # characters per line of the plain text


@dataclass(frozen=True)
class Line:
    """One line of a part.

    Attributes:
        text: the words.
        ticked: True or False for a tick box, None for an ordinary line.
        notes: numbers of the sources below.
        answer: what was answered, or "".
    """

    text: str
    ticked: bool | None = None
    notes: tuple[int, ...] = ()
    answer: str = ""


@dataclass(frozen=True)
class Part:
    """A part with a heading; `write` is room to write by hand, in lines."""

    heading: str
    lines: tuple[Line, ...]
    write: int = 0


@dataclass(frozen=True)
class Report:
    """The whole verslag.

    Attributes:
        day: the day it was made.
        parts: the parts in order.
        sources: the sources, numbered from 1; each with the day it was checked.
    """

    day: date
    parts: tuple[Part, ...]
    sources: tuple[str, ...]


class _Sources:
    """Numbers the sources in the order in which they are first named."""

    def __init__(self) -> None:
        self._found: dict[Bron, date] = {}

    def notes(self, item: Item) -> tuple[int, ...]:
        for bron in item.bron:
            known = self._found.get(bron)
            # The oldest check of a source counts: what is told may rest on it.
            self._found[bron] = min(known or item.gecontroleerd, item.gecontroleerd)
        order = list(self._found)
        return tuple(sorted(order.index(bron) + 1 for bron in item.bron))

    def lines(self) -> tuple[str, ...]:
        return tuple(
            f"{bron.line} (nagekeken op {dutch_date(day)})" for bron, day in self._found.items()
        )


def report(kennis: Kennis, check: Check, day: date) -> Report:
    """The verslag of a check, made on `day`."""
    sources = _Sources()
    outcome = weigh(check)

    def line(item: Item, ticked: bool | None = None, answer: str = "") -> Line:
        return Line(item.titel, ticked, sources.notes(item), answer)

    def told(ids: Iterable[str]) -> tuple[Line, ...]:
        items = [kennis.item(id) for id in ids]
        return tuple(
            Line(f"{item.titel}. {_flat(item)}", None, sources.notes(item)) for item in items
        )

    work = check.work
    parts = [
        Part(
            "Situatie",
            (
                Line("Sector", answer=SECTOREN.get(check.sector, "niet ingevuld")),
                Line("Functie", answer=work.label if work else "niet ingevuld"),
                Line("Stap in de meldcode", answer=str(check.stap or "niet ingevuld")),
                Line("Direct gevaar nu", answer=check.gevaar or "niet aangekruist"),
                *(
                    line(item, item.id.rpartition(".")[2] in check.bijzonder)
                    for item in kennis.soort("bijzonder")
                ),
            ),
        )
    ]
    for stap in STAPPEN:
        lines = tuple(
            line(kennis.item(point.id), point.id in check.vinkjes) for point in check.points(stap)
        )
        title = kennis.item(f"meldcode.stap{stap}").titel
        parts.append(Part(f"Stap {stap}: {title}", lines, write=2))
    parts.append(
        Part(
            "Wegen",
            tuple(
                line(
                    kennis.item(f"weging.vraag{number}"),
                    answer=answers_of(number).get(check.answer(number), "niet beantwoord"),
                )
                for number in VRAGEN
            ),
            write=3,
        )
    )
    parts.append(
        Part(
            "Uitkomst",
            (
                *told([outcome.item]),
                *(
                    line(kennis.item(id), answer=answer)
                    for id, answer in besluiten(outcome).items()
                ),
            ),
            write=3,
        )
    )
    parts.append(Part("Waarom", told(outcome.redenen)))
    parts.append(Part("Wat nu", told(outcome.vervolg), write=2))
    if outcome.open_punten:
        parts.append(Part("Nog open", tuple(line(kennis.item(id)) for id in outcome.open_punten)))
    parts.append(Part("Wat altijd geldt", told(outcome.altijd)))
    kept = tuple(part for part in parts if part.lines)
    return Report(day, kept, sources.lines())


def as_text(made: Report) -> str:
    """The verslag as plain text, with lines to write on."""
    out = [TITEL, f"Gemaakt op {dutch_date(made.day)}", "", *_wrapped(LEEG)]
    for part in made.parts:
        out += ["", part.heading, "-" * len(part.heading)]
        for line in part.lines:
            mark = {True: "[x] ", False: "[ ] ", None: "- "}[line.ticked]
            notes = f" [{', '.join(str(note) for note in line.notes)}]" if line.notes else ""
            answer = f": {line.answer}" if line.answer else ""
            out += _wrapped(f"{mark}{line.text}{answer}{notes}", " " * len(mark))
        if part.write:
            out += ["", "Eigen aantekeningen:"]
            out += ["." * _WIDTH] * part.write
    out += ["", "Bronnen", "-------"]
    for number, source in enumerate(made.sources, start=1):
        out += _wrapped(f"[{number}] {source}", "    ")
    return "\n".join(out) + "\n"


def _flat(item: Item) -> str:
    return " ".join([*item.alineas, *(f"{point.rstrip('.')}." for point in item.punten)])


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
