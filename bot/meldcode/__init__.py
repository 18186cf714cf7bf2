"""The meldcode-check: pure logic, no I/O, no texts (those are items of `data/kennis`).

How the chat and the page use it:

    check = Check(sector="onderwijs", functie="leerkracht", stap=3, weging=("ja", "structureel"))
    outcome = weigh(check)
    outcome.code            # "melden_structureel"
    outcome.melden          # first decision: "ja" | "nee" | "overleg"
    outcome.hulp            # second decision
    outcome.item            # "uitkomst.melden_structureel"; words: bot.kennis.items.load().item(...)
    outcome.redenen         # why, ids of items
    outcome.vervolg         # what to do now, ids of items, in order
    outcome.altijd          # what always holds, ids of items
    open_question(check)    # 1 to 5: the weighing question to ask next (item "weging.vraag<n>",
                            # answers: answers_of(n)); None: the outcome is firm
    next_step(check)        # 1 to 5: the step to work on now (item "meldcode.stap<n>")
    check.points(n)         # what belongs to step n for this function, ids of items
    check.open_points(n)    # key points of it that are not done
    from_fields(fields)     # a check from form fields or slots; drops what is in no list
    to_fields(check)        # and back

Danger now (`gevaar="ja"`) overrules everything: 112 comes first. Disclosure is `"onthulling"` in
`bijzonder`.
"""

from bot.meldcode.check import Check, from_fields, to_fields
from bot.meldcode.outcome import Outcome, next_step, open_question, weigh
from bot.meldcode.values import BIJZONDER, FUNCTIES, SECTOREN, STAPPEN, VRAGEN, answers_of

__all__ = [
    "BIJZONDER",
    "FUNCTIES",
    "SECTOREN",
    "STAPPEN",
    "VRAGEN",
    "Check",
    "Outcome",
    "answers_of",
    "from_fields",
    "next_step",
    "open_question",
    "to_fields",
    "weigh",
]
