"""Questions asked often are recognized in any words, and stories with the same words are not."""

from __future__ import annotations

import pytest

from bot.kennis.responses import load_variations
from bot.understanding.asked_often import _TOPICS, WHY, topic_of
from bot.understanding.intent_classifier import asked


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("schakelen jullie dan meteen de politie in?", "politie"),
        ("krijgt de politie dit te horen?", "politie"),
        ("ik woon met mijn vrouw, maar bel je nu de politie?", "politie"),
        ("hoe werkt aangifte doen eigenlijk?", "aangifte"),
        ("zou ik aangifte moeten doen denk je?", "aangifte"),
        ("kan mijn vriend op mijn laptop zien wat ik hier typ?", "telefoon"),
        ("wat als ze in mijn mobiel kijkt?", "telefoon"),
        ("kan ze deze chat teruglezen?", "telefoon"),
        ("kost dit geld?", "kosten"),
        ("moet ik hiervoor betalen?", "kosten"),
        ("stel dat mijn man erachter komt dat ik hier heb gechat?", "ontdekt"),
        ("weet mijn zus dan dat ik met jullie praat?", "ontdekt"),
        ("horen mijn ouders hiervan?", "ontdekt"),
        ("moet ik hem dan verlaten?", "weggaan"),
        ("zijn jullie van jeugdzorg?", "jeugdzorg"),
        ("wat is het verschil met de kinderbescherming?", "jeugdzorg"),
        ("is dat normaal?", "normaal"),
        ("en als het nou niet klopt, wat dan?", "onterecht"),
        ("zou ik haar vriend eens aanspreken?", "confronteren"),
        ("ik ga die vent opzoeken en bellen", "confronteren"),
        ("luister je eigenlijk wel?", "lees_je"),
        ("wat betekent onveilig?", "veilig"),
        ("ben ik dan een waardeloze vader?", "slechte_ouder"),
        ("hoe haal ik deze chat weg van mijn mobieltje", "wissen"),
        ("hoe wis ik mijn geschiedenis?", "wissen"),
        ("zodat mijn vrouw het niet ziet op mijn laptop", "wissen"),
        ("vertellen jullie dit aan mijn vader?", "ouders_bellen"),
        ("ga je nu mn mama bellen", "ouders_bellen"),
        ("krijgen mijn ouders dit te zien?", "ouders_bellen"),
        ("moet ik dit aan mijn mentor vertellen?", "school"),
        ("kan ik het beter tegen de juf zeggen?", "school"),
        ("waarom wil je dat weten?", WHY),
        ("Breda, maar waar heb je dat voor nodig?", WHY),
    ],
)
def test_a_question_asked_often_is_recognized(text: str, topic: str | None) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "de politie is hier al drie keer geweest",
        "ze heeft vorige maand aangifte gedaan",
        "hij kijkt elke avond in mijn telefoon",
        "mijn buurman slaat zijn vrouw",
        "ik wil een melding doen",
        "ik ben een slechte slaper",
        "op school vertellen ze dat hij vaak blauwe plekken heeft",
        "mijn ouders bellen elke dag met mijn oma",
        "ik ben bang dat ze bij hem weggaat",
        "/vraag/privacy",
    ],
)
def test_a_story_is_no_question(text: str) -> None:
    assert topic_of(text) is None


def test_every_topic_has_an_answer() -> None:
    names = {v.response for v in load_variations()}
    topics = {topic for topic, _ in _TOPICS} - {WHY}
    assert {f"utter_antwoord_{topic}" for topic in topics} <= names


def test_a_wish_that_is_such_a_question_becomes_the_nearest_question() -> None:
    ranked = [("wil_terugbellen", 0.8), ("vraag/na_melding", 0.1), ("vraag_uitleg", 0.05)]
    assert asked(ranked, "belt u de politie?")[0][0] == "vraag/na_melding"
    assert asked(ranked, "waarom moet je dat weten?")[0][0] == "vraag_uitleg"
    assert asked(ranked, "bel mij maar terug") == ranked
