"""An author's own files among the generated ones: none takes the place of another without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import meta

from talkdown.mkdocs.generated_page import markdown_path
from talkdown.mkdocs.named_files import FOLDERS_OF_SITES, PAGES_OF_SITES
from talkdown.storage.display import on_one_line
from talkdown.storage.names import name_key

REPLACES = "replaces"
"""In the front matter of a page: which generated page it stands in for."""

_MOST_NAMED = 20
"""So many files are named in one message: a screen of a terminal."""


def replacement_name(path: str) -> str:
    """What `replaces:` calls the page of the navigation at a path: `home`, `techniques`, `signs`."""
    name = path.removesuffix(".html").removesuffix("/index")
    return "home" if name == "index" else name


class TakenName(NamedTuple):
    """A file of an author's that cannot lie where its name puts it."""

    file: File
    line: int
    """The line of it that is at fault; 0 for its name."""
    message: str
    hint: str


class AuthoredFiles:
    """The files that go onto the site from the folder of the pages, and from that of an author's own looks."""

    def __init__(self, files: Iterable[File], docs_dir: str, custom_dir: str | None = None) -> None:
        self._custom_dir = custom_dir
        folders = (docs_dir, custom_dir)
        self._files: dict[str, File] = {
            name_key(file.dest_uri): file
            for file in files
            if file.src_dir in folders and file.generated_by is None and file.inclusion.is_included()
        }

    def replaces(self, path: str) -> bool:
        """Whether a page of the author's says that it stands in for the one at this path of the site."""
        file = self._files.get(name_key(path))
        if file is None or file.src_uri != markdown_path(path):
            return False
        return replacement_name(path) in _replaced_names(file)

    def idle_replacements(self, replaceable_paths: Iterable[str]) -> Iterator[tuple[str, int, str]]:
        """Pages that say they stand in for another, and do not: the page, the line, and why."""
        names = {markdown_path(path): replacement_name(path) for path in replaceable_paths}
        for file in self._files.values():
            if not file.is_documentation_page() or REPLACES not in file.content_string:
                continue
            replaced_names = _replaced_names(file)
            if not replaced_names or file.src_uri in names:
                continue  # a page in the place of another that does not name it well is an error of `require_free`
            path = next((path for path, name in names.items() if name in replaced_names), "")
            why = (
                f"only `{path}` can stand in for that page"
                if path
                else "there is no such page to stand in for"
            )
            yield on_one_line(file.src_uri), _line_of(file.content_string, REPLACES), why

    def require_free(self, paths: Collection[str], replaceable_paths: Collection[str] = ()) -> None:
        """Raise `PluginError` if a file of the author's would come to lie at one of these paths of the site."""
        rows = [
            f"`{self._place_of(name.file)}{f':{name.line}' if name.line else ''}` {name.message}; {name.hint}"
            for name in self.taken_names(paths, replaceable_paths)
        ]
        if rows:
            rest = f"\nand {len(rows) - _MOST_NAMED} more" if len(rows) > _MOST_NAMED else ""
            raise PluginError("talkdown: names that are taken\n" + "\n".join(rows[:_MOST_NAMED]) + rest)

    def taken_names(
        self, paths: Collection[str], replaceable_paths: Collection[str] = ()
    ) -> Iterator[TakenName]:
        """The files of the author's that would come to lie at one of these paths, or a folder in the place of one."""
        folders = {
            name_key(str(folder)): file
            for file in self._files.values()
            for folder in PurePosixPath(file.dest_uri).parents
        }
        for path in sorted(paths):
            names = [name_key(path), *(name_key(str(folder)) for folder in PurePosixPath(path).parents)]
            # A file of the author's in the page's place, or in that of a folder it lies in; or a folder in the page's place.
            file = next((self._files[name] for name in names if name in self._files), folders.get(names[0]))
            if file is None or (path in replaceable_paths and self.replaces(path)):
                continue
            message, hint, line = f"would lie at `{path}`, which is generated", "rename it", 0
            if names[0] not in self._files:
                place = "would be a file where a folder is, or lie in one where a file is"
                message = f"{place}: `{path}` is generated"
            elif path in replaceable_paths and file.src_uri == markdown_path(path):
                replacement = f"`{REPLACES}: {replacement_name(path)}`"
                if _replaced_names(file):
                    line, hint = _line_of(file.content_string, REPLACES), f"write {replacement} there"
                else:
                    hint += f", or begin it with {replacement} between two lines `---`"
            yield TakenName(file, line, message, hint)
        yield from self._names_in_folders_of_sites({name_key(path) for path in (*paths, *PAGES_OF_SITES)})

    def _names_in_folders_of_sites(self, other_names: Collection[str]) -> Iterator[TakenName]:
        for name, file in self._files.items():
            folder = next((folder for folder in FOLDERS_OF_SITES if name.startswith(f"{folder}/")), "")
            if folder and name not in other_names:
                message = f"would lie in `{folder}/`, where all is generated"
                yield TakenName(file, 0, message, "move it to another folder")

    def _place_of(self, file: File) -> str:
        """The file as an author knows it: from the folder of the pages, or with the name of the other folder."""
        is_of_theme = file.src_dir == self._custom_dir
        folder = f"{PurePath(self._custom_dir).name}/" if self._custom_dir and is_of_theme else ""
        return on_one_line(f"{folder}{file.src_uri}")


def _replaced_names(file: File) -> list[str]:
    """The names after `replaces:` in a page's front matter, as they stand there; one of them may stand in a list."""
    _, front_matter = meta.get_data(file.content_string)
    value = front_matter.get(REPLACES, [])
    return [str(name) for name in (value if isinstance(value, list) else [value])]


def _line_of(text: str, key: str) -> int:
    """The line, from 1, on which a key of the front matter stands."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(f"{key}:")), 1)
