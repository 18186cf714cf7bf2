"""The items of a conversation as they are kept: for who lost the connection or reloads the page."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.channel import Item
from bot.assistant.kept import Said, client_id_of
from bot.handoff.model import Message
from bot.handoff.notices import message_item


def numbered(said: Said, name: str) -> Item:
    """One message as an item, with its number and the message it belongs to."""
    item: Item = {"recipient_id": name, **said.item, "nr": said.nr}
    if said.message_id is not None:
        item["client_id"] = client_id_of(said.message_id)
    if said.side == "bezoeker":
        item["custom"] = {"wie": "bezoeker"}
    return item


def talk_item(message: Message, name: str) -> Item:
    """One message of a talk with a medewerker."""
    item: Item = {"recipient_id": name, **message_item(message)}
    if message.side == "bezoeker":
        item["client_id"] = message.client_id
    return item


def missed_items(
    said: Sequence[Said], talked: Sequence[Message], name: str, after: int
) -> list[Item]:
    """Everything after number `after`; from the beginning with the talk, by moment.

    Args:
        said: messages of the assistant's conversation.
        talked: messages with medewerkers.
        name: the visitor's own id.
        after: the last number that is there already; 0 for none.
    """
    found = [(one.at, numbered(one, name)) for one in said if one.nr > after and one.item]
    if after == 0:
        found += [(one.at.timestamp(), talk_item(one, name)) for one in talked]
        # Sorting is stable, so what was said at one moment keeps its order.
        found.sort(key=lambda one: one[0])
    return [item for _, item in found]
