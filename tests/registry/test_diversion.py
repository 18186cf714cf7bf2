"""Answers that never enter the conversation: what is taken, refused or heard by the conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy import redact
from bot.registry import diversion
from bot.registry.codes import new_code, new_dossiernummer
from bot.registry.diversion import VRAGEN, Found, Onward, Refused, lift, read_answer
from bot.registry.urgent import tells_of_danger

CASES = yaml.safe_load((Path(__file__).parent / "data" / "answers.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("vraag", "case"),
    [(vraag, case) for vraag, cases in CASES.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else str(value["answer"])[:40],
)
def test_answers(vraag: diversion.Vraag, case: dict[str, object]) -> None:
    answer = read_answer(vraag, str(case["answer"]), lambda _text: False)
    if "found" in case:
        assert isinstance(answer, Found)
        assert answer.values == case["found"]
    elif "refused" in case:
        assert isinstance(answer, Refused)
        assert str(case["refused"]) in answer.reason
    else:
        assert answer == Onward()


EXAMPLES = ("AV-1234-567", "12345678", "...")


def test_there_are_cases_for_every_question() -> None:
    assert set(CASES) == set(VRAGEN)


@pytest.mark.parametrize("vraag", VRAGEN)
@pytest.mark.parametrize(
    "cry", ["hij staat met een mes voor de deur", "bel 112 nu", "ik wil niet meer leven", "help me"]
)
def test_danger_comes_first(vraag: diversion.Vraag, cry: str) -> None:
    assert read_answer(vraag, cry, tells_of_danger) == Onward()


def test_danger_comes_before_a_number_in_the_same_message() -> None:
    text = "hij slaat haar nu bel 0612345678"
    assert read_answer("telefoon", text, tells_of_danger) == Onward()


@pytest.mark.parametrize(
    ("vraag", "case"),
    [(vraag, case) for vraag, cases in CASES.items() for case in cases if "found" in case],
    ids=lambda value: value if isinstance(value, str) else str(value["answer"])[:40],
)
def test_an_ordinary_answer_is_no_danger(vraag: str, case: dict[str, object]) -> None:
    assert not tells_of_danger(str(case["answer"]))


def test_a_refusal_repeats_nothing_of_the_answer() -> None:
    for vraag, cases in CASES.items():
        for case in cases:
            answer = read_answer(vraag, case["answer"], lambda _text: False)
            # Two of the answers are part of the example that the reason itself gives.
            if isinstance(answer, Refused) and case["answer"] not in EXAMPLES:
                assert case["answer"] not in answer.reason


def test_values_are_not_in_the_representation() -> None:
    answer = read_answer("naam", "Sanne Bakker", lambda _text: False)
    assert "Sanne" not in repr(answer)


@pytest.mark.parametrize(
    "placeholder",
    [
        diversion.NAAM,
        diversion.TELEFOON,
        diversion.EMAIL,
        diversion.ORGANISATIE,
        diversion.DOSSIERNUMMER,
        diversion.CODE,
    ],
)
def test_the_redactor_leaves_placeholders_alone(placeholder: str) -> None:
    assert redact(placeholder) == placeholder


def test_number_and_code_are_lifted_out_of_any_message() -> None:
    text = "hoi ik heb av-1234-5678 met code kd7f-93xw-hq4t en wil verder praten"
    assert lift(text) == (
        "hoi ik heb [DOSSIERNUMMER] met code [CODE] en wil verder praten",
        {"dossiernummer": "AV-1234-5678", "code": "KD7F-93XW-HQ4T"},
    )


@pytest.mark.parametrize(
    "text", ["hij is 4", "bel 0612345678", "mijn kind is 12-03-2015 geboren", "dat-is-niet-waar"]
)
def test_ordinary_messages_are_left_alone(text: str) -> None:
    assert lift(text) == (text, {})


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400), st.sampled_from(VRAGEN))
def test_no_answer_makes_it_fall(text: str, vraag: diversion.Vraag) -> None:
    assert isinstance(read_answer(vraag, text, lambda _text: False), Found | Refused | Onward)
    lift(text)


def test_what_is_given_out_is_always_read_back() -> None:
    for _ in range(100):
        number, code = new_dossiernummer(), new_code()
        _, lifted = lift(f"{number.lower()} {code.lower()}")
        assert lifted == {"dossiernummer": number, "code": code}
