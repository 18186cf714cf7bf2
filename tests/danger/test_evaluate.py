"""The figures of issue 4: what counts as found, and what as a false alarm."""

from __future__ import annotations

from bot.danger.evaluate import figures, wanted_of

URGENT, EITHER, CALM = frozenset({"112"}), frozenset({"112", "113"}), frozenset[str]()


def test_the_wrong_number_is_found_but_not_right() -> None:
    found = figures(
        [(URGENT, "113"), (URGENT, "112"), (EITHER, "113"), (URGENT, None), (CALM, None)]
    )
    assert (found.urgent, found.caught, found.exact) == (4, 3, 2)
    assert (found.recall, found.right) == (0.75, 0.5)


def test_only_112_counts_as_the_alarm_of_the_bar() -> None:
    found = figures([(CALM, "112"), (CALM, "113"), (CALM, None), (CALM, None), (URGENT, "112")])
    assert (found.alarm, found.any_alarm) == (0.25, 0.5)


def test_what_is_wanted() -> None:
    assert wanted_of({"spoed": None}) == CALM
    assert wanted_of({"spoed": "112|113"}) == EITHER
