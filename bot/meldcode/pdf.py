"""The verslag as a tagged PDF (PDF/UA-1), made in memory by Typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

import typst

from bot.kennis.items import dutch_date
from bot.meldcode.verslag import NOTICE, TITEL, Report

_TEMPLATE = Path(__file__).parent / "verslag.typ"


def as_pdf(made: Report) -> bytes:
    """The verslag as the bytes of a PDF; nothing is written to disk.

    The words go in as data, so nothing in them can be read as Typst.
    """
    data = {
        "title": TITEL,
        "notice": NOTICE,
        "day_words": dutch_date(made.day),
        "year": made.day.year,
        "month": made.day.month,
        "day": made.day.day,
        "parts": [
            {
                "heading": part.heading,
                "write": part.write,
                "lines": [asdict(line) for line in part.lines],
            }
            for part in made.parts
        ],
        "sources": made.sources,
    }
    pdf = typst.compile(
        _source(),
        format="pdf",
        sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
        font_paths=_fonts(),
        pdf_standards=["ua-1"],
        # The day is in the text; the second in which somebody made it is nobody's business.
        timestamp=datetime(made.day.year, made.day.month, made.day.day, tzinfo=timezone.utc),
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _source() -> bytes:
    return _TEMPLATE.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    # Only the fonts inside the package: the same PDF on every machine.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
