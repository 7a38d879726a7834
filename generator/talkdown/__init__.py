"""Talkdown: a phrasebook in YAML becomes a searchable site and printable cheat-cards.

What `__all__` names is for other programs, with the classes of entries in `talkdown.model`; `docs/python.md` describes
it. Everything else may change with any version. Each name is imported when it is first asked for, so that `import talkdown` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know the name; `typing` would cost half of this import
if TYPE_CHECKING:
    from talkdown.diagnostics import Diagnostic, Location, Position, Severity
    from talkdown.loader import LoadResult, load
    from talkdown.mkdocs.plugin import TalkdownPlugin
    from talkdown.model.book import Book
    from talkdown.outputs.finder.search import Finder, Hit, SearchResult
    from talkdown.storage.package import __version__

__all__ = [
    "Book",
    "Diagnostic",
    "Finder",
    "Hit",
    "LoadResult",
    "Location",
    "Position",
    "SearchResult",
    "Severity",
    "TalkdownPlugin",
    "__version__",
    "load",
]

_MODULES = {
    "Book": "model.book",
    "Diagnostic": "diagnostics",
    "Finder": "outputs.finder.search",
    "Hit": "outputs.finder.search",
    "LoadResult": "loader",
    "Location": "diagnostics",
    "Position": "diagnostics",
    "SearchResult": "outputs.finder.search",
    "Severity": "diagnostics",
    "TalkdownPlugin": "mkdocs.plugin",
    "__version__": "storage.package",
    "load": "loader",
}
"""Where each name lives."""


def __getattr__(name: str) -> object:
    """Import a name of the public API when it is first asked for (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module `talkdown` has no attribute `{name}`")
    from importlib import import_module

    value = getattr(import_module(f"talkdown.{_MODULES[name]}"), name)
    globals()[name] = value  # from now on it is found without this function
    return value


def __dir__() -> list[str]:
    """For completion: the names that are not imported yet, too."""
    return sorted({*globals(), *__all__})
