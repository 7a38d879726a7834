"""The JSON Schemas, as an editor uses them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from command_line import talkdown
from talkdown.model import ENTRY_KINDS
from talkdown.outputs.schemas import editor_settings
from talkdown.storage.file_list import LIST_INSIDE, read_list

ROOT = Path(__file__).resolve().parents[2]


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, the core schema: `404` is a number and `true` a truth value, `yes` is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # PyYAML reads it from the class


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def _faults(schemas: Path, kind: str, text: str) -> list[str]:
    """What an editor would underline."""
    from jsonschema import (
        Draft7Validator,
    )  # with the grammars of addresses, it takes longer than all other imports of a worker

    validator = Draft7Validator(json.loads((schemas / f"{kind}.json").read_text(encoding="utf-8")))
    return [error.message for error in validator.iter_errors(yaml.load(text, Loader=AsEditorsRead))]


@pytest.mark.parametrize("book", ["phrasebook", "generator/talkdown/starter/book/phrasebook"])
def test_schemas_accept_what_is_shipped(book: str) -> None:
    without_entries = ("spelling.yaml", "danger.yaml")
    files = [file for file in sorted((ROOT / book).rglob("*.yaml")) if file.name not in without_entries]
    assert files
    for file in files:
        kind = file.relative_to(ROOT / book).parts[0].removesuffix(".yaml")
        assert _faults(ROOT / "schema", kind, file.read_text(encoding="utf-8")) == [], file


PHRASE = "id: a-b\ntext: Hello.\ntechnique: x\nchannels: [phone]\nwhen: Now.\n"


@pytest.mark.parametrize(
    ("text", "is_accepted"),
    [
        (PHRASE, True),
        (PHRASE + "revision: 2\n", True),
        (PHRASE + 'revision: "2"\n', True),
        (PHRASE.replace("Hello.", "404"), True),
        (PHRASE.replace("Hello.", "true"), True),
        (PHRASE + "revision: two\n", False),
        (PHRASE + "titel: Hello\n", False),
        (PHRASE.replace("a-b", "A B"), False),
        ("override: a-b\ntext: Hello.\n", True),
        ("- override: a-b\n  text: Hello.\n", True),
        ("override: a-b\ntekst: Hello.\n", False),
        ("text: Hello.\n", False),
    ],
)
def test_schemas_underline_slips_and_nothing_else(text: str, is_accepted: bool) -> None:
    assert (_faults(ROOT / "schema", "phrases", text) == []) is is_accepted


def test_a_schema_calls_a_thing_what_a_writer_calls_it() -> None:
    signs = json.loads((ROOT / "schema/signs.json").read_text(encoding="utf-8"))
    playbooks = json.loads((ROOT / "schema/playbooks.json").read_text(encoding="utf-8"))
    titles = [
        signs["title"],
        signs["definitions"]["new"]["title"],
        playbooks["definitions"]["PathStep"]["title"],
    ]
    assert titles == ["warning sign", "warning sign", "path step"]


def test_schemas_tell_what_each_field_is_for() -> None:
    for file in (ROOT / "schema").glob("*.json"):
        schema = json.loads(file.read_text(encoding="utf-8"))
        fields = (schema.get("definitions", {}).get("new") or schema)["properties"]
        assert [name for name, field in fields.items() if not field.get("description")] == [], file.name


def _write(folder: Path) -> str:
    result = talkdown("schema", "--out", str(folder))
    assert result.exit_code == 0, result.output
    return result.output


def test_schemas_and_settings_of_this_repository_are_those_of_the_code(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update"):
        shutil.rmtree(ROOT / "schema")  # Git has it; a list that was merged from two branches proves nothing
        _write(ROOT / "schema")
        (ROOT / ".vscode/settings.json").write_bytes(editor_settings())
    folder = tmp_path / "schema"
    count = len(ENTRY_KINDS) + 1  # and one for book.yaml
    assert _write(folder) == f"{folder}: {count} schemas\n{tmp_path}/.vscode/settings.json: made\n"
    for file in sorted(path for path in tmp_path.rglob("*.json")):
        name = file.relative_to(tmp_path)
        message = f"`talkdown schema` writes {name} anew"
        assert file.read_text(encoding="utf-8") == (ROOT / name).read_text(encoding="utf-8"), message
    file_list, own_list = read_list(folder / LIST_INSIDE), read_list(ROOT / "schema" / LIST_INSIDE)
    assert file_list is not None
    assert own_list is not None
    assert own_list.digests == file_list.digests, "`pytest --update` writes its list anew"
