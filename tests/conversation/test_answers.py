"""What a message tells, given the question before it."""

from __future__ import annotations

import pytest

from bot.conversation.answers import expectation, read_answer, yes_or_no
from bot.conversation.message import Message
from bot.conversation.regio_answer import choose
from bot.conversation.state import ConversationState

NOBODY = ConversationState()
NEIGHBOUR = ConversationState(rol="omstander", acuut=False)


def told(
    text: str, intent: str = "beschrijf_zorgen", confidence: float = 0.9, **entities: list
) -> Message:
    return Message(text, intent, confidence, entities=entities)


def test_one_message_fills_several_slots() -> None:
    message = told(
        "ik ben juf in Zwolle en een jongen uit mijn klas zit onder de blauwe plekken",
        "rol_professional",
        sector=["onderwijs"],
        relatie=["leerkracht"],
        zorgen=["lichamelijk"],
        plaats=["Zwolle"],
    )
    slots = read_answer(message, None, NOBODY).slots
    assert slots["rol"] == "professional"
    assert slots["sector"] == "onderwijs"
    assert slots["relatie"] == "leerkracht"
    assert slots["zorgen"] == ["lichamelijk"]
    assert slots["regio"] == "ijsselland"


@pytest.mark.parametrize(
    ("text", "intent", "answer"),
    [
        ("ja", "bevestigen", True),
        ("nee", "ontkennen", False),
        ("nee maar vorige week wel", "beschrijf_zorgen", False),
        ("nee hoor, nu is het rustig", "beschrijf_zorgen", False),
        ("ja dat klopt", "bevestigen", True),
        ("misschien", "weet_niet", None),
        ("hij werkt bij de bakker", "beschrijf_zorgen", None),
    ],
)
def test_yes_and_no(text: str, intent: str, answer: bool | None) -> None:
    assert yes_or_no(told(text, intent)) is answer


@pytest.mark.parametrize("asked", ["rol", "relatie", "zorgen", "regio", "veiligheidscijfer"])
def test_not_knowing_is_a_fine_answer_to_every_question(asked: str) -> None:
    filled = read_answer(told("weet ik niet", "weet_niet"), asked, NEIGHBOUR)
    assert filled.skipped == asked and filled.slots == {} and filled.answers(asked)


@pytest.mark.parametrize(
    ("value", "stored", "problem"),
    [(4, 4.0, ""), (0, 0.0, ""), (10, 10.0, ""), (11, None, "cijfer")],
)
def test_the_scale_goes_from_zero_to_ten(value: float, stored: float | None, problem: str) -> None:
    filled = read_answer(
        told(str(value), "geef_cijfer", cijfer=[value]), "veiligheidscijfer", NEIGHBOUR
    )
    assert filled.slots.get("veiligheidscijfer") == stored
    assert filled.problem == problem


@pytest.mark.parametrize(
    ("text", "stored", "problem"),
    [("8", 8.0, ""), ("0", 0.0, ""), ("een 7 denk", 7.0, ""), ("12", None, "cijfer")],
)
def test_a_bare_number_is_read_without_the_entity(
    text: str, stored: float | None, problem: str
) -> None:
    filled = read_answer(told(text), "veiligheidscijfer", NEIGHBOUR)
    assert filled.slots.get("veiligheidscijfer") == stored
    assert filled.problem == problem


def test_a_place_that_exists_twice_is_asked_again_and_then_known() -> None:
    first = read_answer(told("laren", "geef_plaats"), "regio", NEIGHBOUR)
    assert first.problem == "regio_dubbel" and "regio" not in first.slots
    state = ConversationState(rol="omstander", regio_choices=tuple(first.slots["regio_keuzes"]))
    second = read_answer(told("die in gelderland", "geef_plaats"), "regio", state)
    assert second.slots["regio"] == "noord-en-oost-gelderland"


def test_a_place_nobody_knows_is_a_problem_not_a_guess() -> None:
    filled = read_answer(told("xqwzdorp", "geef_plaats"), "regio", NEIGHBOUR)
    assert filled.problem == "regio_onbekend" and "regio" not in filled.slots


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "de eerste",
        "doe maar de eerste die je noemt",
        "die bovenste",
        "niet de tweede",
        "Laren (Gelderland)",
        "gelderland",
        "in gelderland",
        "de eerste, bij Lochem",
    ],
)
def test_choosing_among_places(text: str) -> None:
    choices = (
        "Laren (Gelderland)|noord-en-oost-gelderland",
        "Laren (Noord-Holland)|gooi-en-vechtstreek",
    )
    assert choose(choices, text) == "noord-en-oost-gelderland"


def test_an_unclear_choice_is_no_choice() -> None:
    choices = (
        "Laren (Gelderland)|noord-en-oost-gelderland",
        "Laren (Noord-Holland)|gooi-en-vechtstreek",
    )
    assert choose(choices, "laren") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("dat het stopt", "veiligheid"),
        ("ik wil weten wat ik kan doen", "advies"),
        ("dat ze hulp krijgen", "hulp_gezin"),
        ("gewoon mijn verhaal kwijt", "verhaal_kwijt"),
        ("tja", "anders"),
    ],
)
def test_an_expectation_is_kept_as_a_kind_never_as_words(text: str, kind: str) -> None:
    assert expectation(told(text)) == kind


@pytest.mark.parametrize(
    ("text", "intent", "wens"),
    [
        ("doe maar advies", "wil_advies", "advies"),
        ("toch maar een melding", "wil_melden", "melding"),
        ("is dit wel erg genoeg", "twijfel_melden", "advies"),
        ("iemand spreken", "wil_medewerker", "medewerker"),
        ("advies", "nlu_fallback", "advies"),
    ],
)
def test_the_choice(text: str, intent: str, wens: str) -> None:
    assert read_answer(told(text, intent), "wens", NEIGHBOUR).slots["wens"] == wens


def test_a_rol_is_not_changed_by_a_weak_sign() -> None:
    message = told("ik weet het niet meer", "rol_slachtoffer", 0.5)
    assert "rol" not in read_answer(message, "zorgen", NEIGHBOUR).slots


def test_who_calls_himself_a_neighbour_is_no_child() -> None:
    message = told(
        "ik ben buurman en hoor elke avond een kind huilen",
        "rol_minderjarige",
        0.83,
        relatie=["buren"],
    )
    assert read_answer(message, None, NOBODY).slots["rol"] == "omstander"


def test_danger_of_a_pleger_tells_the_rol() -> None:
    message = Message(
        "ik ben bang dat ik mijn baby wat aandoe",
        "acuut_gevaar",
        1.0,
        entities={"relatie": ["ouder"]},
        danger={"spoed": "112", "vlaggen": ["pleger"]},
    )
    assert read_answer(message, None, NOBODY).slots["rol"] == "pleger"


@pytest.mark.parametrize("intent", ["wil_medewerker", "wil_terugbellen"])
def test_the_rol_is_heard_beside_a_wish_for_a_human(intent: str) -> None:
    message = told("kan iemand mij terugbellen, ik ben opa", intent, relatie=["opa"])
    assert read_answer(message, None, NOBODY).slots["rol"] == "omstander"
