"""The folders outside of a project that a book may extend one of, as the mkdocs.yml beside the phrasebook lists them.

Commands that need no site read no configuration of MkDocs: that would run its plugins and hooks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import yaml

from talkdown.storage.inside import ReadableFolders

_CONFIG_FILE = "mkdocs.yml"
_SETTING = "read_outside"
_MAX_BYTES = (
    1_000_000  # of a mkdocs.yml: large ones, with a navigation of thousands of pages, have a tenth of that
)


def folders_to_read_outside(book_folder: str | Path) -> list[Path]:
    """The folders listed under `read_outside:` of the plugin; none if there is no such file, or it cannot be read."""
    project = os.path.dirname(os.path.realpath(book_folder))
    try:
        content = ReadableFolders([project]).read(os.path.join(project, _CONFIG_FILE), _MAX_BYTES)
        if _SETTING.encode() not in content:
            return []
        # As nodes, since tags such as `!ENV` are MkDocs' own.
        root = yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        return [Path(project, name) for name in _names(root)]
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return []


def _names(root: yaml.Node | None) -> Iterator[str]:
    for plugins in _values(root, "plugins"):
        rows = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for row in rows:
            for options in _values(row, "talkdown"):
                for setting in _values(options, _SETTING):
                    names = setting.value if isinstance(setting, yaml.SequenceNode) else [setting]
                    yield from (name.value for name in names if isinstance(name, yaml.ScalarNode))


def _values(node: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    """What stands under a key of a mapping; nothing for another kind of node."""
    if isinstance(node, yaml.MappingNode):
        yield from (value for name, value in node.value if name.value == key)
