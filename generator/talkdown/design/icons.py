"""The icons of Material Design, as mkdocs-material carries them: the same on the site and on paper."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def icons_folder() -> Path:
    """Where mkdocs-material keeps the SVGs of Material Design Icons."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise RuntimeError("mkdocs-material is not installed")
    return Path(spec.origin).parent / "templates/.icons/material"


@cache
def svg(name: str) -> str:
    """An icon as SVG text; a plain circle for a name that does not exist."""
    path = icons_folder() / f"{name}.svg"
    return path.read_text() if path.is_file() else (icons_folder() / "circle-outline.svg").read_text()
