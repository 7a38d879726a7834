"""`Any` stands where no type is known, and nowhere else. Whoever needs it is named here, with the reason."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "generator/talkdown"

TYPES_NOBODY_KNOWS = {
    "cli.py": "click's own methods take and give anything",
    "commands/terminal.py": "passed on to click",
    "loader/settings_yaml.py": "what a tag of YAML stands for",
    "loader/site_settings.py": "settings of MkDocs, before MkDocs has checked them",
    "loader/validation_messages.py": "what pydantic says of an error",
    "mkdocs": "settings, hooks and templates, of which MkDocs knows the types while it runs",
    "model/annotations.py": "what a field holds is known from its plan alone",
    "outputs/pages/entry_pages.py": "what a template is given",
    "outputs/pages/rendering.py": "what a template is given",
    "outputs/schemas.py": "a part of a JSON Schema",
    "outputs/scripts.py": "the data of a script, which is JSON",
    "pipeline/upstream.py": "fields in JSON, before they are checked",
    "review/facts/tables.py": "rows of a query, whatever its columns are",
    "review/findings/shared_table.py": "what each detector gives to its wordings",
    "review/manifest.py": "settings in JSON, before they are checked",
    "storage/json_object.py": "JSON",
    "storage/typed_record.py": "a type, asked for as a value",
    "transcripts/json_node.py": "JSON that others wrote, and that is asked without trust",
    "words/wordnet.py": "NLTK has no types",
    "yamltext/messages.py": "PyYAML's errors have no common base",
    "yamltext/parser.py": "PyYAML's events have no common base",
    "yamltext/removal.py": "PyYAML's nodes have no common base",
}
"""By module, or by folder."""


def uses_any(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(tree))


def test_any_stands_where_no_type_is_known() -> None:
    names = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if uses_any(path)}
    folders = {name for name in TYPES_NOBODY_KNOWS if not name.endswith(".py")}
    rooms = {name.partition("/")[0] if name.partition("/")[0] in folders else name for name in names}
    assert rooms == set(TYPES_NOBODY_KNOWS)
