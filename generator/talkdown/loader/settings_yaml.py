"""The YAML of a mkdocs.yml as nodes: `!ENV` stands for what MkDocs would make of it, and no other tag is done what it asks for."""

from __future__ import annotations

import os

import yaml

from talkdown.storage.display import on_one_line
from talkdown.yamltext import MAX_VALUES, YamlError

_ENV = "!ENV"

_NULL = "tag:yaml.org,2002:null"


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

    def _node_for(self, node: yaml.Node) -> yaml.Node:
        """As MkDocs resolves it: the first variable that is there; else the last item of a list of several; else nothing."""
        names = node.value if isinstance(node, yaml.SequenceNode) else [node]
        default = names[-1] if len(names) > 1 else yaml.ScalarNode(_NULL, "")
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
        except (yaml.YAMLError, ValueError) as error:
            message = f"what the variable `{on_one_line(name)}` holds is no value of YAML"
            raise YamlError("site-settings", message, "set another one", _place(node)) from error
        return node


SettingsLoader.add_multi_constructor("", lambda loader, suffix, node: UNKNOWN)


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
