"""From the meanings of a name to one region, or to the choices to ask about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.regio.gazetteer import AREAS, Entry, Gazetteer, base_name
from bot.regio.model import Ambiguous, Choice, Known


def _rank(entry: Entry) -> tuple[int, int]:
    kinds = {"gemeente": 0, "woonplaats": 1, "oude_gemeente": 2}
    return (0 if entry.is_namesake else 1, kinds.get(entry.soort, 3))


def settle(gazetteer: Gazetteer, entries: Sequence[Entry]) -> Known | Ambiguous:
    """One region when all meanings lie in it, else the choices.

    Args:
        gazetteer: the table of places.
        entries: the meanings of one name; at least one.
    """
    # A province is meant before the one village that carries its name.
    provinces = [entry for entry in entries if entry.soort == "provincie"]
    ranked = sorted(provinces or entries, key=_rank)
    regions = list(dict.fromkeys(regio for entry in ranked for regio in entry.regios))
    best = ranked[0]
    if len(regions) == 1:
        gemeenten = {entry.gemeente for entry in ranked if entry.gemeente}
        gemeente = best.gemeente if best.is_namesake or len(gemeenten) == 1 else None
        return Known(
            gazetteer.regios[regions[0]],
            gemeente,
            best.plaats,
            any(entry.zeker for entry in ranked),
        )
    name = base_name(best.plaats if len({e.plaats for e in ranked}) == 1 else best.naam)
    return Ambiguous(name, tuple(_choices(gazetteer, ranked, name)))


def _choices(gazetteer: Gazetteer, entries: Sequence[Entry], name: str) -> Iterable[Choice]:
    per_region: dict[str, list[Entry]] = {}
    for entry in entries:
        for regio in entry.regios:
            per_region.setdefault(regio, []).append(entry)
    if any(entry.soort in AREAS for entry in entries):
        for regio in per_region:
            label = gazetteer.regios[regio].naam.removeprefix("Veilig Thuis ")
            yield Choice(label, regio, None)
        return
    provinces = [group[0].provincie for group in per_region.values()]
    for regio, group in per_region.items():
        first = group[0]
        gemeenten = {entry.gemeente for entry in group}
        gemeente = first.gemeente if first.is_namesake or len(gemeenten) == 1 else None
        if first.plaats != name and base_name(first.plaats).lower() != name.lower():
            label = first.plaats  # "Alphen aan den Rijn" tells itself apart from "Alphen"
        elif provinces.count(first.provincie) == 1:
            label = f"{name} ({first.provincie})"
        else:
            label = f"{name} ({first.provincie}, gemeente {base_name(first.gemeente or '')})"
        yield Choice(label, regio, gemeente)


def narrow(entries: Sequence[Entry], by: Sequence[Entry]) -> list[Entry]:
    """The meanings in `entries` that lie where one of the meanings in `by` lies.

    A province counts as a province, a place or region by its region.
    """
    kept: list[Entry] = []
    for entry in entries:
        for other in by:
            if other.soort == "provincie":
                fits = entry.provincie == other.provincie
            else:
                fits = bool(set(entry.regios) & set(other.regios))
            if fits and entry not in kept:
                kept.append(entry)
    return kept
