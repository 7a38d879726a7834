"""YAML that the docs show can be read, and has no field that nothing knows; what team.md shows is built into a book besides."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from talkdown.mkdocs.settings import PluginSettings
from talkdown.outputs.schemas import field_descriptions
from talkdown.yamltext import RawValue, parse

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [
    "docs/author.md",
    "docs/team.md",
    "docs/printing.md",
    "docs/hosting.md",
    "content/guides/working-together.md",
]
_SNIPPET = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
_ANY_NAMES = re.compile(r"# phrasebook/(?:spelling|danger)\.yaml")
"""Files whose names of fields are words that an author chooses."""


def snippets() -> Iterator[tuple[str, str]]:
    """Each one, by its guide and the line that it begins in."""
    for guide in GUIDES:
        text = (ROOT / guide).read_text(encoding="utf-8")
        for match in _SNIPPET.finditer(text):
            line = text.count("\n", 0, match.start()) + 2
            yield f"{guide}:{line}", textwrap.dedent(match[1])


SNIPPETS = dict(snippets())


@pytest.mark.parametrize("snippet", SNIPPETS.values(), ids=SNIPPETS)
def test_a_snippet_can_be_read_and_has_fields_that_there_are(snippet: str) -> None:
    document = parse(snippet.encode())
    entries = document.value if isinstance(document.value, list) else [document.value]
    if not any(isinstance(fields, dict) and "plugins" in fields for fields in entries):
        assert document.problems == ()  # mkdocs.yml may have comments behind texts; a book may not
    if _ANY_NAMES.match(snippet):
        return
    for fields in entries:
        assert isinstance(fields, dict)
        assert is_known(fields), f"no kind of entry, and no settings, have all of {', '.join(fields)}"


def is_known(fields: Mapping[str, RawValue]) -> bool:
    """Whether there is one thing that has all of these fields: an entry, a part of one, the book, or the site with our plugin."""
    settings_of_plugin = {name for name, _ in PluginSettings._schema}
    if "plugins" in fields or "repo_url" in fields:
        return fields.keys() <= {"INHERIT", *MkDocsConfig()} and all(
            options.keys() <= settings_of_plugin for options in options_of_ours(fields)
        )
    return any(fields.keys() - {"override"} <= names.keys() for names in field_descriptions().values())


def options_of_ours(settings: Mapping[str, RawValue]) -> Iterator[Mapping[str, RawValue]]:
    plugins = settings.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else []:
        if isinstance(plugin, dict) and isinstance(options := plugin.get("talkdown"), dict):
            yield options


def test_a_field_that_there_is_not_would_be_seen() -> None:
    assert is_known({"override": "x", "text": "y"})
    assert not is_known({"override": "x", "txt": "y"})
    assert not is_known({"plugins": [{"talkdown": {"regio": "UK"}}]})
    assert not is_known({"plugins": [], "them": "x"})
