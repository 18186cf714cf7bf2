"""Conversations of a medewerker, side by side: messages, canned answers, passing on, closing.

There is no field for notes: what is typed here goes to the visitor, through the redactor, or
nowhere (HP §5.5: nothing about the family is kept).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response

from bot.desk.answers import load_answers, own_sentences
from bot.desk.errors import DeskError
from bot.desk.transcript import Line
from bot.desk.values import Permission
from bot.desk.web import Page, Visit
from bot.handoff.callback import Callback, read_callback
from bot.handoff.desk_work import close, forward_to_colleague, forward_to_region, put_back
from bot.handoff.errors import HandoffError
from bot.handoff.messages import add_message, messages_after, redact_all_but
from bot.handoff.model import Handoff, Message
from bot.handoff.queue import list_open, overview
from bot.handoff.values import CLOSE_REASONS, VISITOR_CLOSE_REASON, CloseReason
from bot.registry.errors import ClosedListError

MOST_TEXT = 5_000  # characters, as a visitor's message
_MOST_COLUMNS = 8
DANGER = "X-Desk-Gevaar"


@dataclass(frozen=True)
class Talk:
    """One conversation as it is shown.

    Attributes:
        handoff: the handoff.
        lines: what was said with the chatbot before.
        messages: what was said since.
        callback: who to call, for a terugbelverzoek whose data are still there.
        concept: text to begin with in the message field.
        problem: what went wrong with the last thing done here.
    """

    handoff: Handoff
    lines: list[Line]
    messages: list[Message]
    callback: Callback | None
    concept: str = ""
    problem: str = ""


def pages() -> list[Page]:
    """All pages of this file."""
    work = Permission.WERKEN
    return [
        Page("GET", "/gesprekken", work, _talks),
        Page("GET", "/gesprekken/{id}/berichten", work, _new_messages),
        Page("POST", "/gesprekken/{id}/bericht", work, _say),
        Page("POST", "/gesprekken/{id}/collega", work, _to_colleague),
        Page("POST", "/gesprekken/{id}/regio", work, _to_region),
        Page("POST", "/gesprekken/{id}/terug", work, _back),
        Page("POST", "/gesprekken/{id}/afronden", work, _close),
    ]


def _talks(
    visit: Visit, status: int = 200, *, at: str = "", problem: str = "", concept: str = ""
) -> Response:
    desk, me = visit.desk, visit.me.name
    mine = list_open(desk.engine, medewerker=me)
    chosen, _, answer_id = visit.request.query_params.get("antwoord", "").partition(":")
    ready = {one.id: one.text for one in load_answers()}
    talks = [
        Talk(
            one,
            list(desk.transcript(one)),
            messages_after(desk.engine, one.id),
            None if one.is_live else read_callback(desk.engine, desk.cipher, one.id, me),
            concept if one.id == at else ready.get(answer_id, "") if one.id == chosen else "",
            problem if one.id == at else "",
        )
        for one in mine[:_MOST_COLUMNS]
    ]
    return visit.page(
        "gesprekken.html",
        status,
        talks=talks,
        meer=max(len(mine) - _MOST_COLUMNS, 0),
        antwoorden=load_answers(),
        collegas=[a.name for a in desk.accounts.all() if a.active and a.name != me],
        redenen={r: t for r, t in CLOSE_REASONS.items() if r != VISITOR_CLOSE_REASON},
        kenmerk=lambda: str(uuid.uuid4()),
        nu=desk.clock(),
    )


def _new_messages(visit: Visit) -> Response:
    """The messages after `?na=`, as a piece of HTML; 409 when it is not mine or has ended."""
    handoff_id = visit.request.path_params["id"]
    handoff = overview(visit.desk.engine, handoff_id, visit.desk.clock()).handoff
    if handoff.medewerker != visit.me.name:
        return HTMLResponse("", status_code=409)
    after = visit.request.query_params.get("na", "0")
    number = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    messages = messages_after(visit.desk.engine, handoff_id, number)
    status = 200 if handoff.is_open else 409
    answer = visit.page("_berichten.html", status, messages=messages)
    if handoff.acuut:
        answer.headers[DANGER] = "1"  # it may have come while they talked
    return answer


def _say(visit: Visit) -> Response:
    handoff_id = visit.request.path_params["id"]
    text = visit.form.get("tekst", "").replace("\r\n", "\n").strip()
    if len(text) > MOST_TEXT:
        problem = f"Je bericht is te lang. Er passen {MOST_TEXT} tekens in. Stuur het in stukken."
        return _talks(visit, 400, at=handoff_id, problem=problem, concept=text)
    try:
        add_message(
            visit.desk.engine,
            handoff_id,
            "medewerker",
            redact_all_but(text, own_sentences()),
            client_id=visit.form.get("kenmerk", ""),
            now=visit.desk.clock(),
            medewerker=visit.me.name,
            ours=own_sentences(),
        )
    except HandoffError as error:
        return _problem(visit, handoff_id, error, concept=text)
    visit.told.append(handoff_id)
    return visit.to(f"/gesprekken#gesprek-{handoff_id}")


def _to_colleague(visit: Visit) -> Response:
    colleague = visit.form.get("collega", "")

    def forward(handoff_id: str) -> None:
        account = visit.desk.accounts.find(colleague)
        if account is None or not account.active:
            raise DeskError("Kies een collega uit de lijst.")
        now = visit.desk.clock()
        forward_to_colleague(visit.desk.engine, handoff_id, visit.me.name, colleague, now)

    return _do(visit, forward)


def _to_region(visit: Visit) -> Response:
    def forward(handoff_id: str) -> None:
        regio, now = visit.form.get("regio", ""), visit.desk.clock()
        try:
            forward_to_region(visit.desk.engine, handoff_id, visit.me.name, regio, now)
        except ClosedListError:
            raise DeskError("Kies een regio uit de lijst.") from None

    return _do(visit, forward)


def _back(visit: Visit) -> Response:
    def back(handoff_id: str) -> None:
        put_back(visit.desk.engine, handoff_id, visit.me.name, visit.desk.clock())

    return _do(visit, back)


def _close(visit: Visit) -> Response:
    def end(handoff_id: str) -> None:
        reason = _reason(visit.form.get("reden", ""))
        close(visit.desk.engine, handoff_id, visit.me.name, reason, visit.desk.clock())

    return _do(visit, end)


def _do(visit: Visit, action: Callable[[str], None]) -> Response:
    """Do something with a conversation; what goes wrong is said at that conversation."""
    handoff_id = visit.request.path_params["id"]
    try:
        action(handoff_id)
    except (HandoffError, DeskError) as error:
        return _problem(visit, handoff_id, error)
    visit.told.append(handoff_id)
    return visit.to("/gesprekken")


def _problem(
    visit: Visit, handoff_id: str, error: HandoffError | DeskError, *, concept: str = ""
) -> Response:
    """Say what went wrong at the conversation, or on a page of its own when it is not mine."""
    mine = [one.id for one in list_open(visit.desk.engine, medewerker=visit.me.name)]
    if handoff_id not in mine:
        raise error
    return _talks(visit, 409, at=handoff_id, problem=str(error), concept=concept)


def _reason(given: str) -> CloseReason:
    for reason in CLOSE_REASONS:
        if given == reason and reason != VISITOR_CLOSE_REASON:
            return reason
    raise DeskError("Kies een reden uit de lijst.")
