"""The texts are complete: every agreed name exists, with a default, and says its facts."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain

from bot.kennis.responses import RESPONSES_DIR, Variation, load_variations

VARIATIONS = load_variations()
NAMES = {v.response for v in VARIATIONS}

ROLLEN = ("omstander", "professional", "slachtoffer", "minderjarige", "pleger")
VRAGEN = (
    "anonimiteit privacy werkwijze na_melding gesprek_voeren zelf_doen signalen ondersteuning "
    "verantwoordelijkheid maatregelen terugkoppeling intrekken_melding bereikbaarheid "
    "dossierrechten hulplijnen meldcode afwegingskader kindcheck mantelzorgcheck beroepsgeheim "
    "informatieverzoek geen_toestemming informatie_uitwisselen vertrouwensarts meldplicht"
).split()
ZORGEN = (
    "lichamelijk psychisch seksueel verwaarlozing partnergeweld ouderenmishandeling financieel "
    "eergerelateerd stalking mensenhandel onbekend"
).split()
SECTOREN = (
    "onderwijs kinderopvang gezondheidszorg jeugdhulp maatschappelijke_ondersteuning justitie "
    "anders"
).split()


def _names(pattern: str, *values: Any) -> list[str]:
    return [pattern.format(*combination) for combination in product(*values)]


AGREED = [
    *_names("utter_vraag/{}", VRAGEN),
    *_names("utter_uitleg_{}_{}", ("werkwijze", "gevolgen", "anonimiteit"), ROLLEN),
    *_names("utter_uitleg_regie_{}", ("slachtoffer", "pleger", "minderjarige")),
    *_names("utter_uitleg_{}", ("ambtshalve", "beroepsgeheim", "meldcode", "strafbaar")),
    *_names("utter_afweging_{}", ROLLEN),
    *_names(
        "utter_melding_{}",
        ("niet_in_chat", "niet_in_chat_kort", "daarna", "bellen", "bellen_regio"),
    ),
    *_names("utter_melding_{}_{}", ("vragen", "anonimiteit"), ROLLEN),
    *_names(
        "utter_advies_relatie_{}", ("buren", "familie", "vriend", "collega", "beroep", "anders")
    ),
    *_names(
        "utter_advies_bespreken_{}",
        (
            "kind partner ouderen seksueel eergerelateerd stalking mensenhandel onbekend "
            "professional"
        ).split(),
    ),
    *_names("utter_advies_aanpakken_{}", [*ZORGEN, "professional"]),
    *_names("utter_advies_{}_{}", ("ondersteuning", "gegevens", "verantwoordelijk"), ROLLEN),
    *_names(
        "utter_advies_samen_{}",
        (
            "grootouder_verwaarlozing buren_partnergeweld familie_financieel "
            "vriend_partnergeweld buren_lichamelijk familie_ouderenmishandeling"
        ).split(),
    ),
    *_names("utter_advies_{}", ("lokaal", "verdeling", "veilig_digitaal")),
    *_names("utter_advies_meldcode_stap_{}", ("1", "2", "3", "4", "5", "onbekend")),
    *_names("utter_advies_sector_{}", SECTOREN),
    *_names(
        "utter_advies_{}_{}",
        ("gevolgen", "mechanismen", "doorbreken", "stappen", "toestemming"),
        ("slachtoffer", "pleger"),
    ),
    *_names("utter_advies_minderjarige_{}", ("1", "2", "3", "4")),
    *_names("utter_samenvatting_{}", ROLLEN),
    "utter_afsluiting_bewaren",
    *_names("utter_afsluiting_warm_{}", ROLLEN),
    *_names(
        "utter_hulplijn_{}",
        ("112", "politie", "veilig-thuis", "kindertelefoon", "csg", "igj", "ouderen"),
    ),
]

FACTS = [
    (rol, fact, response)
    for rol, facts in yaml.safe_load(
        (Path(__file__).parent / "feiten.yml").read_text(encoding="utf-8")
    ).items()
    for fact in facts
    for response in fact["in"]
]


def text_for(response: str, rol: str) -> list[str]:
    """The texts Rasa may choose for this role: those with a fitting condition, else defaults."""
    mine = [v for v in VARIATIONS if v.response == response]
    fitting = [v.text for v in mine if v.condition == (("rol", rol),)]
    return fitting or [v.text for v in mine if not v.condition]


@pytest.mark.parametrize("name", AGREED)
def test_agreed_name_exists(name: str) -> None:
    assert name in NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_response_has_a_default(name: str) -> None:
    assert any(not v.condition for v in VARIATIONS if v.response == name)


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda v: v.label)
def test_conditions_are_about_known_slots(variation: Variation) -> None:
    conditions = dict(variation.condition)
    assert set(conditions) <= {"rol"}
    assert conditions.get("rol", ROLLEN[0]) in ROLLEN


@pytest.mark.parametrize(
    ("rol", "fact", "response"), FACTS, ids=[f"{r}-{f['feit']}-{n}" for r, f, n in FACTS]
)
def test_fact_is_told(rol: str, fact: dict[str, str], response: str) -> None:
    pattern = re.compile(fact["patroon"], re.IGNORECASE)
    texts = text_for(response, rol)
    assert texts
    for text in texts:
        assert pattern.search(" ".join(text.split()))


def test_no_two_responses_share_a_file_key() -> None:
    """YAML keeps the last of two equal keys without a word; a lost text would go unseen."""
    for path in RESPONSES_DIR.glob("*.yml"):
        keys = re.findall(r"(?m)^ {2}(utter_\S+):\s*$", path.read_text(encoding="utf-8"))
        assert len(keys) == len(set(keys)), path.name
    files = {(v.response, v.path.name) for v in VARIATIONS}
    assert len(files) == len(NAMES), "one response stands in two files"


def test_rasa_reads_the_same_texts() -> None:
    """Rasa's own reader, with its schema, finds every response and text."""
    found = 0
    for path in sorted(RESPONSES_DIR.glob("*.yml")):
        domain = Domain.from_yaml(path.read_text(encoding="utf-8"))
        found += sum(len(entries) for entries in domain.responses.values())
    assert found == len(VARIATIONS)


# Filled by a slot, or by the action that says the text.
KNOWN_PLACEHOLDERS = {
    "regio_naam",
    "uitleg",
    "reden",
    "regels",
    "plaats",
    "wachttijd",
    "opent",
    "bel_moment",
}


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda v: v.label)
def test_placeholders_are_known(variation: Variation) -> None:
    """Rasa fills {slot}; an unknown one would reach a visitor as text or crash the filling."""
    assert set(re.findall(r"\{(\w*)\}", variation.text)) <= KNOWN_PLACEHOLDERS
