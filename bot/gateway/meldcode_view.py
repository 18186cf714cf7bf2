"""What the pages of `/meldcode` show: the check beside the knowledge, ready for a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.kennis.items import Item, Kennis
from bot.meldcode import FUNCTIES, SECTOREN, STAPPEN, VRAGEN, Check, Outcome, answers_of, next_step
from bot.meldcode.words import besluiten

# The pages in their order: name in the form, and heading.
PAGES: dict[str, str] = {
    "werk": "Jouw werk",
    "stappen": "De vijf stappen",
    "wegen": "Wegen",
    "uitkomst": "Uitkomst",
}


@dataclass(frozen=True)
class Choice:
    """An answer that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Tick:
    """A tick box with its explanation."""

    item: Item
    value: str
    ticked: bool


@dataclass(frozen=True)
class StepView:
    """One of the five steps."""

    number: int
    item: Item
    ticks: tuple[Tick, ...]
    help: tuple[Item, ...]
    here: bool

    @property
    def done(self) -> int:
        """How many points are ticked."""
        return sum(tick.ticked for tick in self.ticks)


@dataclass(frozen=True)
class QuestionView:
    """One weighing question."""

    number: int
    item: Item
    choices: tuple[Choice, ...]
    terms: tuple[Item, ...]


@dataclass(frozen=True)
class OutcomeView:
    """The outcome in words.

    Attributes:
        outcome: the outcome itself.
        item: what comes out.
        redenen: why.
        vervolg: what to do now.
        altijd: what always holds.
        open_punten: key points that are not done.
        besluiten: the two decisions with their answer in words.
    """

    outcome: Outcome
    item: Item
    redenen: tuple[Item, ...]
    vervolg: tuple[Item, ...]
    altijd: tuple[Item, ...]
    open_punten: tuple[Item, ...]
    besluiten: tuple[tuple[Item, str], ...]


def functions(check: Check) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """All functions by sector, for one list."""
    return tuple(
        (
            label,
            tuple(
                Choice(one.id, one.label, one.id == check.functie)
                for one in FUNCTIES.values()
                if one.sector == sector
            ),
        )
        for sector, label in SECTOREN.items()
    )


def circumstances(kennis: Kennis, check: Check) -> tuple[Tick, ...]:
    """The circumstances to tick."""
    return tuple(
        Tick(item, item.id.rpartition(".")[2], item.id.rpartition(".")[2] in check.bijzonder)
        for item in kennis.soort("bijzonder")
    )


def steps(kennis: Kennis, check: Check) -> tuple[StepView, ...]:
    """The five steps with what belongs to each."""
    here = check.stap or next_step(check)
    return tuple(
        StepView(
            number=stap,
            item=kennis.item(f"meldcode.stap{stap}"),
            ticks=tuple(
                Tick(kennis.item(point.id), point.id, point.id in check.vinkjes)
                for point in check.points(stap)
            ),
            help=_help(kennis, check, stap),
            here=stap == here,
        )
        for stap in STAPPEN
    )


def sector_items(kennis: Kennis, check: Check) -> tuple[Item, ...]:
    """What is different in this sector and for this function."""
    if not check.sector:
        return ()
    own = f"sector.{check.sector}"
    work = check.work
    ids = [own, *(f"{own}.{name}" for name in sorted(work.kenmerken if work else ()))]
    return tuple(kennis.items[id] for id in ids if id in kennis.items)


def questions(kennis: Kennis, check: Check) -> tuple[QuestionView, ...]:
    """The five weighing questions, as one series."""
    return tuple(
        QuestionView(
            number=number,
            item=kennis.item(f"weging.vraag{number}"),
            choices=tuple(
                Choice(value, label, value == check.answer(number))
                for value, label in answers_of(number).items()
            ),
            terms=tuple(kennis.item(id) for id in _TERMS.get(number, ())),
        )
        for number in VRAGEN
    )


def outcome_view(kennis: Kennis, outcome: Outcome) -> OutcomeView:
    """The outcome in words."""
    return OutcomeView(
        outcome=outcome,
        item=kennis.item(outcome.item),
        redenen=_items(kennis, outcome.redenen),
        vervolg=_items(kennis, outcome.vervolg),
        altijd=_items(kennis, outcome.altijd),
        open_punten=_items(kennis, outcome.open_punten),
        besluiten=tuple((kennis.item(id), answer) for id, answer in besluiten(outcome).items()),
    )


_TERMS = {
    2: ("begrip.acuut", "begrip.structureel", "begrip.onthulling", "begrip.norm"),
    5: ("begrip.hulp_mogelijk",),
}


def _help(kennis: Kennis, check: Check, stap: int) -> tuple[Item, ...]:
    found = list(kennis.onder(f"meldcode.stap{stap}", "hulp"))
    if stap == 1:
        found += [kennis.item("check.kind")] if "volwassene" in check.circumstances else []
        if check.circumstances & {"volwassene", "mantelzorg"}:
            found.append(kennis.item("check.mantelzorg"))
        found.append(kennis.item("signalen.hoe"))
    if stap == 5:
        found += kennis.soort("anonimiteit")
    return tuple(found)


def _items(kennis: Kennis, ids: Sequence[str]) -> tuple[Item, ...]:
    return tuple(kennis.item(id) for id in ids)
