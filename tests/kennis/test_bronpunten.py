"""Every point of the source documents on sharing information is carried, or left out with a reason.

`bronpunten.yml` is the table; whether a reader finds each item in three turns is tested with the
real assistant in tests/dialogue/test_kennis.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation.questions import questions_for
from bot.kennis.items import load
from bot.kennis.leesbaarheid import measure
from bot.kennis.responses import load_variations

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "bronpunten.yml").read_text(encoding="utf-8")
)
POINTS = [(document, point) for document, points in TABLE.items() for point in points]
CARRIERS = {"item", "antwoord", "vraag", "weggelaten"}
RESPONSES = {variation.response for variation in load_variations()}
INFORMATIE = load().soort("informatie")


@pytest.mark.parametrize(
    ("document", "point"), POINTS, ids=[f"{d}-{p['plaats']}-{p['punt'][:40]}" for d, p in POINTS]
)
def test_a_point_is_carried_or_left_out_with_a_reason(document: str, point: dict[str, Any]) -> None:
    assert set(point) <= {"plaats", "punt"} | CARRIERS
    carried = CARRIERS & set(point)
    assert carried
    assert ("weggelaten" not in carried) or (carried == {"weggelaten"} and point["weggelaten"])
    for id in point.get("item", ()):
        item = load().item(id)
        places = {bron.plaats for bron in item.bron if bron.werk.id == document}
        assert point["plaats"] in places, f"{id} does not name {document}, {point['plaats']}"
    assert set(point.get("antwoord", ())) <= RESPONSES
    assert set(point.get("vraag", ())) <= set(questions_for("professional"))


def test_the_documents_are_all_there() -> None:
    places = {
        document: {
            bron.plaats for item in INFORMATIE for bron in item.bron if bron.werk.id == document
        }
        for document in ("zeven_richtlijnen", "vt_utrecht", "toolkid")
    }
    for document, used in places.items():
        assert used == {point["plaats"] for point in TABLE[document]}, document
    sections = {point["plaats"] for point in TABLE["handelingsprotocol"]}
    assert {"§3.2", "§3.2.2", "§5.2.2", "§6.3", "§6.5", "§9.6"} <= sections


@pytest.mark.parametrize("item", INFORMATIE, ids=lambda item: item.id)
def test_a_professional_reads_it_easily(item: Any) -> None:
    """The bar of tests/responses/test_leesbaarheid.py for professionals."""
    m = measure("\n".join([item.tekst, *item.punten]))
    assert m.flesch_douma >= 45
    assert m.mean_sentence <= 14
    assert m.longest_sentence <= 25
    assert m.words <= 160, "more is a wall of text: make it two items"
