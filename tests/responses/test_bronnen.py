"""Every text names at least one known source (brief: no text without source)."""

from __future__ import annotations

import pytest

from bot.kennis.bronnen import load_bronnen
from bot.kennis.responses import Variation, load_variations

VARIATIONS = load_variations()


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda v: v.label)
def test_every_text_has_known_sources(variation: Variation) -> None:
    assert variation.bron, "give it custom.bron"
    problems = [problem for ref in variation.bron if (problem := load_bronnen().problem(ref))]
    assert not problems


@pytest.mark.parametrize(
    "reference",
    [
        "HP §6.5.9",
        "HP §16",
        "HP 6.5.1",
        "HP §6.5.1 en §6.5.2",
        "Handelingsprotocol",
        "Zeven richtlijnen, punt 8",
        "https://example.org/",
        "",
    ],
)
def test_unknown_source_is_refused(reference: str) -> None:
    assert load_bronnen().problem(reference)


@pytest.mark.parametrize("reference", ["HP §3", "HP §15.8.6.1", "HP bijlage 1", "toolKID"])
def test_known_source_is_accepted(reference: str) -> None:
    assert load_bronnen().problem(reference) == ""


def test_section_list_is_that_of_the_protocol() -> None:
    """167 numbered headings; gaps would let a wrong section pass or a right one fail."""
    paragrafen = load_bronnen().paragrafen
    assert len(paragrafen) == 167
    assert {str(chapter) for chapter in range(1, 16)} <= paragrafen
    for paragraaf in paragrafen:
        parent = paragraaf.rpartition(".")[0]
        assert not parent or parent in paragrafen, f"{paragraaf} has no parent section"


# 112 and 0800-2000 are in nearly every text; the other numbers must bring the page they come from.
NUMBER_SOURCES = {
    "0800-0432": "https://www.ikvermoedhuiselijkgeweld.nl/kindermishandeling",
    "0800-0188": "https://www.centrumseksueelgeweld.nl/category/in-de-media/",
    "0900-8844": "https://www.politie.nl/informatie/de-stalking-moet-stoppen.-wat-kan-ik-zelf-doen.html",
    "0800-0113": "https://www.nu.nl/binnenland/6062813/hulplijn-113-nu-ook-rechtstreeks-bereikbaar-voor-zelfmoordpreventie.html",
}


@pytest.mark.parametrize(
    ("number", "variation"),
    [(n, v) for n in NUMBER_SOURCES for v in VARIATIONS if n in v.text],
    ids=lambda value: value if isinstance(value, str) else value.label,
)
def test_number_brings_its_source(number: str, variation: Variation) -> None:
    assert NUMBER_SOURCES[number] in variation.bron
