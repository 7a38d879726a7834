"""Settings at the top of an author's page that no build could use: each is named before the theme, or a template, meets it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from talkdown.design.icons import material_templates
from talkdown.model.entry import Review
from talkdown.storage.display import on_one_line
from talkdown.storage.inside import ReadableFolders
from talkdown.storage.package import PACKAGE
from talkdown.yamltext import MAX_BYTES, YamlProblem

CODE = "page-settings"

_OF_OTHER_PAGES = ("blog.html", "blog-post.html")
"""Templates of the theme that need what its plugin for blogs gives its own pages."""

_SETTING = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE_OF_SETTING = re.compile(r"(?:[ ]{4}|\t)\s*(?P<value>.*)")
"""Settings without a line `---`, as MkDocs reads them: the first lines of a page, up to an empty one. The rule is MultiMarkdown's."""


def settings_without_dashes(text: str) -> dict[str, str]:
    r"""The settings in the first lines of a page that begins with one; what is said twice or on further lines is joined.

    >>> settings_without_dashes("Title: Ours\nhide: toc\n\n# Ours\n")
    {'title': 'Ours', 'hide': 'toc'}
    """
    settings: dict[str, str] = {}
    key = ""
    for line in re.split(r"\r\n|\r|\n", text):
        setting = _SETTING.match(line) if line.strip() else None
        next_line = _MORE_OF_SETTING.match(line) if key and line.strip() else None
        if setting:
            key = setting["key"].lower()
        match = setting or next_line
        if match is None:
            break
        settings[key] = " ".join(filter(None, (settings.get(key), match["value"].strip())))
    return settings


def faults_of_page_settings(
    settings: object, text: str, theme_folders: Sequence[Path] | None
) -> Iterator[YamlProblem]:
    """What is wrong with the settings of a page, whose text says where they stand.

    `theme_folders` are those in which the theme looks for templates and icons; None where only a build can tell.
    """
    if not isinstance(settings, dict):
        return
    for key, value in settings.items():
        message, hint = why_unusable(key, value, theme_folders)
        if message:
            yield YamlProblem(CODE, message, hint, (line_of_setting(text, key) or 1, 1))


def why_unusable(key: object, value: object, theme_folders: Sequence[Path] | None) -> tuple[str, str]:
    """What is wrong with a setting, and a way out; both empty if nothing is."""
    match key:
        case "reviewed" if not _is_review(value):
            return "`reviewed:` takes `no`, or who has read the page, and when", (
                "write `reviewed: {date: 2026-11-22, by: team lead}`"
            )
        case "hide" if value and not isinstance(value, list | str | dict):
            return "`hide:` takes a list of parts of the page", "write `hide: [navigation, toc]`"
        case "icon" | "template" if value and not isinstance(value, str):
            return f"`{key}:` takes the name of one file of the theme", "write it as text, or take it out"
        case "icon" if value and not _has_file(theme_folders, f".icons/{value}.svg"):
            return f"the theme has no icon `{on_one_line(str(value))}`", "name another one, or take it out"
        case "template" if not value:
            return "`template:` takes the name of one file of the theme", "name one, or take it out"
        case "template" if not _has_file(theme_folders, str(value)):
            return (
                f"the theme has no template `{on_one_line(str(value))}`",
                "name another one, or take it out",
            )
        case "template" if not _is_of_pages(theme_folders, str(value)):
            return (
                f"`{on_one_line(str(value))}` is no template of a whole page",
                "name one that is, such as `main.html`, or take it out",
            )
    if isinstance(value, bytes):
        return (
            f"`{on_one_line(str(key))}:` holds bytes, not text",
            "write the text itself, without `!!binary`",
        )
    return "", ""


def review_of(value: object) -> Review | None:
    """Who has reviewed a page, and when, as its `reviewed:` says; None for `no`. Raises ValidationError for any other value."""
    return None if value is False else Review.model_validate(value)  # YAML's `no`


def _is_review(value: object) -> bool:
    try:
        review_of(value)
    except ValidationError:
        return False
    return True


def _has_file(theme_folders: Sequence[Path] | None, name: str) -> bool:
    """Whether the theme has a file, as Jinja looks for one; taken for there where nobody can tell."""
    if theme_folders is None:
        return True
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith("/") or not name.isprintable():
        return False
    return any(folder.joinpath(*parts).is_file() for folder in theme_folders)


def _is_of_pages(theme_folders: Sequence[Path] | None, name: str) -> bool:
    """Whether a template that is there makes a page, and no part of one; one that only an author has may make what it likes."""
    installed_folders = installed_theme_folders()
    for folder in theme_folders or ():
        path = folder / name
        if folder in installed_folders and path.is_file():
            text = ReadableFolders([folder]).read(path, MAX_BYTES).decode()
            return name == "base.html" or (name not in _OF_OTHER_PAGES and "{% extends " in text)
    return True


def installed_theme_folders() -> list[Path]:
    """Where the theme looks for templates and icons, beside what an author has: what ours puts in place of Material's comes first."""
    return [folder for folder in (PACKAGE / "theme", material_templates()) if folder]


def line_of_setting(text: str, key: object) -> int:
    """The line, from 1, on which a setting begins; 0 if there is none."""
    beginning = re.compile(rf"[ ]{{0,3}}[\"']?{re.escape(str(key))}[\"']?\s*:", re.IGNORECASE)
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if beginning.match(line)), 0)
