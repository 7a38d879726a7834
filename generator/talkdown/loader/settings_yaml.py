"""The YAML of a mkdocs.yml as nodes: `!ENV` stands for what MkDocs would make of it, and no other tag is done what it asks for."""

from __future__ import annotations

import os
from typing import Any, NoReturn

import yaml

from talkdown.storage.display import on_one_line
from talkdown.yamltext import MAX_VALUES, YamlError
from talkdown.yamltext.document import shorten

_ENV = "!ENV"

_STANDARD = "tag:yaml.org,2002:"
"""Before the names of YAML's own tags, which are written `!!timestamp`, say."""

_NULL = f"{_STANDARD}null"

_RELATIVE = "!relative"
_FOLDERS_OF_RELATIVE = ("$config_dir", "$docs_dir")
"""What MkDocs lets follow `!relative`, if anything does, and a path may follow these."""

_NAMES_OF_PYTHON = tuple(f"{_STANDARD}python/{kind}:" for kind in ("name", "module"))
"""Tags behind which a name of Python stands, and no value."""

_OBJECTS_OF_PYTHON = f"{_STANDARD}python/object"
"""Tags that have MkDocs call something: it takes any value, as far as can be told without a call."""


class UnknownValue:
    """Stands for what a tag such as `!relative` would make of a value: only MkDocs knows."""


UNKNOWN = UnknownValue()


class SettingsLoader(yaml.SafeLoader):
    """Reads settings without doing what their tags ask for, such as naming a function.

    Of `!ENV` each node is replaced by the one that it stands for, in the same place. `variables` gets what was asked of the
    environment: None for what is not there.
    """

    def __init__(self, text: str, variables: dict[str, str | None] | None = None) -> None:
        super().__init__(text)
        self._variables = {} if variables is None else variables

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node of the text, or what it stands for."""
        node = super().compose_node(parent, index)
        return self._node_for(node) if node is not None and node.tag == _ENV else node

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """What a node stands for. Raises `YamlError`, or one of YAML's own errors, where its tag fits no such value."""
        try:
            value = super().construct_object(node, deep)
            if isinstance(value, int):
                str(
                    value
                )  # Python writes no number of more than 4,300 digits, and MkDocs writes what it does not know
            return value
        except (yaml.YAMLError, YamlError, RecursionError, MemoryError):
            raise
        except (
            Exception
        ) as error:  # PyYAML hands on whatever Python says of `!!timestamp x`, or of a 30 February
            is_shown = isinstance(node, yaml.ScalarNode) and node.value
            text = f"`{on_one_line(shorten(node.value))}`" if is_shown else "this"
            message = f"YAML reads {text} as `{_shown_tag(node)}`, and it is none"
            hint = "mend it; or put it into quotes, without a tag"
            raise YamlError("site-settings", message, hint, _place(node)) from error

    def _node_for(self, node: yaml.Node) -> yaml.Node:
        """As MkDocs resolves it: the first variable that is there; else the last item of a list of several; else nothing."""
        names = node.value if isinstance(node, yaml.SequenceNode) else [node]
        default = names[-1] if len(names) > 1 else yaml.ScalarNode(_NULL, "")
        self.construct_object(default, deep=True)  # as MkDocs does, also where it takes a variable
        for name in names[:-1] if len(names) > 1 else names:
            if not isinstance(name, yaml.ScalarNode):
                hint = "write `!ENV NAME`, or `!ENV [NAME, default]`"
                raise YamlError(
                    "site-settings", f"`{_ENV}` stands before names of variables", hint, _place(node)
                )
            text = self._variables[name.value] = os.environ.get(name.value)
            if text is not None:
                tag = self.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML
                return self._readable(yaml.ScalarNode(tag, text, node.start_mark, node.end_mark), name.value)
        default.start_mark, default.end_mark = node.start_mark, node.end_mark
        return default

    def _readable(self, node: yaml.ScalarNode, name: str) -> yaml.ScalarNode:
        try:
            if (
                node.tag not in yaml.SafeLoader.yaml_constructors
            ):  # `<<` and `=` mean something beside other values alone
                raise ValueError(node.tag)
            self.construct_object(node)
        except (yaml.YAMLError, YamlError, ValueError) as error:
            message = f"what the variable `{on_one_line(name)}` holds is no value of YAML"
            raise YamlError("site-settings", message, "set another one", _place(node)) from error
        return node


def _unknown_value(loader: SettingsLoader, suffix: str, node: yaml.Node) -> UnknownValue:
    _require_name(suffix, node)
    return UNKNOWN


def _require_name(suffix: str, node: yaml.Node) -> None:
    if not suffix.rpartition(":")[2].strip():
        _refuse(
            node,
            "a name of Python is missing behind it",
            "write one, as `!!python/name:pymdownx.slugs.slugify`",
        )


def _name_of_python(loader: SettingsLoader, suffix: str, node: yaml.Node) -> UnknownValue:
    _require_name(suffix, node)
    if node.value:
        _refuse(node, "nothing may follow it", "take that away")
    return UNKNOWN


def _relative_folder(loader: SettingsLoader, node: yaml.Node) -> UnknownValue:
    is_text = isinstance(node, yaml.ScalarNode)
    if not is_text or (node.value and node.value.partition("/")[0] not in _FOLDERS_OF_RELATIVE):
        names = " or ".join(f"`{name}`" for name in _FOLDERS_OF_RELATIVE)
        _refuse(node, "it stands alone, or before a folder", f"begin that with {names}")
    return UNKNOWN


def _unreadable_tag(loader: SettingsLoader, node: yaml.Node) -> NoReturn:
    _refuse(node, "MkDocs reads no such tag", "write the value itself")


def _refuse(node: yaml.Node, why: str, hint: str) -> NoReturn:
    raise YamlError("site-settings", f"`{_shown_tag(node)}`: {why}", hint, _place(node))


def _shown_tag(node: yaml.Node) -> str:
    is_standard = node.tag.startswith(_STANDARD)
    return on_one_line(shorten(f"!!{node.tag.removeprefix(_STANDARD)}" if is_standard else node.tag))


for _tag, _construct in yaml.FullLoader.yaml_constructors.items():
    if (
        _tag and _tag not in yaml.SafeLoader.yaml_constructors
    ):  # as `!!python/tuple`: values, which run nothing
        SettingsLoader.add_constructor(_tag, _construct)
for _tag in _NAMES_OF_PYTHON:
    SettingsLoader.add_multi_constructor(_tag, _name_of_python)
SettingsLoader.add_multi_constructor(_OBJECTS_OF_PYTHON, _unknown_value)
SettingsLoader.add_constructor(_RELATIVE, _relative_folder)
SettingsLoader.add_constructor(None, _unreadable_tag)


def compose_settings(text: str, name: str, variables: dict[str, str | None]) -> yaml.MappingNode:
    """The settings in a text; marks have its name. Raises `YamlError`, or one of YAML's own errors, for what is none.

    `variables` gets what was asked of the environment.
    """
    loader = SettingsLoader(text, variables)
    loader.name = name
    root = loader.get_single_node()
    if not isinstance(root, yaml.MappingNode):
        message = "settings are expected here, as `site_name: Our words`"
        raise YamlError("shape", message, "", (1, 1))
    _count(root, {})
    loader.construct_document(root)  # raises for what is no value, and puts what `<<` names into its place
    return root


def _count(node: yaml.Node, counts: dict[int, int]) -> int:
    """How many values a node has with all that `*` stands for written out. Raises `YamlError` for too many."""
    if id(node) in counts:
        return counts[id(node)]
    counts[id(node)] = MAX_VALUES  # what holds itself has no end
    parts = node.value if isinstance(node, yaml.CollectionNode) else []
    rows = parts if isinstance(node, yaml.MappingNode) else [[part] for part in parts]
    count = counts[id(node)] = 1 + sum(_count(part, counts) for row in rows for part in row)
    if count > MAX_VALUES:
        message = f"with what `*` stands for written out, these are more than {MAX_VALUES:,} values"
        raise YamlError(
            "site-settings", message, "write out what is needed, without `&` and `*`", _place(node)
        )
    return count


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
