"""The order of questions when somebody weighs in the chat."""

from __future__ import annotations

from bot.conversation.check_talk import Talk
from bot.conversation.state import ConversationState
from bot.meldcode import FUNCTIES

TEACHER = ConversationState(rol="professional", acuut=False, sector="onderwijs", meldcode_stap=4)


def heard(*ways: str, state: ConversationState = TEACHER) -> Talk:
    """The check after these answers, written to the slot and read back after each of them."""
    values: list[str] = []
    for way in ways:
        talk = Talk.read(values, state)
        talk.hear(f"weeg.{way}")
        values = talk.values()
    return Talk.read(values, state)


def name_of(talk: Talk) -> str | None:
    asked = talk.next()
    return None if asked is None else asked.item.id if asked.item else asked.name


def test_what_the_conversation_knows_is_not_asked() -> None:
    assert name_of(Talk.read((), ConversationState())) == "gevaar"
    assert name_of(Talk.read((), ConversationState(acuut=False))) == "sector"
    assert name_of(Talk.read((), TEACHER)) == "functie"
    no_step = ConversationState(acuut=False, sector="onderwijs")
    assert name_of(heard("functie.leerkracht", state=no_step)) == "stap"
    assert name_of(heard("functie.leerkracht")) == "bijzonder"


def test_danger_since_then_is_asked_first() -> None:
    danger = ConversationState(acuut=True, sector="onderwijs")
    assert name_of(Talk.read(["gevaar=nee"], danger)) == "gevaar"


def test_the_questions_stop_when_the_outcome_is_firm() -> None:
    start = ("functie.leerkracht", "voorbij.bijzonder")
    assert name_of(heard(*start)) == "weging.vraag1"
    assert name_of(heard(*start, "v1.ja")) == "weging.vraag2"
    talk = heard(*start, "v1.ja", "v2.structureel")
    assert (name_of(talk), talk.outcome().code) == (None, "melden_structureel")
    talk = heard(*start, "v1.nee")
    assert (name_of(talk), talk.outcome().code) == (None, "afsluiten")
    talk = heard(*start, "v1.ja", "v2.nee", "v3.ja", "v4.ja", "v5.ja")
    assert (name_of(talk), talk.outcome().code) == (None, "hulp")


def test_not_knowing_ends_in_advice_and_never_asks_twice() -> None:
    start = ("voorbij.functie", "voorbij.bijzonder")
    asked = []
    answers: list[str] = []
    while (question := name_of(heard(*start, *answers))) is not None:
        asked.append(question)
        answers.append(f"v{question[-1]}.weet_niet")
    assert asked == ["weging.vraag1", "weging.vraag2"]
    assert heard(*start, *answers).outcome().code == "onvoldoende_bekend"
    asked = []
    answers = ["v1.ja"]
    while (question := name_of(heard(*start, *answers))) is not None:
        asked.append(question)
        answers.append(f"v{question[-1]}.weet_niet")
    assert asked == [f"weging.vraag{number}" for number in (2, 3, 4, 5)]


def test_disclosure_and_staff_give_an_outcome_at_once() -> None:
    talk = heard("functie.leerkracht", "bijzonder.onthulling")
    assert (name_of(talk), talk.outcome().code) == (None, "melden_onthulling")
    talk = heard("functie.schoolleider", "bijzonder.medewerker")
    assert (name_of(talk), talk.outcome().code) == (None, "ander_spoor")


def test_weighing_again_keeps_the_work_and_nothing_else() -> None:
    talk = heard("functie.leerkracht", "voorbij.bijzonder", "v1.ja", "v2.acuut", "opnieuw")
    assert talk.check.functie == "leerkracht"
    assert talk.check.weging == ()
    assert name_of(talk) == "bijzonder"


def test_what_is_in_no_list_changes_nothing() -> None:
    for way in ("v2.Jan_Jansen", "functie.jan", "bijzonder.piet", "gevaar.misschien", "v9.ja", "x"):
        talk = heard(way)
        assert not any("jan" in value.lower() or "piet" in value for value in talk.values())
        assert name_of(talk) == "functie"


def test_every_function_can_be_chosen() -> None:
    for functie in FUNCTIES.values():
        state = ConversationState(acuut=False, sector=functie.sector)
        asked = Talk.read((), state).next()
        assert asked is not None
        assert functie.label in {button["title"] for button in asked.buttons}
