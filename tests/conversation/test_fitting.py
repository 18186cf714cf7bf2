"""What is meant for professionals never reaches a citizen who did not ask for it."""

from __future__ import annotations

import pytest

from bot.conversation.fitting import PROFESSIONAL_ONLY, fits, fitting_topic

CITIZENS = ("omstander", "slachtoffer", "minderjarige", "pleger")


@pytest.mark.parametrize("rol", CITIZENS)
@pytest.mark.parametrize("topic", sorted(PROFESSIONAL_ONLY))
def test_a_citizen_hears_nothing_for_professionals(topic: str, rol: str) -> None:
    assert not fits(topic, "hoe gaat het nu verder dan?", rol, 0.99)
    assert fits(topic, "hoe gaat het nu verder dan?", "professional", 0.2)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("meldcode", "wat is die meldcode waar de juf het over had?"),
        ("beroepsgeheim", "heeft de huisarts geen beroepsgeheim?"),
        ("dossierrechten", "mag ik dat dossier inzien?"),
    ],
)
def test_who_asks_for_it_by_its_name_hears_it(topic: str, text: str) -> None:
    assert fits(topic, text, "omstander", 0.4)


def test_that_something_is_in_the_file_is_no_question_about_rights() -> None:
    assert not fits("dossierrechten", "dat heb ik toch al in dat dossier gezet", "omstander", 0.9)


def test_an_unknown_rol_hears_it_only_when_it_is_sure() -> None:
    assert fits("meldcode", "welke stappen zet ik", None, 0.9)
    assert not fits("meldcode", "en nu", None, 0.3)


def test_the_next_topic_that_fits_is_told_or_none() -> None:
    ranking = (("meldcode", 0.5), ("zelf_doen", 0.3), ("signalen", 0.1))
    assert fitting_topic(ranking, "en hoe nu verder", "omstander") == "zelf_doen"
    assert fitting_topic(ranking, "en hoe nu verder", "professional") == "meldcode"
    guess = (("meldcode", 0.5), ("zelf_doen", 0.05))
    assert fitting_topic(guess, "en hoe nu verder", "omstander") is None
