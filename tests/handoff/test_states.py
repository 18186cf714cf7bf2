"""The table of states: what it allows, and that nothing else is."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.handoff.errors import AlreadyEndedError, TransitionError
from bot.handoff.states import ACTIONS, TRANSITIONS, Action, status_after
from bot.handoff.values import (
    CLOSE_REASONS,
    KINDS,
    MOMENTS,
    OPEN_STATUSES,
    REASONS,
    SIDES,
    STATUSES,
    CloseReason,
    Kind,
    Moment,
    Reason,
    Side,
    Status,
)

ENDED = sorted(set(STATUSES) - set(OPEN_STATUSES))


@pytest.mark.parametrize("status", ENDED)
@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_nothing_happens_after_the_end(status: Status, action: Action) -> None:
    with pytest.raises(AlreadyEndedError) as raised:
        status_after(status, action)
    assert raised.value.status == status


def test_every_ending_can_be_reached_and_every_action_is_in_the_table() -> None:
    assert set(TRANSITIONS.values()) == set(STATUSES)
    assert {action for _, action in TRANSITIONS} == set(ACTIONS) - {"aangevraagd"}


@pytest.mark.parametrize(
    ("status", "action"),
    [
        ("wachtend", "afgerond"),  # somebody must have picked it up
        ("wachtend", "beeindigd"),
        ("wachtend", "doorgegeven_collega"),
        ("wachtend", "teruggezet"),
        ("opgepakt", "opgepakt"),
        ("opgepakt", "ingetrokken"),
    ],
)
def test_what_is_not_in_the_table_is_refused(status: Status, action: Action) -> None:
    with pytest.raises(TransitionError) as raised:
        status_after(status, action)
    assert not isinstance(raised.value, AlreadyEndedError)


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (KINDS, Kind),
        (REASONS, Reason),
        (STATUSES, Status),
        (MOMENTS, Moment),
        (CLOSE_REASONS, CloseReason),
        (ACTIONS, Action),
        (SIDES, Side),
    ],
)
def test_every_value_has_a_label_and_every_label_a_value(labels: object, kind: object) -> None:
    assert set(labels) == set(get_args(kind))  # type: ignore[call-overload]
