"""Plain text as paragraphs, lists and telephone links; the page writes the HTML around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

# 112 and the help lines that the texts name; "112NL" is an app and "113.nl" a site.
_NUMBER = re.compile(
    r"(?<![\w-])(112|113|14 ?0\d{2,3}|0800[- ]?\d{3,4}|0900[- ]?\d{4}|088[- ]\d{3} ?\d{2} ?\d{2})"
    r"(?![\w-]|\.nl)"
)
_POINT = re.compile(r"(?:[-•]|(\d{1,2})[.)])\s+(.*)", re.DOTALL)


@dataclass
class Block:
    """A paragraph (`p`), or a list (`ul`, `ol`) with one entry a line."""

    tag: Literal["p", "ul", "ol"]
    lines: list[Markup] = field(default_factory=list)


def inline(text: str) -> Markup:
    """The text, escaped, with its help numbers as `tel:` links."""
    parts: list[Markup] = []
    last = 0
    for match in _NUMBER.finditer(text):
        parts.append(escape(text[last : match.start()]))
        digits = re.sub(r"\D", "", match[1])
        parts.append(
            Markup('<a class="utrecht-link tel" href="tel:{}">{}</a>').format(digits, match[1])
        )
        last = match.end()
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def blocks(text: str) -> list[Block]:
    """A blank line parts paragraphs, "- " begins a point, "1. " a numbered one."""
    made: list[Block] = []
    current: Block | None = None
    for raw in text.split("\n"):
        line = raw.strip()
        point = _POINT.fullmatch(line)
        if not line:
            current = None
            continue
        tag: Literal["p", "ul", "ol"] = "p"
        if point is not None:
            tag = "ol" if point[1] else "ul"
        if current is None or current.tag != tag:
            current = Block(tag)
            made.append(current)
        current.lines.append(inline(line if point is None else point[2]))
    return made
