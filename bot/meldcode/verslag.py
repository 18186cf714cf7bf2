"""The verslag of a check, for the professional's own record: what was ticked, weighed and found.

It holds no word that somebody typed: only titles and texts of `data/kennis` and closed lists.
Made in memory; nothing here writes anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.kennis.items import Bron, Item, Kennis, dutch_date
from bot.meldcode.check import Check
from bot.meldcode.outcome import Outcome, weigh
from bot.meldcode.values import SECTOREN, STAPPEN, VRAGEN, answers_of
from bot.meldcode.words import besluiten

TITEL = "Verslag meldcode-check"
NOTICE = (
    "Dit is geen melding. Het is gemaakt met een computerprogramma; de beroepskracht weegt en "
    "beslist zelf. Er staat niets in over het gezin: vul dat alleen aan in je eigen dossier."
)


@dataclass(frozen=True)
class Line:
    """One line of a part.

    Attributes:
        text: the words.
        ticked: True or False for a tick box, None for an ordinary line.
        answer: what was answered, or "".
        detail: explanation after the text, or "".
        points: list below it.
        notes: numbers of the sources.
    """

    text: str
    ticked: bool | None = None
    answer: str = ""
    detail: str = ""
    points: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


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
        sources: the sources, numbered from 1, with edition and the day they were checked.
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
            # The oldest check of a source counts: what is told may rest on it.
            checked = self._found.get(bron, item.gecontroleerd)
            self._found[bron] = min(checked, item.gecontroleerd)
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
    parts = [
        _situation(kennis, check, sources),
        *(_step(kennis, check, stap, sources) for stap in STAPPEN),
        _weighing(kennis, check, sources),
        _outcome(kennis, outcome, sources),
        Part("Waarom", _told(kennis, outcome.redenen, sources)),
        Part("Wat nu", _told(kennis, outcome.vervolg, sources), write=3),
        Part("Wat altijd geldt", _told(kennis, outcome.altijd, sources)),
    ]
    return Report(day, tuple(part for part in parts if part.lines), sources.lines())


def _situation(kennis: Kennis, check: Check, sources: _Sources) -> Part:
    work = check.work
    lines = [
        Line("Sector", answer=SECTOREN.get(check.sector, "niet ingevuld")),
        Line("Functie", answer=work.label if work else "niet ingevuld"),
        Line("Stap in de meldcode", answer=str(check.stap or "niet ingevuld")),
        Line("Er is nu direct gevaar", answer="ja" if check.gevaar == "ja" else "niet aangekruist"),
    ]
    items = [
        item for item in kennis.soort("bijzonder") if item.id.rpartition(".")[2] in check.bijzonder
    ]
    lines += [
        Line("Omstandigheid", answer=item.titel, notes=sources.notes(item)) for item in items
    ] or [Line("Omstandigheden", answer="geen aangekruist")]
    return Part("Situatie", tuple(lines))


def _step(kennis: Kennis, check: Check, stap: int, sources: _Sources) -> Part:
    items = [kennis.item(point.id) for point in check.points(stap)]
    lines = tuple(
        Line(item.titel, ticked=item.id in check.vinkjes, notes=sources.notes(item))
        for item in items
    )
    return Part(f"Stap {stap}: {kennis.item(f'meldcode.stap{stap}').titel}", lines, write=2)


def _weighing(kennis: Kennis, check: Check, sources: _Sources) -> Part:
    lines = []
    for number in VRAGEN:
        item = kennis.item(f"weging.vraag{number}")
        answer = answers_of(number).get(check.answer(number), "niet beantwoord")
        lines.append(Line(item.titel, answer=answer, notes=sources.notes(item)))
    return Part("Wegen", tuple(lines), write=3)


def _outcome(kennis: Kennis, outcome: Outcome, sources: _Sources) -> Part:
    lines = list(_told(kennis, [outcome.item], sources))
    for id, answer in besluiten(outcome).items():
        item = kennis.item(id)
        lines.append(Line(item.titel, answer=answer, notes=sources.notes(item)))
    return Part("Uitkomst", tuple(lines), write=3)


def _told(kennis: Kennis, ids: Iterable[str], sources: _Sources) -> tuple[Line, ...]:
    items = [kennis.item(id) for id in ids]
    return tuple(
        Line(
            item.titel,
            detail=" ".join(item.alineas),
            points=item.punten,
            notes=sources.notes(item),
        )
        for item in items
    )
