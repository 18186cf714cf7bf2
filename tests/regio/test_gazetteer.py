"""The whole table: every municipality, village and alias leads to its own region."""

from __future__ import annotations

import csv

import pytest

from bot.regio import Ambiguous, Known, Resolution, find_places, resolve
from bot.regio.gazetteer import DATA, load_gazetteer
from bot.regio.tokens import key_of


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PLACES = rows("plaatsen.csv")
# The province is meant before the village in Maashorst, which "Zeeland in Brabant" reaches.
PROVINCE_FIRST = ("Zeeland", "oost-brabant")


def regions(found: Resolution) -> set[str]:
    if isinstance(found, Known):
        return {found.regio.id}
    if isinstance(found, Ambiguous):
        return {choice.regio_id for choice in found.choices}
    return set()


def test_table_is_whole() -> None:
    kinds = [row["soort"] for row in PLACES]
    assert kinds.count("gemeente") == 342
    assert kinds.count("woonplaats") == 2501
    assert {r for row in PLACES for r in row["regio"].split(";")} == set(load_gazetteer().regios)


@pytest.mark.parametrize("form", [str, str.lower, str.upper], ids=["as-is", "lower", "upper"])
def test_every_name_leads_to_its_region(form: type[str]) -> None:
    wrong = [
        (row["naam"], row["regio"])
        for row in PLACES
        if not regions(resolve(form(row["naam"]))) & set(row["regio"].split(";"))
        and (row["naam"], row["regio"]) != PROVINCE_FIRST
    ]
    assert wrong == []


def test_every_municipality_is_known_or_lists_itself_first() -> None:
    for row in PLACES:
        if row["soort"] != "gemeente":
            continue
        found = resolve(row["naam"])
        if isinstance(found, Ambiguous):
            assert found.choices[0].regio_id == row["regio"], row["naam"]
            assert found.choices[0].gemeente == row["naam"]
        else:
            assert regions(found) == {row["regio"]}


def test_every_village_with_cue_is_found_in_a_sentence() -> None:
    """After "woont in" even Best, Echt and Huizen are places; only the listed few never are."""
    niveaus = load_gazetteer().niveaus
    missed = []
    for row in PLACES:
        if row["soort"] not in ("gemeente", "woonplaats", "oude_gemeente"):
            continue
        if niveaus.get(key_of(row["naam"])) == "nooit":
            continue
        found = find_places(f"Het gezin woont in {row['naam']}.")
        if not any(row["regio"] in regions(match.resolution) for match in found):
            missed.append(row["naam"])
    assert set(missed) <= {"Zeeland"}


def test_doubled_names_in_two_regions_are_asked() -> None:
    per_name: dict[str, set[str]] = {}
    for row in PLACES:
        if row["soort"] in ("gemeente", "woonplaats"):
            per_name.setdefault(row["naam"], set()).add(row["regio"])
    doubled = {name: found for name, found in per_name.items() if len(found) > 1}
    assert {"Laren", "Beek", "Hoorn"} <= set(doubled)
    for name, expected in doubled.items():
        if name == "Zeeland":
            continue
        found = resolve(name)
        assert isinstance(found, Ambiguous), name
        assert expected <= regions(found)


def test_guarded_words_are_names_in_the_table() -> None:
    gazetteer = load_gazetteer()
    assert [key for key in gazetteer.niveaus if key not in gazetteer.index] == []


def test_no_ordinary_word_is_a_place_in_the_table() -> None:
    gazetteer = load_gazetteer()
    assert not {word for word in gazetteer.no_place if (word,) in gazetteer.index}
