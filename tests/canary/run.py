"""One whole canary: every door, a fall, errors, own data; then every byte is looked at."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.canary.broken_server import ACTION_BREAKS, DOOR_BREAKS
from tests.canary.conversations import SEED, Conversation, generate
from tests.canary.judge import Expected, expect, report
from tests.canary.search import Hit, Search
from tests.canary.server import BROKEN, VISITOR, Server, wait_for_model
from tests.canary.values import Values
from tests.canary.visit import (
    PROXY_ADDRESS,
    RestVisitor,
    fall_in_the_middle,
    knock_wrongly,
    rest,
    talk_all,
    walk,
)

ADDRESSES = (VISITOR, PROXY_ADDRESS)
_CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b")
_NUMBER = re.compile(r"\bAV-\d{4}-\d{4}\b")
_STORY = {
    "acuut": "nee",
    "rol": "ik ben de buurvrouw",
    "relatie": "buren",
    "gezinssamenstelling": "een moeder en twee kinderen van 4 en 8",
    "zorgen": "ze worden geslagen",
    "veiligheidscijfer": "een 4",
    "verwachting": "ik wil graag advies",
    "regio": "in Zwolle",
    "wens": "advies",
    "vervolg": "ja",
    "toestemming": "ja",
    "moment": "in de avond",
    "doorverbinden": "nee",
}


@dataclass
class Outcome:
    """What a canary came to.

    Attributes:
        kept_markers: share of the harmless words that were found back in the data, 0–1, of the
            conversations in which nothing was made to fail: the search does find.
        logged: harmless words of visitors that were found in stdout or stderr.
        own: what went by beside the conversation, for the assertions about that flow.
    """

    name: str
    conversations: list[Conversation] = field(default_factory=list)
    expected: Expected = field(default_factory=Expected)
    hits: set[Hit] = field(default_factory=set)
    answered: int = 0
    cut_off: int = 0
    kept_markers: float = 0.0
    logged: set[Hit] = field(default_factory=set)
    own: dict[str, str] = field(default_factory=dict)
    output: str = ""

    @property
    def messages(self) -> int:
        """Messages sent."""
        return sum(len(one.messages) for one in self.conversations)

    def report(self) -> str:
        """The figures."""
        return (
            report(self.name, len(self.conversations), self.messages, self.expected, self.hits)
            + f"\n  {self.answered} messages answered, {self.cut_off} conversations cut off by "
            f"kill -9; {self.kept_markers:.0%} of the harmless words found back"
        )


def canary(
    base: Path,
    count: int,
    environ: Mapping[str, str] | None = None,
    dump: Callable[[], bytes] = bytes,
) -> Iterator[Outcome]:
    """`run` on a server of its own under `base`; a fixture yields from it."""
    wait_for_model()
    server = Server(base / "var", base / "output", environ or {})
    try:
        yield run(server, count, dump)
    finally:
        server.stop()


def run(server: Server, count: int, dump: Callable[[], bytes] = lambda: b"") -> Outcome:
    """Let `count` conversations go by `server`, and search all it leaves behind.

    Args:
        server: not started yet.
        count: conversations, those of the fall and the errors included.
        dump: what a database server keeps of it, for PostgreSQL.
    """
    values = Values(SEED)
    outcome = Outcome("PostgreSQL" if "ADVIESCHAT_DATABASE_URL" in server.environ else "SQLite")
    outcome.conversations = generate(count, values)
    falling = outcome.conversations[:12]
    failing = outcome.conversations[12:36]
    ordinary = outcome.conversations[36:]
    _break_some(failing)
    always = _own_values(values, outcome)
    strangers = [values.naam().tokens[0] for _ in range(4)]
    always += strangers
    outcome.expected = expect(outcome.conversations, [*always, *ADDRESSES])

    # An empty database has words of its own: PostgreSQL's list of languages knows Bolivia.
    there_before = {hit.token for hit in Search(outcome.expected.absent).find(dump(), "empty")}
    outcome.expected.absent -= there_before
    search = Search(outcome.expected.absent)

    def look() -> None:
        dumped = dump()
        outcome.hits |= _look(server, search, dumped)
        outcome.hits |= _look(server, Search([outcome.own["code"]]), dumped)

    server.start()
    outcome.answered += asyncio.run(talk_all(server, ordinary))
    asyncio.run(knock_wrongly(server, strangers))
    asyncio.run(_own_data(server, outcome))
    outcome.cut_off = asyncio.run(fall_in_the_middle(server, falling))
    look()  # as the fall left it: the write-ahead log, half of a message
    server.start(BROKEN)
    outcome.answered += asyncio.run(talk_all(server, falling))
    outcome.answered += asyncio.run(talk_all(server, failing[:-6]))
    with _locked(server.folder / "advieschat.db"):
        outcome.answered += asyncio.run(talk_all(server, failing[-6:]))
    look()  # while it runs
    server.stop()
    look()
    _look_for_markers(server, outcome, dump)
    return outcome


def _look(server: Server, search: Search, dumped: bytes) -> set[Hit]:
    return (
        search.find_in_files(server.folder)
        | search.find_in_files(server.output)
        | search.find(dumped, "the database server")
    )


def _look_for_markers(server: Server, outcome: Outcome, dump: Callable[[], bytes]) -> None:
    markers = Search([*(one.marker for one in outcome.conversations), ACTION_BREAKS, DOOR_BREAKS])
    kept = {
        hit.token
        for hit in markers.find_in_files(server.folder) | markers.find(dump(), "the server")
    }
    whole = [one.marker for one in outcome.conversations[36:]]
    outcome.kept_markers = sum(marker in kept for marker in whole) / len(whole)
    outcome.logged = markers.find_in_files(server.output)
    outcome.output = "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(server.output.iterdir())
    )


def _break_some(conversations: Sequence[Conversation]) -> None:
    """Half of the messages with personal data make an action fail, the other half the door."""
    for index, one in enumerate(conversations):
        word = ACTION_BREAKS if index % 2 else DOOR_BREAKS
        one.messages = [f"{message}, in het {word}" for message in one.messages]


def _own_values(values: Values, outcome: Outcome) -> list[str]:
    """The adviesvrager's own data: these never enter the conversation, found or not."""
    caller, adviser = values.naam(), values.naam()
    tokens: list[str] = []
    for who, name in (("terugbellen", caller), ("advies", adviser)):
        phone = values.telefoon()
        while not phone.text.startswith("06"):
            phone = values.telefoon()
        outcome.own[f"naam {who}"], outcome.own[f"telefoon {who}"] = name.text, phone.text
        rest_of_number = phone.tokens[1]
        spoken = "06 " + " ".join((rest_of_number[:2], rest_of_number[2:5], rest_of_number[5:]))
        # As it was typed, as digits, and as the registry says it back.
        tokens += [*name.tokens, *phone.tokens, spoken, f"+316{rest_of_number}"]
    outcome.own["dossiernummer"] = "AV-" + "-".join(
        str(values.random.randrange(1000, 9999)) for _ in range(2)
    )
    tokens.append(outcome.own["dossiernummer"])
    return tokens


async def _own_data(server: Server, outcome: Outcome) -> None:
    """Called back; an advies with consent; coming back with a wrong code and with the right one."""
    own = outcome.own
    async with rest(server) as client:
        back = RestVisitor(client, "terugbellen")
        own["gehoord terugbellen"] = "\n".join(
            await walk(
                back,
                "kunnen jullie mij terugbellen",
                {
                    **_STORY,
                    "naam": f"ik heet {own['naam terugbellen']}",
                    "telefoon": own["telefoon terugbellen"],
                },
            )
        )
        first = RestVisitor(client, "advies")
        heard = await walk(
            first,
            "ik maak me zorgen over de kinderen van de buren",
            {**_STORY, "naam": own["naam advies"], "telefoon": own["telefoon advies"]},
        )
        own["gehoord advies"] = text = "\n".join(heard)
        number, code = _NUMBER.search(text), _CODE.search(text.replace("AV-", "AV_"))
        assert number is not None and code is not None, (
            f"no dossiernummer and code were given: {text[-900:]}"
        )
        own["nummer"], own["code"] = number.group(), code.group()
        wrong = "CDFG-HJK3-4679"
        again = RestVisitor(client, "vervolg")
        own["gehoord fout"] = "\n".join(
            await walk(
                again,
                "ik heb al een dossiernummer en wil verder praten",
                {"dossiernummer": own["nummer"].lower(), "code": wrong},
                most=4,
            )
        )
        other = RestVisitor(client, "vervolg twee")
        own["gehoord vervolg"] = "\n".join(
            await walk(
                other,
                "ik heb al een dossiernummer en wil verder praten",
                {"dossiernummer": own["nummer"], "code": f"mijn code is {own['code'].lower()}"},
                most=4,
            )
        )
        # A number that leads nowhere is not kept: only tries with a code are counted.
        lost = RestVisitor(client, "kwijt")
        await walk(
            lost,
            "ik heb al een dossiernummer en wil verder praten",
            {"dossiernummer": own["dossiernummer"], "code": "die weet ik niet meer"},
            most=4,
        )


@contextmanager
def _locked(database: Path):  # type: ignore[no-untyped-def]
    """Another process holds the database and does not let go (SQLite only)."""
    if not database.exists():
        yield
        return
    holder = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(8, holder.rollback)
    release.start()
    try:
        yield
    finally:
        release.cancel()
        if holder.in_transaction:
            holder.rollback()
        holder.close()
