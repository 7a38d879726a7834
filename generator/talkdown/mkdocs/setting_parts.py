"""Settings part by part, and copies of them without one."""

from __future__ import annotations

from talkdown.loader.settings_yaml import UNKNOWN
from talkdown.mkdocs.config_faults import SettingRoute, Settings


def children(value: object) -> list[tuple[str | int, object]]:
    """The parts of a mapping by their keys, and those of a list by their numbers; none of anything else."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def settings_without(settings: Settings, route: SettingRoute) -> Settings:
    """A copy of settings without one of them."""
    rest = _without(settings, route)
    assert isinstance(rest, dict)
    return rest


def _without(value: object, route: SettingRoute) -> object:
    step, *rest = route
    if isinstance(value, dict):
        return {
            name: _without(child, tuple(rest)) if name == step else child
            for name, child in value.items()
            if name != step or rest
        }
    assert isinstance(value, list)
    return [
        _without(child, tuple(rest)) if number == step else child
        for number, child in enumerate(value)
        if number != step or rest
    ]


def without_unknown(value: object) -> object:
    """A copy of settings without what only MkDocs can make of a tag."""
    if isinstance(value, dict):
        return {name: without_unknown(child) for name, child in value.items() if child is not UNKNOWN}
    if isinstance(value, list):
        return [without_unknown(child) for child in value if child is not UNKNOWN]
    return value
