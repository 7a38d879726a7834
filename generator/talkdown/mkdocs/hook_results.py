"""What MkDocs hands to our plugin is what others gave back before: hooks and plugins may give back, or take away, anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import cache
from inspect import signature
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from talkdown.storage.display import on_one_line

_TYPES = {
    "config": MkDocsConfig,
    "files": Files,
    "nav": Navigation,
    "env": Environment,
    "page": Page,
    "context": Mapping,
    "output": str,
    "markdown": str,
}
"""What MkDocs gives to a handler, by the name of the argument."""

_TYPES_OF_PAGES = {"meta": MutableMapping, "file": File, "content": str | None, "toc": Iterable}
"""What MkDocs, and the theme, ask of a page."""

_TYPES_OF_SETTINGS = {"theme": Theme, "plugins": PluginCollection}
"""Without these no handler can do anything."""


def require_types(hook: Callable[..., Any], *arguments: Any, **named_arguments: Any) -> None:
    """Raise `PluginError` for an argument of a hook of ours that is none of MkDocs."""
    values = dict(zip(_names(hook), arguments, strict=False)) | named_arguments
    for name, value in values.items():
        if not isinstance(value, _TYPES.get(name, object)):
            raise _at_fault(
                f"gave back `{type(value).__name__}` for `{name}`, which is {_TYPES[name].__name__} to MkDocs"
            )
    page = values.get("page")
    if isinstance(page, Page) and (fault := fault_of_page(page)):
        raise fault
    config: Any = values.get("config")
    for name, settings_type in _TYPES_OF_SETTINGS.items() if isinstance(config, MkDocsConfig) else ():
        value = config.get(name)
        if not isinstance(value, settings_type) or (
            isinstance(value, PluginCollection) and "talkdown" not in value
        ):
            raise _at_fault(f"has changed `{name}` in the settings so that no site can be built")


def fault_of_page(page: Page) -> PluginError | None:
    """What to say of a page of which something is none of MkDocs; None if all is."""
    for name, expected_type in _TYPES_OF_PAGES.items():
        value = getattr(page, name)
        if not isinstance(value, expected_type):
            return _at_fault(
                f"has made `page.{name}` a `{type(value).__name__}`, with which no page can be built"
            )
    return None


def forget_steps(plugin: object) -> None:
    """Have our plugin begin anew: it has none of what its hooks set one after the other."""
    for name in type(plugin).__annotations__:
        vars(plugin).pop(name, None)


def missing_step(plugin: object, error: AttributeError) -> PluginError | None:
    """What to say where our plugin has not got what an earlier hook of ours sets; None if the error is another one."""
    if error.obj is not plugin or error.name not in type(plugin).__annotations__:
        return None
    return _at_fault("has taken handlers of `talkdown` out of `config.plugins.events`")


def _at_fault(message: str) -> PluginError:
    return PluginError(
        f"a hook or another plugin {on_one_line(message)}\n  hint: look at `hooks:` and `plugins:` in mkdocs.yml"
    )


@cache  # a handful of hooks, each asked for every page
def _names(hook: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(signature(hook).parameters)
