"""Nothing about the family is stored: every byte the program leaves behind is searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.canary.run import Outcome, canary

pytestmark = [pytest.mark.model, pytest.mark.slow]
CONVERSATIONS = 520


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    """One run of everything; the tests below read it."""
    yield from canary(tmp_path_factory.mktemp("canary"), CONVERSATIONS)


def test_nothing_that_the_redactor_finds_is_in_any_byte(
    outcome: Outcome, record_property: Callable[[str, object], None]
) -> None:
    record_property("figures", outcome.report())
    assert not outcome.hits


def test_the_search_would_have_found_it(outcome: Outcome) -> None:
    # Harmless words of the same messages are kept for 24 hours: the same search finds them.
    assert outcome.kept_markers > 0.95


def test_no_word_of_a_visitor_is_logged(outcome: Outcome) -> None:
    assert not outcome.logged


def test_the_errors_did_happen(outcome: Outcome) -> None:
    assert "action action_validate_slot_mappings failed: ValueError" in outcome.output
    assert "an answer failed: RuntimeError" in outcome.output
    assert outcome.cut_off > 0


def test_most_messages_were_answered(outcome: Outcome) -> None:
    assert outcome.answered > 0.85 * outcome.messages


def test_own_data_went_to_the_registry_and_not_through_the_conversation(outcome: Outcome) -> None:
    own = outcome.own
    # The flow did work: consent was asked, a wrong code refused, the right one opened it.
    assert "Wanneer" in own["gehoord terugbellen"]
    assert own["nummer"] in own["gehoord advies"]
    assert "klopt niet" in own["gehoord fout"] or "horen niet bij" in own["gehoord fout"]
    assert "Je dossier is open" in own["gehoord vervolg"]
    assert own["naam advies"].split()[0] in own["gehoord vervolg"]


def test_no_address_of_a_visitor_is_kept(outcome: Outcome) -> None:
    # Both addresses are among the tokens that were searched for.
    assert {"127.0.0.77", "203.0.113.77"} <= outcome.expected.absent


def test_the_output_is_short(outcome: Outcome, tmp_path: Path) -> None:
    """A log line per message would be a trace of who wrote when."""
    lines = outcome.output.splitlines()
    assert len(lines) < outcome.messages
