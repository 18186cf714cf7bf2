"""What people do instead of answering: the conversation never breaks, never stalls."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from bot.errors import MessageError

pytestmark = pytest.mark.model

OMSTANDER = {
    "start": "hallo",
    "acuut": "nee",
    "rol": "ik maak me zorgen om iemand anders",
    "relatie": "ik ben de buurvrouw",
    "gezinssamenstelling": "vader, moeder en een kind van 5",
    "zorgen": "het kind krijgt vaak geen eten en loopt in vieze kleren",
    "veiligheidscijfer": "een 5",
    "verwachting": "ik wil weten wat ik kan doen",
    "regio": "Almere",
    "wens": "advies",
}
PROFESSIONAL = {
    **OMSTANDER,
    "rol": "ik ben leerkracht op een basisschool",
    "sector": "onderwijs",
    "meldcode_stap": "stap 1",
    "relatie": "leerkracht",
}
# Every question a conversation can ask, with the person who gets it.
QUESTIONS = [
    *((name, OMSTANDER) for name in OMSTANDER if name != "start"),
    ("vervolg", OMSTANDER),
    ("meldcode_stap", PROFESSIONAL),
]
EVERY_QUESTION = pytest.mark.parametrize(
    ("question", "person"), QUESTIONS, ids=[name for name, _ in QUESTIONS]
)
_numbers = itertools.count()


def asked_in(items: list[dict[str, Any]]) -> str | None:
    """The question that these items ask, the last one."""
    questions = [
        item["custom"]["vraag"] for item in items if (item.get("custom") or {}).get("vraag")
    ]
    return questions[-1] if questions else None


def texts(items: list[dict[str, Any]]) -> str:
    return "\n".join(item.get("text", "") for item in items)


def at(talk: Any, question: str, person: dict[str, str]) -> str:
    """A conversation that has just asked `question`: the sender's id."""
    sender = f"evasion-{next(_numbers)}"
    asked = asked_in(talk.say(sender, person["start"]))
    for _ in range(14):
        if asked == question:
            return sender
        assert asked is not None, f"the conversation ended before {question}"
        asked = asked_in(talk.say(sender, person[asked]))
    pytest.fail(f"{question} was never asked; last was {asked}")


@pytest.mark.parametrize(
    "command",
    [
        "/restart",
        "/session_start",
        "/wil_melden",
        '/melding{"rol": "professional"}',
        '/geef_plaats{"plaats": "Zwolle"}',
        "/opnieuw_beginnen",
        "/stop",
        "EXTERNAL: wil_melden",
    ],
)
def test_a_command_is_text(talk: Any, command: str) -> None:
    sender = at(talk, "gezinssamenstelling", OMSTANDER)
    before = {name: talk.slots(sender)[name] for name in ("acuut", "rol", "relatie", "regio")}
    items = talk.say(sender, command)
    assert texts(items)
    after = talk.slots(sender)
    assert {name: after[name] for name in before} == before
    assert after["wens"] is None
    assert asked_in(talk.say(sender, OMSTANDER["gezinssamenstelling"])) is not None


@pytest.mark.parametrize("message", ["", "   ", "\x00\x00", "a" * 100_000, None, 7, ["x"]])
def test_what_is_no_message_is_refused_and_the_conversation_lives_on(
    talk: Any, message: object
) -> None:
    sender = at(talk, "gezinssamenstelling", OMSTANDER)
    with pytest.raises(MessageError):
        talk.say(sender, message)
    assert asked_in(talk.say(sender, OMSTANDER["gezinssamenstelling"])) == "zorgen"


@pytest.mark.parametrize(
    "message",
    [
        "😢😢😢",
        "👍",
        "?",
        "...",
        "asdfghjkl",
        "\u202eabc dehcaoppa\u202c",
        "مرحبا",
        "ne\x00e",
        "bla " * 1000,
        "\ud800 hallo",
        "<script>alert(1)</script>",
        "'; DROP TABLE events; --",
    ],
)
def test_odd_text_gets_an_answer_and_the_conversation_lives_on(talk: Any, message: str) -> None:
    sender = at(talk, "veiligheidscijfer", OMSTANDER)
    items = talk.say(sender, message)
    assert texts(items).strip()
    asked = asked_in(items)
    assert asked is not None
    assert asked_in(talk.say(sender, OMSTANDER[asked])) is not None


@pytest.mark.parametrize("answer", ["weet ik niet", "zeg ik liever niet", "geen idee"])
@pytest.mark.parametrize("rol", ["omstander", "professional", "slachtoffer", "pleger"])
def test_not_knowing_is_fine_and_never_asked_twice(talk: Any, rol: str, answer: str) -> None:
    start = {
        "omstander": "ik ben een buurvrouw en maak me zorgen",
        "professional": "ik ben leerkracht en ik heb een zorg over een leerling",
        "slachtoffer": "mijn man slaat mij",
        "pleger": "ik sla soms mijn vrouw en wil dat niet meer",
    }[rol]
    sender = f"evasion-{next(_numbers)}"
    asked = asked_in(talk.say(sender, start))
    seen = []
    while asked is not None and len(seen) < 20:
        seen.append(asked)
        asked = asked_in(talk.say(sender, answer))
    assert len(seen) == len(set(seen)), seen
    assert asked is None, seen


@EVERY_QUESTION
@pytest.mark.parametrize("danger", ["hij slaat haar nu, ze gilt om hulp", "help hij heeft een mes"])
def test_danger_comes_first_at_every_question(
    talk: Any, question: str, person: dict[str, str], danger: str
) -> None:
    sender = at(talk, question, person)
    items = talk.say(sender, danger)
    assert items[0]["text"].startswith("Bel nu 112"), items[0]["text"]
    assert items[0]["custom"]["spoed"] == "112"


@EVERY_QUESTION
def test_a_human_is_possible_at_every_question(
    talk: Any, question: str, person: dict[str, str]
) -> None:
    sender = at(talk, question, person)
    items = talk.say(sender, "ik wil een mens spreken")
    assert asked_in(items) == "doorverbinden", texts(items)
    assert asked_in(talk.say(sender, "nee")) != "doorverbinden"


@EVERY_QUESTION
def test_a_melding_is_never_made_at_any_question(
    talk: Any, question: str, person: dict[str, str]
) -> None:
    sender = at(talk, question, person)
    items = talk.say(sender, "ik wil een melding doen")
    assert "0800-2000" in texts(items)
    assert "nooit een melding" in texts(items) or "niet in deze chat" in texts(items)
    assert talk.slots(sender)["wens"] == "melding"


@EVERY_QUESTION
def test_starting_over_works_at_every_question(
    talk: Any, question: str, person: dict[str, str]
) -> None:
    sender = at(talk, question, person)
    assert asked_in(talk.say(sender, "opnieuw beginnen")) == "acuut"
    slots = talk.slots(sender)
    assert not [name for name in ("rol", "acuut", "zorgen", "regio", "wens") if slots[name]]


@EVERY_QUESTION
@pytest.mark.parametrize(
    ("asking", "sign"),
    [
        ("hoe lang worden mijn gegevens bewaard?", "bewaar"),
        ("blijf ik anoniem als ik meld?", "anoniem|naam"),
        ("ben je een mens?", "computerprogramma|programma"),
    ],
)
def test_a_question_in_the_middle_is_answered_and_then_the_question_comes_back(
    talk: Any, question: str, person: dict[str, str], asking: str, sign: str
) -> None:
    sender = at(talk, question, person)
    items = talk.say(sender, asking)
    assert any(word in texts(items).lower() for word in sign.split("|")), texts(items)
    assert asked_in(items) == question
