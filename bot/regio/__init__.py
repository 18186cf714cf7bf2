"""From a place, as people write it, to its Veilig Thuis region."""

from bot.regio.abroad import asks_for_help_abroad, lives_abroad
from bot.regio.finder import find_places
from bot.regio.model import (
    Ambiguous,
    Choice,
    Known,
    PlaceMatch,
    Regio,
    Resolution,
    Unknown,
)
from bot.regio.resolve import best_match, full_name, pick, regio, regios, resolve

__all__ = [
    "Ambiguous",
    "Choice",
    "Known",
    "PlaceMatch",
    "Regio",
    "Resolution",
    "Unknown",
    "asks_for_help_abroad",
    "best_match",
    "find_places",
    "full_name",
    "lives_abroad",
    "pick",
    "regio",
    "regios",
    "resolve",
]
