"""How pages are made from templates, for visitors and for the desk alike."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def make_environment(templates: Path) -> Environment:
    """An environment for the templates in a folder; a name that is not given is an error.

    Always escaping, whatever a template is called: a visitor's words stand on these pages.
    """
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
