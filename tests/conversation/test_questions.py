"""What is asked next: safety first, what is known is not asked, what was skipped is let go."""

from __future__ import annotations

import pytest

from bot.conversation.questions import next_question, questions_for
from bot.conversation.state import ROLLEN, ConversationState, state_from_slots


@pytest.mark.parametrize("rol", [None, *ROLLEN])
def test_safety_comes_first_and_the_choice_last(rol: str | None) -> None:
    order = questions_for(rol)
    assert order[:2] == ("acuut", "rol")
    assert order[-1] == "wens"
    assert len(set(order)) == len(order)


def test_a_professional_is_asked_sector_and_step_early() -> None:
    order = questions_for("professional")
    assert order.index("sector") < order.index("zorgen")
    assert order.index("meldcode_stap") < order.index("zorgen")


@pytest.mark.parametrize("rol", ["slachtoffer", "minderjarige", "pleger"])
def test_who_is_in_it_is_not_asked_for_a_relation(rol: str) -> None:
    assert "relatie" not in questions_for(rol)
    assert "sector" not in questions_for(rol)


def test_what_is_known_is_not_asked() -> None:
    state = ConversationState(acuut=False, rol="omstander", relatie="buren", zorgen=("psychisch",))
    assert next_question(state) == "gezinssamenstelling"


def test_a_zero_is_an_answer() -> None:
    state = state_from_slots({"rol": "slachtoffer", "veiligheidscijfer": 0, "acuut": False})
    assert state.knows("veiligheidscijfer") and state.knows("acuut")


def test_what_was_skipped_is_let_go() -> None:
    known = dict.fromkeys(("relatie", "gezinssamenstelling", "verwachting", "regio"), "x")
    state = state_from_slots(
        {
            **known,
            "rol": "omstander",
            "zorgen": ["onbekend"],
            "overgeslagen": ["acuut", "veiligheidscijfer"],
            "wens": "advies",
        }
    )
    assert next_question(state) is None


def test_a_rol_nobody_knows_counts_as_unknown() -> None:
    assert state_from_slots({"rol": "koning"}).rol is None
