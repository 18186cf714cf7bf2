"""One message of the visitor as the pipeline understood it (already redacted)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.conversation.guides import way_of

_QUESTION_START = re.compile(
    r"^\W*(?:(?:en|maar|ja|nee|ok|oke|oké|hoi|hallo|eh|uh)\W+)*"
    r"(?:wie|wat|waar\w*|wanneer|welke?|hoe\w*|waarom|wrm|kan|kun\w*|mag|moet|is|zijn|word\w*|"
    r"blijf\w*|komt?|komen|gaa?n?|gaat|heb\w*|doen|doet|zal|zou\w*|krijg\w*|hoor)\b",
    re.IGNORECASE,
)
# "Hoe ik dit bespreek" is a wish in words, "hoe bespreek ik dit" a question: the verb tells.
_SUBORDINATE = re.compile(
    r"^\W*(?:hoe|wat|wie|waar|wanneer)\s+(?:ik|we|wij|ze|zij|hij|er|dit|het)\b(?!\s*$)",
    re.IGNORECASE,
)


def looks_like_question(text: str) -> bool:
    """Whether `text` has a question mark or begins as a question does."""
    if "?" in text:
        return True
    return bool(_QUESTION_START.match(text)) and not _SUBORDINATE.match(text)


@dataclass(frozen=True)
class Part:
    """A clause of a message, understood by itself.

    Attributes:
        start: where it begins in the message.
        end: where it ends.
        asks: "ja", "misschien" or "": whether it has the form of a question.
        labels: its best labels ("vraag/anonimiteit", "geef_cijfer") with their confidence.
        told: the best label of all clauses together that tell something, where there are more.
        is_wish: whether it says the wish that the message is about.
    """

    start: int
    end: int
    asks: str = ""
    labels: tuple[tuple[str, float], ...] = ()
    told: tuple[str, float] | None = None
    is_wish: bool = False

    @property
    def best(self) -> tuple[str, float]:
        """The best label, "" for none."""
        return self.labels[0] if self.labels else ("", 0.0)


@dataclass(frozen=True)
class Message:
    """A message with its intent and entities.

    Attributes:
        text: the redacted text, "" for none.
        intent: Rasa's intent name ("vraag" for every retrieval intent).
        confidence: of the intent, 0–1.
        topic: the part after "vraag/", "" for other intents.
        topics: all topics with their confidence, best first; () for other intents.
        entities: values per entity name, in order of appearance.
        danger: what the danger detector found ({"spoed": …, "vlaggen": […]}).
        is_button: whether it is the payload of a button that was offered.
        wish: the wish it says outright beside something else (an intent's name), "" for none.
        parts: its clauses, empty when it was not taken apart.
    """

    text: str
    intent: str
    confidence: float = 1.0
    topic: str = ""
    topics: tuple[tuple[str, float], ...] = ()
    entities: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    danger: Mapping[str, Any] = field(default_factory=dict)
    is_button: bool = False
    wish: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def way(self) -> str:
        """Where a guide's button leads: an item of `data/kennis` or a way of guides.py; "" else."""
        way = self.first("kennis") if self.intent == "vraag" else None
        return way_of(str(way or ""))

    @property
    def is_question(self) -> bool:
        """Whether the text looks like a question: a question mark or a question's first word."""
        return looks_like_question(self.text)

    def first(self, entity: str) -> Any | None:
        """The first value of `entity`, or None."""
        values = self.entities.get(entity, ())
        return values[0] if values else None


def entities_of(found: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Values per entity name, in order of appearance."""
    entities: dict[str, list[Any]] = {}
    # A place of the speaker's own ("ik woon in …") comes last: the child's or victim's counts.
    for one in sorted(
        found, key=lambda found: bool((found.get("additional_info") or {}).get("of_speaker"))
    ):
        entities.setdefault(str(one["entity"]), []).append(one.get("value"))
    return entities


def _topics(selected: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    return tuple(
        (str(one.get("intent_response_key")).partition("/")[2], float(one.get("confidence") or 0))
        for one in selected.get("ranking") or ()
    )


def message_from_parse_data(parse_data: Mapping[str, Any]) -> Message:
    """Build a Message from Rasa's parse data (`tracker.latest_message`)."""
    intent = parse_data.get("intent") or {}
    text = parse_data.get("text") or ""
    selected = (parse_data.get("response_selector") or {}).get("vraag") or {}
    key = (selected.get("response") or {}).get("intent_response_key") or ""
    name = str(intent.get("name") or "nlu_fallback")
    wish = parse_data.get("wens") or {}
    return Message(
        text=text,
        intent=name,
        confidence=float(intent.get("confidence") or 0.0),
        topic=str(key).partition("/")[2] if name == "vraag" else "",
        topics=_topics(selected) if name == "vraag" else (),
        entities=entities_of(parse_data.get("entities") or ()),
        danger=parse_data.get("danger") or {},
        is_button=text.startswith("/"),
        # Danger overrules a wish too.
        wish=name if wish.get("intent") == name else "",
        parts=tuple(
            _part(one, name == wish.get("intent") and number == wish.get("deel"))
            for number, one in enumerate(parse_data.get("delen") or ())
        ),
    )


def _part(found: Mapping[str, Any], is_wish: bool) -> Part:
    labels = tuple((str(label), float(confidence)) for label, confidence in found["labels"])
    told = found.get("verteld") or ()
    return Part(
        start=int(found["start"]),
        end=int(found["end"]),
        asks=str(found.get("vraagt") or ""),
        labels=labels,
        told=(str(told[0][0]), float(told[0][1])) if told else None,
        is_wish=is_wish,
    )
