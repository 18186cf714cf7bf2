"""A check travels in form fields and holds values from closed lists only."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.meldcode import BIJZONDER, FUNCTIES, VRAGEN, Check, answers_of, from_fields, to_fields
from bot.meldcode.steps import POINTS


@st.composite
def checks(draw) -> Check:
    """Any check that a form can give."""
    functie = draw(st.sampled_from(list(FUNCTIES.values())))
    weging = tuple(draw(st.sampled_from(["", *answers_of(number)])) for number in VRAGEN)
    return Check(
        sector=functie.sector,
        functie=draw(st.sampled_from(["", functie.id])),
        stap=draw(st.sampled_from([None, 1, 2, 3, 4, 5])),
        gevaar=draw(st.sampled_from(["", "ja", "nee"])),
        bijzonder=draw(st.frozensets(st.sampled_from(BIJZONDER))),
        vinkjes=draw(st.frozensets(st.sampled_from(list(POINTS)))),
        weging=weging if any(weging) else (),
    )


def as_form(pairs) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


@settings(deadline=None)
@given(checks())
def test_there_and_back(check: Check) -> None:
    assert from_fields(as_form(to_fields(check))) == check


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["sector", "functie", "stap", "gevaar", "bijzonder", "vink", "v1", "v2", "naam"]
        ),
        st.lists(st.text()),
    )
)
def test_words_of_a_visitor_never_stay(fields: dict[str, list[str]]) -> None:
    known = {value for _, value in to_fields(from_fields(fields))}
    allowed = {"acuut", "allebei", "structureel", "weet_niet", "ja", "nee", "1", "2", "3", "4", "5"}
    assert known <= allowed | set(BIJZONDER) | set(POINTS) | set(FUNCTIES) | {
        f.sector for f in FUNCTIES.values()
    }


@pytest.mark.parametrize(
    "values",
    [
        {"sector": "bakkerij"},
        {"sector": "onderwijs", "functie": "huisarts"},
        {"functie": "huisarts"},
        {"stap": 6},
        {"gevaar": "misschien"},
        {"bijzonder": frozenset({"Jan de Vries"})},
        {"vinkjes": frozenset({"meldcode.stap1.naam"})},
        {"weging": ("ja", "ja")},
        {"weging": ("ja",) * 6},
    ],
)
def test_a_value_outside_the_lists_is_refused(values: dict) -> None:
    with pytest.raises(ValueError, match="from_fields") as caught:
        Check(**values)
    assert "Vries" not in str(caught.value)
