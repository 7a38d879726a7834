"""Modules and functions that mkdocs.yml names: whether what is installed on this machine has them.

Those of the project itself, and of Python's own library, are not looked into: to import them is to run them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from pathlib import Path

_NAME_TAGS = (
    "python/name:",
    "python/object/apply:",
    "python/object/new:",
    "python/object:",
    "python/module:",
)
"""Tags of YAML behind which a name of Python follows."""


def can_be_tried(extension: str, project: Path) -> bool:
    """Whether to load an extension of Markdown runs what is installed at most; also where there is none of that name."""
    if extension in entry_points(group="markdown.extensions").names:
        return True
    module, _, function = extension.partition(":")
    if _is_of_python(module):
        return module in sys.modules and not function  # it would be called, as `os:abort`
    return _is_installed_or_missing(module, project)


def is_missing(tag: str, project: Path) -> bool:
    """Whether a tag names something of an installed module that is not there, or of a module that is nowhere."""
    name = next((tag.rpartition(prefix)[2] for prefix in _NAME_TAGS if prefix in tag), "")
    module, _, attribute = name.rpartition(".")
    if _is_of_python(name) and module in sys.modules:
        return not hasattr(sys.modules[module], attribute)
    if not name or _is_of_python(name) or not _is_installed_or_missing(name, project):
        return False
    try:
        if "python/module:" in tag or not module:
            return import_module(name) is None
        return not hasattr(import_module(module), attribute)
    except Exception:  # whatever an import meets
        return True


def _is_of_python(name: str) -> bool:
    """Whether a name is one of Python's own library, of which some modules do something as soon as they are loaded."""
    return name.partition(".")[0] in sys.stdlib_module_names


def _is_installed_or_missing(name: str, project: Path) -> bool:
    top = name.partition(".")[0]
    if not top or PathFinder.find_spec(top) is not None:
        return True
    return not (project / top).is_dir() and not (project / f"{top}.py").is_file()
