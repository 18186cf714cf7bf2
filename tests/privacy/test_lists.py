"""The lists of organisations and streets, and what counts as one name in two spellings."""

from __future__ import annotations

import pytest

from bot.privacy.document import Document
from bot.privacy.gazetteer import gazetteer
from bot.privacy.recognizers.listed_organisation import ListedOrganisationRecognizer
from bot.privacy.recognizers.listed_street import ListedStreetRecognizer
from bot.privacy.similar import similar


def pieces(
    recognizer: ListedStreetRecognizer | ListedOrganisationRecognizer, text: str
) -> list[str]:
    return [text[a.start : a.end] for a in recognizer.find(Document(text))]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("boterbloem 12 staat bekend", "boterbloem 12"),
        ("het is de hoge wei 22", "de hoge wei 22"),
        ("ze woont aan de minervaweg", "minervaweg"),
        ("mispel 23b, geel huis", "mispel 23b"),
    ],
)
def test_a_street_that_only_the_list_knows(text: str, piece: str) -> None:
    assert piece in pieces(ListedStreetRecognizer(), text)


@pytest.mark.parametrize(
    "text",
    ["groep 5 en klas 3", "in mei 2015 was het mis", "finn 5 en lotte 3", "met 12 personen", "op de weg",
     "mijn dochter is 6", "kamer 3 is leeg", "hij is op weg"],
)  # fmt: skip
def test_a_number_after_a_word_is_no_address_by_itself(text: str) -> None:
    assert pieces(ListedStreetRecognizer(), text) == []


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("ze is opgenomen in het jeroen bosch", "het jeroen bosch"),
        ("hij voetbalt bij quick boys", "quick boys"),
        ("hij werkt bij vopak", "vopak"),
    ],
)
def test_a_listed_organisation_where_the_talk_is_of_it(text: str, piece: str) -> None:
    assert pieces(ListedOrganisationRecognizer(), text) == [piece]


@pytest.mark.parametrize(
    "text",
    ["bij de lidl stond een vrouw te huilen", "ik bestel bij bol", "elke keer als ajax verliest"],
)
def test_a_shop_or_club_that_everybody_names_stays(text: str) -> None:
    assert pieces(ListedOrganisationRecognizer(), text) == []


def test_a_phrase_is_found_whole_and_gives_its_kind() -> None:
    found = gazetteer().organisations(["in", "het", "jeroen", "bosch", "ligt", "ze"])
    assert found == ["", "zorg", "zorg", "zorg", "", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [("sjantal", "chantal"), ("melodie", "melody"), ("jordi", "jordy"), ("mehmed", "mehmet")],
)
def test_spellings_that_sound_alike_are_one_name(one: str, other: str) -> None:
    assert similar(one, other)
    assert similar(other, one)


@pytest.mark.parametrize(("one", "other"), [("kim", "tim"), ("jan", "jos"), ("anna", "moeder")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not similar(one, other)
