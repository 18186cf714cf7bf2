"""What the rest of the program sees of a place: regions, resolutions and matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True)
class Regio:
    """One of the 25 Veilig Thuis regions (HP, Vooraf and §3).

    Attributes:
        id: stable id, for example "ijsselland".
        naam: full name, for example "Veilig Thuis IJsselland".
        telefoon: number to call; the national number for every region.
        website: address that was checked, or None when it was not.
        provincies: names of the provinces it lies in.
    """

    id: str
    naam: str
    telefoon: str
    website: str | None
    provincies: tuple[str, ...]


class Choice(NamedTuple):
    """One possible meaning of a name, to ask about.

    Attributes:
        label: what to show, for example "Laren (Gelderland)".
        regio_id: id of the region it lies in.
        gemeente: municipality, or None when the choice is a whole region.
    """

    label: str
    regio_id: str
    gemeente: str | None


@dataclass(frozen=True)
class Known:
    """The name lies in exactly one region.

    Attributes:
        regio: the region.
        gemeente: municipality, or None for a province or district that spans several.
        plaats: the usual name of the place.
        zeker: False where the facts mark the place's region as derived, not checked.
    """

    regio: Regio
    gemeente: str | None
    plaats: str
    zeker: bool = True


@dataclass(frozen=True)
class Ambiguous:
    """The name exists in more than one region: ask which is meant.

    Attributes:
        naam: the name in doubt.
        choices: the possible meanings; a place that gives its name to a municipality comes first.
    """

    naam: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Unknown:
    """No place was recognised.

    Attributes:
        suggestions: up to three labels of places with a name that looks like it.
    """

    suggestions: tuple[str, ...] = ()


Resolution: TypeAlias = Known | Ambiguous | Unknown


@dataclass(frozen=True)
class PlaceMatch:
    """A place found in running text.

    Attributes:
        start: first character of the match.
        end: character after the match.
        text: the matched text as it was written.
        resolution: Known or Ambiguous, never Unknown.
        of_speaker: True where the writer says "I live / work / come from there".
        corrected: True where the name was misspelled.
    """

    start: int
    end: int
    text: str
    resolution: Known | Ambiguous
    of_speaker: bool = False
    corrected: bool = False
