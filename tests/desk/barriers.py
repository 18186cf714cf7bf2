"""What keeps somebody from using a page: axe's findings, and scrolling sideways."""

from __future__ import annotations

from tests.desk.served import AXE

# A window of 1280 pixels at 200% zoom, as a browser lays it out.
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
_RUN = (
    "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
    "'best-practice']})"
)


def barriers(page, where: str) -> list[str]:
    """Everything wrong with the page as it stands, with all its folded parts open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = [
        f"{where}: {one['id']}: {one['nodes'][0]['html'][:160]}: "
        f"{one['nodes'][0]['failureSummary'][:200]}"
        for one in page.evaluate(_RUN)["violations"]
    ]
    return found + too_wide(page, where)


def too_wide(page, where: str) -> list[str]:
    """Whether one must scroll sideways to read it."""
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"{where} scrolls sideways by {over} px"] if over > 0 else []


def fold(page) -> None:
    """Fold what `barriers` opened."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false; })")
