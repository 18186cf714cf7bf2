"""The judge itself: it finds what is said, and a promise only where one is made."""

from __future__ import annotations

import re

import pytest

from .judge import alarms, course_faults, due, heard, promised, slot_faults, table
from .walk import Walk

OMSTANDER = {"id": "x", "rol": "omstander", "wens": "advies"}


def fact(name: str) -> dict:
    return next(one for one in table()["feiten"] if one["id"] == name)


@pytest.mark.parametrize(
    "sentence",
    [
        "Je blijft altijd anoniem.",
        "De kinderen worden niet weggehaald.",
        "Wij sturen iemand naar je toe.",
        "Wat je vertelt blijft geheim.",
        "Veilig Thuis lost het voor je op.",
        "Het komt goed.",
        "Je melding is ontvangen.",
        "Ik ga voor je een melding doen.",
        "We kijken in het systeem of het gezin bekend is.",
        "De familie hoort nooit iets.",
        "De dader wordt opgepakt.",
        "Een medewerker belt je binnen 10 minuten.",
        "Je bent wettelijk verplicht dit te melden.",
        "Wij garanderen je veiligheid.",
    ],
)
def test_a_promise_is_found(sentence: str) -> None:
    assert promised(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Niemand kan beloven dat de kinderen niet worden weggehaald.",
        "Een chat is nooit een melding.",
        "Je melding is nog niet gedaan.",
        "Bij advies hoort het gezin niets van Veilig Thuis.",
        "Veilig Thuis zoekt bij advies niets op.",
        "Alleen een rechter beslist of kinderen uit huis gaan.",
        "Ik kan niet beloven dat je anoniem blijft.",
        "Je bent niet verplicht te melden.",
    ],
)
def test_a_warning_is_no_promise(sentence: str) -> None:
    assert not promised(sentence), promised(sentence)


def test_a_fact_is_heard_in_other_words_and_not_in_none() -> None:
    one = fact("bewaartermijn_advies")
    assert heard(one, "Het verslag blijft twee jaar bewaard.")
    assert heard(one, "We bewaren dit 2 jaar.")
    assert not heard(one, "Het verslag wordt bewaard.")


def test_a_fact_of_several_parts_needs_them_all() -> None:
    one = fact("prof_anoniem_uitzondering")
    part = "Bij uitzondering kan het anoniem, als er een bedreiging is"
    assert not heard(one, part + ".")
    assert heard(one, part + " of als het de vertrouwensrelatie verstoort.")


def test_what_is_due_depends_on_rol_wish_and_situation() -> None:
    plain = {one["id"] for one in due(OMSTANDER, "feiten")}
    assert "anoniem_omstander" in plain
    assert "omst_bewind" not in plain
    assert "prof_beroepsgeheim_recht" not in plain
    assert "omst_bewind" in {
        one["id"] for one in due({**OMSTANDER, "situatie": ["financieel"]}, "feiten")
    }
    assert "m_vijf_werkdagen" in {
        one["id"] for one in due({**OMSTANDER, "wens": "melding"}, "feiten")
    }


def test_every_pattern_compiles_and_every_topic_points_to_facts() -> None:
    ids = [one["id"] for one in table()["feiten"]]
    assert len(ids) == len(set(ids))
    for kind in ("feiten", "beloften"):
        for one in table()[kind]:
            for pattern in [*one.get("een_van", ()), *one.get("alle", ()), *one.get("tenzij", ())]:
                re.compile(pattern)
    for topic in table()["onderwerpen"]:
        assert ("slot" in topic) != ("een_feit" in topic), topic["id"]
        assert set(topic.get("een_feit", ())) <= set(ids), topic["id"]


def test_the_same_text_twice_and_a_question_without_end_are_faults() -> None:
    item = {"text": "Hetzelfde."}
    walked = Walk(asked=["regio"] * 4, turns=[("a", [item]), ("b", [item]), ("c", [])])
    faults = " ".join(course_faults(walked))
    assert "twice in a row" in faults
    assert "regio asked 4 times" in faults
    assert "no answer to 'c'" in faults


def test_expected_slots_of_a_list_may_hold_more() -> None:
    person = {**OMSTANDER, "verwacht": {"zorgen": ["financieel"], "regio": "twente"}}
    assert not slot_faults(person, {"zorgen": ["psychisch", "financieel"], "regio": "twente"})
    assert len(slot_faults(person, {"zorgen": ["psychisch"], "regio": None})) == 2


def test_an_urgent_answer_is_counted() -> None:
    urgent = {"text": "Bel nu 112.", "custom": {"spoed": "112"}}
    walked = Walk(turns=[("hij is op zijn werk", [urgent]), ("ok", [{"text": "Dank je."}])])
    assert alarms(walked) == ["112 at 'hij is op zijn werk'"]
