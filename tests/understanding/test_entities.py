"""Entities of a message: one line of `entity_data/<entity>.txt` is one case."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.entities import find_all, relatie_groep
from bot.understanding.entities.functions import FUNCTIONS, SECTORS
from bot.understanding.entities.zorgen import KINDS

FOLDER = Path(__file__).parent / "entity_data"
CASES = [
    (file.stem, *(part.strip() for part in line.split("|")))
    for file in sorted(FOLDER.glob("*.txt"))
    for line in file.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
ONE_VALUE = {"gezinssamenstelling"}


@pytest.mark.parametrize(
    ("entity", "text", "asked", "expected"), CASES, ids=[f"{c[0]}: {c[1]}|{c[2]}" for c in CASES]
)
def test_sentence(entity: str, text: str, asked: str, expected: str) -> None:
    found = [str(item.value) for item in find_all(text, asked or None) if item.entity == entity]
    wanted = [] if expected == "-" else [expected] if entity in ONE_VALUE else expected.split(",")
    if entity == "zorgen":
        found, wanted = sorted(found), sorted(wanted)
    assert found == wanted


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize("text", sorted({case[1] for case in CASES}))
def test_positions_lie_in_the_text(text: str) -> None:
    for item in find_all(text):
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂🙂", "\u202eabc", "İİİ slaat İ", "[NAAM]"])
def test_odd_text_does_no_harm(text: str) -> None:
    for asked in (None, "regio", "relatie", "veiligheidscijfer", "gezinssamenstelling", "sector"):
        for item in find_all(text, asked):
            assert 0 <= item.start < item.end <= len(text)


def test_one_message_fills_several_slots() -> None:
    text = "ik ben juf in Zwolle en een jongen uit mijn klas zit onder de blauwe plekken"
    found = {item.entity: item.value for item in find_all(text)}
    assert found == {
        "sector": "onderwijs",
        "relatie": "leerkracht",
        "plaats": "Zwolle",
        "zorgen": "lichamelijk",
    }


def test_step_of_the_meldcode_is_a_professionals() -> None:
    text = "ik heb met de ouders gepraat"
    assert any(item.entity == "meldcode_stap" for item in find_all(text, rol="professional"))
    assert not any(item.entity == "meldcode_stap" for item in find_all(text, rol="omstander"))


@pytest.mark.parametrize(
    ("value", "group"),
    [
        ("buren", "buren"),
        ("oma", "familie"),
        ("grootouder", "familie"),
        ("ex-partner", "familie"),
        ("vriend", "vriend"),
        ("collega", "vriend"),
        ("leerkracht", "beroep"),
        ("huisarts", "beroep"),
        ("zelf", "zelf"),
        ("iets anders", "anders"),
    ],
)
def test_group_of_a_relation(value: str, group: str) -> None:
    assert relatie_groep(value) == group


def test_every_function_has_a_sector_of_the_contract_and_a_group() -> None:
    assert {
        "onderwijs",
        "kinderopvang",
        "gezondheidszorg",
        "jeugdhulp",
        "maatschappelijke_ondersteuning",
        "justitie",
        "anders",
    } == SECTORS
    assert all(relatie_groep(relatie) == "beroep" for _, relatie, _ in FUNCTIONS)


def test_kinds_of_harm_are_those_of_the_contract() -> None:
    used = {item.value for c in CASES for item in find_all(c[1]) if item.entity == "zorgen"}
    assert used <= set(KINDS)
    assert len(KINDS) == 11
