"""Entities of a message, recognised by rules: one file per entity, pure functions, no Rasa.

Every recognizer is `find(text, asked=False) -> list[Found]`; `asked` is True when the message
answers the question for that slot, so that a short answer counts.
"""

from bot.understanding.entities.everything import find_all
from bot.understanding.entities.found import Found
from bot.understanding.entities.relatie import relatie_groep

__all__ = ["Found", "find_all", "relatie_groep"]
