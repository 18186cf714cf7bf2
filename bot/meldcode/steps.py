"""What belongs to each step: points to tick, with for whom they are.

The ids are items of `data/kennis` (soort `stap_punt`): title is the text of the tick box, text
the help, with source. A test holds both lists against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Point:
    """One tick box.

    Attributes:
        id: item in `data/kennis`.
        stap: the step it belongs to.
        when: circumstances of which at least one must hold; empty means: always.
        key: a step without it is not done; the others are good practice or depend on the case.
    """

    id: str
    stap: int
    when: frozenset[str] = frozenset()
    key: bool = False


_TABLE = """
1 | veiligheid | key |
1 | feiten | key |
1 | bron | |
1 | beide_kanten | |
1 | kindcheck | key | volwassene
1 | mantelzorgcheck | key | volwassene mantelzorg
1 | letsel | |
2 | collega | key |
2 | veilig_thuis | |
2 | deskundige | key | dwingende_controle eergerelateerd seksueel_geweld eigen_veiligheid
3 | voorbereid | |
3 | gesproken | key |
3 | reactie | key |
3 | kind | |
3 | open | |
4 | gewogen | key |
4 | kader | |
4 | vragen | key |
5 | melden | key |
5 | hulp | key |
5 | verteld | |
5 | volgen | key |
5 | vastgelegd | key |
"""


def _points() -> dict[str, Point]:
    found = {}
    for line in _TABLE.strip().splitlines():
        stap, name, key, when = (part.strip() for part in line.split("|"))
        id = f"meldcode.stap{stap}.{name}"
        found[id] = Point(id, int(stap), frozenset(when.split()), key == "key")
    return found


POINTS: Mapping[str, Point] = MappingProxyType(_points())
