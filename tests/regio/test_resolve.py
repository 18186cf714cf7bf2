"""From an answer to a region."""

from __future__ import annotations

import pytest

from bot.regio import (
    Ambiguous,
    Known,
    Unknown,
    best_match,
    find_places,
    full_name,
    regio,
    regios,
    resolve,
)


def region_of(answer: str, previous: str = "") -> str | None:
    choices = ()
    if previous:
        asked = resolve(previous)
        assert isinstance(asked, Ambiguous)
        choices = asked.choices
    found = resolve(answer, choices)
    return found.regio.id if isinstance(found, Known) else None


@pytest.mark.parametrize(
    ("previous", "answer", "expected"),
    [
        ("laren", "die in noord-holland", "gooi-en-vechtstreek"),
        ("laren", "noord holland", "gooi-en-vechtstreek"),
        ("laren", "NH", "gooi-en-vechtstreek"),
        ("laren", "bij Hilversum", "gooi-en-vechtstreek"),
        ("laren", "in het gooi", "gooi-en-vechtstreek"),
        ("laren", "de eerste", "gooi-en-vechtstreek"),
        ("laren", "1", "gooi-en-vechtstreek"),
        ("laren", "gelderland", "noord-en-oost-gelderland"),
        ("laren", "gld", "noord-en-oost-gelderland"),
        ("laren", "gemeente lochem", "noord-en-oost-gelderland"),
        ("laren", "in de achterhoek", "noord-en-oost-gelderland"),
        ("laren", "de tweede", "noord-en-oost-gelderland"),
        ("laren", "Laren (Gelderland)", "noord-en-oost-gelderland"),
        ("laren", "laren in gelderland", "noord-en-oost-gelderland"),
        ("laren", "zwolle", "ijsselland"),
        ("beek", "die bij nijmegen", "gelderland-zuid"),
        ("beek", "montferland", "noord-en-oost-gelderland"),
        ("beek", "limburg", "zuid-limburg"),
        ("beek", "de laatste", "noord-en-oost-gelderland"),
        ("hoorn", "op terschelling", "friesland"),
        ("hoorn", "friesland", "friesland"),
        ("hoorn", "west-friesland", "noord-holland-noord"),
        ("hoorn", "in noord-holland", "noord-holland-noord"),
        ("limburg", "zuid limburg", "zuid-limburg"),
        ("limburg", "maastricht", "zuid-limburg"),
        ("limburg", "venlo", "noord-en-midden-limburg"),
        ("overijssel", "twente", "twente"),
        ("overijssel", "bij deventer", "ijsselland"),
        ("brabant", "tilburg", "midden-brabant"),
        ("brabant", "west brabant", "west-brabant"),
        ("alphen", "aan den rijn", "hollands-midden"),
        ("krimpen", "aan den ijssel", "rotterdam-rijnmond"),
        ("krimpen", "aan de lek", "hollands-midden"),
        ("hengelo", "overijssel", "twente"),
        ("hengelo", "bronckhorst", "noord-en-oost-gelderland"),
        ("heusden", "gemeente asten", "oost-brabant"),
    ],
)
def test_answer_to_the_follow_up(previous: str, answer: str, expected: str) -> None:
    assert region_of(answer, previous) == expected


def test_follow_up_that_leaves_two_asks_about_those_two() -> None:
    asked = resolve("beek")
    assert isinstance(asked, Ambiguous)
    left = resolve("in gelderland", asked.choices)
    assert isinstance(left, Ambiguous)
    assert {choice.regio_id for choice in left.choices} == {
        "gelderland-zuid",
        "noord-en-oost-gelderland",
    }


@pytest.mark.parametrize("answer", ["nee", "weet ik niet", "hoezo?", ""])
def test_no_answer_is_unknown(answer: str) -> None:
    asked = resolve("laren")
    assert isinstance(asked, Ambiguous)
    assert isinstance(resolve(answer, asked.choices), Unknown)
    assert resolve(answer) == Unknown()


def test_unknown_suggests_names_that_look_alike() -> None:
    found = resolve("schoonhaven")
    assert found == resolve("Schoonhoven") or (
        isinstance(found, Unknown) and "Schoonhoven" in found.suggestions
    )
    far = resolve("winterswick dorp")
    assert not isinstance(far, Unknown) or "Winterswijk" in far.suggestions


def test_every_label_resolves_to_its_own_region() -> None:
    for name in ("laren", "beek", "hoorn", "rijswijk", "alphen", "brabant", "veluwe", "valkenburg"):
        asked = resolve(name)
        assert isinstance(asked, Ambiguous)
        for choice in asked.choices:
            found = resolve(choice.label, asked.choices)
            assert isinstance(found, Known)
            assert (found.regio.id, found.gemeente) == (choice.regio_id, choice.gemeente)


def test_derived_facts_are_marked() -> None:
    drunen, zwolle = resolve("Drunen"), resolve("Zwolle")
    assert isinstance(zwolle, Known)
    assert zwolle.zeker
    assert isinstance(drunen, Known)


def test_place_of_the_child_wins_over_the_speakers_own() -> None:
    matches = find_places("ik woon in Utrecht, mijn kleinzoon woont in Zwolle")
    found = best_match(matches).resolution
    assert isinstance(found, Known)
    assert found.regio.id == "ijsselland"


def test_regions() -> None:
    everything = regios()
    assert len(everything) == 25
    assert all(item.telefoon == "0800-2000" for item in everything)
    assert regio("drenthe").website is None  # not confirmed, so not told
    assert regio("zeeland").website == "https://www.veiligthuiszeeland.nl"
    with pytest.raises(KeyError, match="Use one of"):
        regio("atlantis")


def test_full_name_leads_back_to_the_same_region() -> None:
    for text in (
        "Laren in Gelderland",
        "Beek bij Nijmegen",
        "zeeland in brabant",
        "zwole",
        "twente",
    ):
        found = resolve(text)
        assert isinstance(found, Known)
        again = resolve(full_name(found))
        assert isinstance(again, Known)
        assert again.regio == found.regio
    zwolle = resolve("zwole")
    assert isinstance(zwolle, Known)
    assert full_name(zwolle) == "Zwolle"


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("zwole", "ijsselland"),
        ("s hertogenbosch", "oost-brabant"),
        ("’s hertogenbos", "oost-brabant"),
        ("den bosch", "oost-brabant"),
        ("rdam", "rotterdam-rijnmond"),
    ],
)
def test_places_as_people_type_them(typed: str, region: str) -> None:
    found = resolve(typed)
    assert isinstance(found, Known)
    assert found.regio.id == region
