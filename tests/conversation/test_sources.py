""" "Waar staat dat?": who asks it, and what is told."""

from __future__ import annotations

import pytest

from bot.conversation.sources import asks_source, source_lines, statements
from bot.kennis.items import load


@pytest.mark.parametrize(
    "text",
    [
        "waar staat dat?",
        "Waar staat dat",
        "en waar staat dat dan?",
        "waar komt dat vandaan?",
        "wat is de bron?",
        "wat is jullie bron daarvan",
        "bron?",
        "hoe weet je dat?",
        "in welk protocol staat dat?",
        "waar haal je dat vandaan",
        "volgens wie?",
    ],
)
def test_asks_for_the_source(text: str) -> None:
    assert asks_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "waar staat mijn kind nu",
        "waar kan ik heen",
        "hoe weet je dat hij slaat",
        "ik weet niet waar dat staat, hij slaat haar nu",
        "bron van ellende is mijn man",
        "",
    ],
)
def test_asks_something_else(text: str) -> None:
    assert not asks_source(text)


def test_the_places_of_one_document_stand_together() -> None:
    said = [{"kop": "Anoniem", "bron": ["HP §6.5", "HP §6.5.1", "toolKID", "https://x.nl/a?b=1"]}]
    assert source_lines(said) == (
        "Anoniem: Handelingsprotocol Veilig Thuis (2025), §6.5, §6.5.1; "
        "toolKID, afspraken over informatie uitwisselen (regio Heerlen); https://x.nl/a?b=1",
    )


def test_an_item_tells_when_it_was_checked() -> None:
    item = load().item("verzoek.stappen.drie")
    (line,) = source_lines([{"bron": list(item.references), "kennis": item.id}])
    assert "punt 3" in line
    assert f"nagekeken op {item.gecontroleerd.day} " in line


def test_the_newest_statement_counts_and_a_question_only_when_nothing_was_said() -> None:
    question = {"vraag": "rol", "bron": ["HP §3.2"]}
    told = {"kop": "Anoniem", "bron": ["HP §6.5"]}
    ours = {"bron": ["Advieschat, contract"]}
    assert statements([[question], [told, question], [ours]]) == (told,)
    assert statements([[question], [{}]]) == (question,)
    assert statements([[]]) == ()
    assert source_lines([{"kop": "Zonder bron"}]) == ()
