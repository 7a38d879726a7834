"""The icons of Material Design, as mkdocs-material carries them: the same on the site and on paper."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

ICON_NAME = r"[a-z0-9-]+"
"""The letters that names of icons are made of."""


class UnknownIconError(LookupError):
    """There is no icon of that name."""


@cache
def material_templates() -> Path | None:
    """Where mkdocs-material keeps its templates and icons; None if it is not installed."""
    spec = find_spec("material")
    return Path(spec.origin).parent / "templates" if spec and spec.origin else None


@cache
def icons_folder() -> Path:
    """Where mkdocs-material keeps the SVGs of Material Design Icons. Raises RuntimeError if it is not installed."""
    templates = material_templates()
    if templates is None:
        raise RuntimeError("mkdocs-material is not installed")
    return templates / ".icons/material"


def has_icon(name: str) -> bool:
    """Whether there is an icon of that name."""
    return (icons_folder() / f"{name}.svg").is_file()


@cache
def icon_names() -> tuple[str, ...]:
    """The names of all icons, about 7,000, in order: for what to suggest in place of a name that none has."""
    return tuple(sorted(path.stem for path in icons_folder().glob("*.svg")))


@cache
def icon_svg(name: str) -> str:
    """An icon as SVG text. Raises UnknownIconError for a name that none has."""
    if not has_icon(name):
        raise UnknownIconError(f"there is no icon `{name}`")
    return (icons_folder() / f"{name}.svg").read_text(encoding="utf-8")
