"""Errors that Advieschat raises on purpose.

    AdvieschatError
    ├── SettingsError          a setting in the environment cannot be used
    ├── MessageError           a visitor's message cannot be taken (bad input, HTTP 4xx)
    ├── ModelMissingError         no trained model: run `advieschat train`
    └── RegistryError          bot.registry.errors has the tree below it

Every message says what to do next, and none carries text that a visitor typed.
"""

from __future__ import annotations


class AdvieschatError(Exception):
    """Base of every error that Advieschat raises on purpose."""


class SettingsError(AdvieschatError):
    """A setting in the environment cannot be used; the message names it and a right value."""


class MessageError(AdvieschatError):
    """A visitor's message cannot be taken; the message says what is wrong with it."""


class ModelMissingError(AdvieschatError):
    """There is no trained model to load; run `advieschat train`."""


class RegistryError(AdvieschatError):
    """The registry could not do what was asked; nothing was half-written."""
