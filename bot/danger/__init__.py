"""Danger: does a message need 112 or 113 at once, and which red flags does it speak of?

Pure Python, no Rasa. `assess(text, context)` judges one message together with what came before it.
"""

from bot.danger.assess import assess
from bot.danger.model import Assessment, Context, Spoed, Tijd

__all__ = ["Assessment", "Context", "Spoed", "Tijd", "assess"]
