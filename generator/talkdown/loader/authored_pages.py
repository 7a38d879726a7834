"""An author's own pages, looked at before MkDocs reads them: it would follow a link anywhere, or wait for a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from talkdown.diagnostics import Diagnostic, Position, sort_problems
from talkdown.loader.page_settings import faults_of_page_settings, settings_without_dashes
from talkdown.storage.display import describe_os_error, on_one_line
from talkdown.storage.inside import ItemType, OpenFolder, ReadableFolders
from talkdown.storage.names import name_twins
from talkdown.yamltext import MAX_BYTES, YamlError, YamlProblem, decode, parse
from talkdown.yamltext.messages import translate_error

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""

MAX_FOLDER_DEPTH = 20
"""Folders inside one another. Sites for people have two or three; a stray copy of a disk has more."""

_MOST_BYTES_OF_NAME = 252
"""255 bytes, the limit of most disks, without the `.gz` of a compressed twin."""

_ENDLESS_TO_READ = ("alias", "anchor", "too-deep", "too-many-values")
"""Kinds of problems by which a few lines take for ever to read: aliases of aliases, and brackets in brackets."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What MkDocs reads settings of pages with."""

_FileIdentity = tuple[int, int]
"""Device and inode: the same folder by whatever path one comes to it."""


def check_authored_pages(
    folder: Path,
    name: str,
    readable_folders: ReadableFolders,
    theme_folders: Sequence[Path] | None = None,
) -> list[Diagnostic]:
    """What keeps a folder of pages from being built; `name` is what messages call it.

    What lies in the folder and leads out of the readable ones is a problem; it is not looked at. `theme_folders` are those of
    templates and icons; without them, only a build knows what the theme has.
    """
    return sort_problems(_PageFolder(readable_folders, theme_folders).check(folder, name, ()))


class _PageFolder:
    def __init__(self, readable_folders: ReadableFolders, theme_folders: Sequence[Path] | None) -> None:
        self._readable_folders = readable_folders
        self._theme_folders = theme_folders

    def check(self, folder: Path, name: str, parents: tuple[_FileIdentity, ...]) -> Iterator[Diagnostic]:
        try:
            with self._readable_folders.folder(folder) as open_folder:
                status = open_folder.status()
                identity = status.st_dev, status.st_ino
                if identity in parents:
                    message = "this link leads back to a folder that it lies in"
                    yield _problem("symlink", message, name, "delete it")
                elif len(parents) > MAX_FOLDER_DEPTH:
                    message = f"more than {MAX_FOLDER_DEPTH} folders, one inside the other"
                    yield _problem("too-deep", message, name, "move its files up")
                else:
                    yield from self._check_items(open_folder, folder, name, (*parents, identity))
        except OSError as error:
            yield _unreadable(name, error)

    def _check_items(
        self, open_folder: OpenFolder, folder: Path, name: str, parents: tuple[_FileIdentity, ...]
    ) -> Iterator[Diagnostic]:
        items = open_folder.items()
        for first_name, twin in _twins([item.name for item in items]):
            message = f"`{on_one_line(first_name)}` is there, too, and other disks take the two for one"
            yield _problem("name-twin", message, f"{name}/{twin}", "rename one of the two")
        for item in items:
            path, item_name = folder / item.name, f"{name}/{item.name}"
            item_type = item.type
            if item_type is ItemType.link:
                if not self._readable_folders.holds(path):
                    message = "this link leads out of the folder of the pages"
                    hint = "put the file itself here; or let mkdocs.yml list its folder under `read_outside:`"
                    yield _problem("symlink", message, item_name, hint)
                    continue
                try:
                    item_type = _type_behind(path)
                except OSError as error:
                    yield _unreadable(item_name, error)
                    continue
            if not item.name.isprintable():
                message = "the file's name holds a character that cannot be shown"
                yield _problem("file-name", message, item_name, "rename it")
            elif len(os.fsencode(_name_on_site(item.name))) > _MOST_BYTES_OF_NAME:
                message = f"the file's name has more than {_MOST_BYTES_OF_NAME} bytes on the site"
                yield _problem("file-name", message, item_name, "shorten it")
            elif item_type is ItemType.folder:
                yield from self.check(path, item_name, parents)
            elif item_type is not ItemType.file:
                yield _problem("not-a-file", "this is not a regular file", item_name, "delete it")
            elif item.name.lower().endswith(MARKDOWN_SUFFIXES):
                yield from self._check_page(path, item_name)

    def _check_page(self, path: Path, name: str) -> Iterator[Diagnostic]:
        try:
            text = decode(self._readable_folders.read(path, MAX_BYTES))
        except OSError as error:
            yield _unreadable(name, error)
            return
        except YamlError as error:
            problems = [error.problem]
        else:
            problems = list(_problems_of_settings(text, self._theme_folders))
        for problem in problems:
            position = Position(on_one_line(name), *problem.position)
            yield Diagnostic(problem.code, problem.message, position, problem.hint)


def _problems_of_settings(text: str, theme_folders: Sequence[Path] | None) -> Iterator[YamlProblem]:
    """What keeps the settings at the top of a page from being read, or used: MkDocs would publish them as text, and follow none."""
    front_matter = _front_matter(text)
    if not front_matter:
        yield from faults_of_page_settings(settings_without_dashes(text), text, theme_folders)
        return
    refused_problems = [p for p in parse(front_matter.encode()).problems if p.code in _ENDLESS_TO_READ]
    yield from refused_problems
    if refused_problems:
        return
    try:
        settings = yaml.load(front_matter, _LOADER)
    except Exception as error:  # as MkDocs, which passes over whatever comes: of a date that is none, too
        problem = translate_error(error, front_matter)
        hint = f"{problem.hint}; if the line above is no beginning of settings, write it `***`"
        yield replace(problem, hint=hint, position=max(problem.position, (2, 1)))
    else:
        yield from faults_of_page_settings(settings, front_matter, theme_folders)


def _front_matter(text: str) -> str:
    """The settings at the top of a page, with as many lines before them as there are in the page."""
    first_line, *lines = text.split("\n")
    if first_line.rstrip() != "---":
        return ""
    end = next((n for n, line in enumerate(lines) if line.rstrip() in ("---", "...")), 0)
    return "\n" + "\n".join(lines[:end])


def _twins(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that another disk takes for one: as they are, or once pages are made of them."""
    names_by_site_name = {_name_on_site(name): name for name in names}
    pairs_on_site = (
        (names_by_site_name[first], names_by_site_name[twin])
        for first, twin in name_twins(names_by_site_name)
    )
    yield from dict.fromkeys((*name_twins(names), *pairs_on_site))


def _name_on_site(name: str) -> str:
    """What a file is called on the site, as far as MkDocs makes a page of it."""
    stem, suffix = os.path.splitext(name)
    return f"{stem}.html" if suffix.lower() in MARKDOWN_SUFFIXES else name


def _type_behind(link: Path) -> ItemType:
    """What a link leads to."""
    mode = os.stat(link).st_mode
    if stat.S_ISDIR(mode):
        return ItemType.folder
    return ItemType.file if stat.S_ISREG(mode) else ItemType.special


def _problem(code: str, message: str, name: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Position(on_one_line(name), 1, 1), hint)


def _unreadable(name: str, error: OSError) -> Diagnostic:
    message = f"this cannot be read: {describe_os_error(error)}"
    return _problem("unreadable", message, name, "mend it, or delete it")
