"""Asks `vervolg` until it is answered; what interrupts is answered first."""

from __future__ import annotations

from rasa_sdk import Action

from actions.yes_no_form import YesNoForm


class ValidateVervolgForm(YesNoForm, Action):
    """A form of one question."""

    slot = "vervolg"
