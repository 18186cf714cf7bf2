"""Lower rooms never import higher ones (README, "The path of one message")."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the street to the cellar; a room may import from its own line's rooms below, not above.
LAYERS: list[set[str]] = [
    {"bot.cli", "bot.__main__"},
    {"bot.server"},
    {"bot.gateway", "bot.desk"},
    {"bot.assistant"},
    {"actions"},
    {"bot.handoff"},
    {"bot.registry"},
    {"bot.conversation"},
    {"bot.meldcode"},
    {"bot.understanding"},
    {"bot.danger", "bot.kennis"},
    {"bot.regio", "bot.privacy"},
    {"bot.settings", "bot.pages"},
    {"bot.errors"},
]


def room_of(module: str) -> str | None:
    """The room a module lies in, or None for other people's modules."""
    names = {name for layer in LAYERS for name in layer}
    return next((name for name in names if module == name or module.startswith(name + ".")), None)


def level(room: str) -> int:
    """The room's floor, counted from the street."""
    return next(number for number, layer in enumerate(LAYERS) if room in layer)


def imports_of(path: Path) -> set[str]:
    """Modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FILES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("actions/**/*.py")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_imports_a_higher_one(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    if module == "bot":
        return
    room = room_of(module)
    assert room is not None, f"{module} lies in no room: add it to LAYERS"
    for imported in imports_of(path):
        other = room_of(imported)
        if other is None or other == room:
            continue
        assert level(other) > level(room), f"{module} imports {imported}, which lies higher"


def test_every_room_exists_or_is_still_to_be_built() -> None:
    built = {".".join(p.relative_to(ROOT).parts) for p in (ROOT / "bot").iterdir() if p.is_dir()}
    known = {name for layer in LAYERS for name in layer}
    assert {name for name in built if not name.endswith("__pycache__")} <= known
