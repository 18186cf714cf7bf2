"""Whether somebody else can see the writer's telephone or this conversation."""

from __future__ import annotations

import re

_OTHER = r"(?:hij|zij|ze|man|vrouw|partner|ex|vriend|vriendin|vader|moeder|zoon|dochter|broer|iemand|he|she|husband)"
_LOOKS = r"(?:terug(?:zien|zie\w*|le(?:es|zen)|vind\w*|kijk\w*)|kijk\w*|check\w*|controle\w*|le(?:es|est|zen)|zie\w*|vind\w*|volg\w*|doorzoek\w*|pak\w*|afpak\w*|meekij\w*|meele\w*|bekij\w*|look\w*|reads?)"
_DEVICE = r"(?:telefoon|tel|mobiel\w*|gsm|app\w*|berichten|chat\w*|gesprek|geschiedenis|computer|laptop|mail|phone|history)"
_WATCHED = re.compile(
    rf"\b{_OTHER}\b[^.!?]{{0,30}}\b{_LOOKS}\b[^.!?]{{0,30}}\b{_DEVICE}\b"
    rf"|\b{_OTHER}\b[^.!?]{{0,30}}\b(?:mijn|m'n|mn|me|dit|de|my)\s+{_DEVICE}\b[^.!?]{{0,30}}\b{_LOOKS}"
    rf"|\b{_OTHER}\b (?:zit|snuffelt|loert) (?:\w+ ){{0,2}}(?:op|in|aan) (?:mijn|m'n|mn|me) {_DEVICE}"
    rf"|\b{_LOOKS}\b\s+(?:\w+\s+){{0,3}}?{_OTHER}\b[^.!?]{{0,30}}\b{_DEVICE}\b",
    re.I,
)


def is_watched(text: str) -> bool:
    """Whether `text` tells or asks whether somebody looks in the writer's telephone or messages."""
    return bool(_WATCHED.search(text))
