"""Settings in mkdocs.yml that become links on every page: each leads to the web, to a mail or a call, or to a page of the site."""

from __future__ import annotations

import re
from collections import UserString
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from talkdown.mkdocs.errors import SettingError
from talkdown.model.web_address import is_web_address

_WHOLE_ADDRESSES = ("site_url", "repo_url")
"""Settings that are the address of something on the web, and nothing else."""

_LINKS_IN_EXTRA = (("homepage",), ("social", "link"), ("alternate", "link"))
"""What the theme makes links of, by the keys under `extra:`; lists stand for all of their items."""

_FIELDS = ("path", "path_noext")
"""What a template for the address of a file may hold in braces."""

_SCHEMES = ("http", "https", "mailto", "tel", "sms")
"""What a link may begin with. A browser would run what follows `javascript:`."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

_IGNORED_CHARACTERS = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
"""What browsers leave out before they read an address: https://url.spec.whatwg.org."""


def require_safe_links(config: Mapping[str, Any]) -> None:
    """Raise `SettingError` for a setting that would become a link to something else."""
    for name in _WHOLE_ADDRESSES:
        address = config.get(name)
        if address and not (isinstance(address, str) and is_web_address(address)):
            raise SettingError(
                f"`{name}` in mkdocs.yml is no address of the web; write it as `https://words.example.org/`",
                name,
            )
    template = config.get("edit_uri_template")
    if isinstance(template, str | UserString):
        _require_plain_fields(str(template))
    for route, link in _links(config):
        scheme = _SCHEME.match(_IGNORED_CHARACTERS.sub("", link))
        if scheme and scheme[1].lower() not in _SCHEMES:
            raise SettingError(
                f"`{route[-1]}:` in mkdocs.yml makes a link to `{scheme[0]}`; a link begins with `https://`, `mailto:` or `tel:`, "
                "or is a path",
                *route,
            )
        try:
            urlsplit(link)
        except ValueError as error:  # of a gap in brackets, say
            raise SettingError(f"`{route[-1]}:` in mkdocs.yml is no address: {error}", *route) from None


def require_repository(config: Mapping[str, Any]) -> None:
    """Raise `SettingError` where pages would link to a part of an address, and nothing says of which repository."""
    for name in ("edit_uri", "edit_uri_template"):
        address = config.get(name)
        is_text = isinstance(address, str | UserString) and address != ""
        if is_text and not config.get("repo_url") and not _SCHEME.match(str(address)):
            message = f"`{name}:` in mkdocs.yml is a part of an address; add `repo_url:`, or write the whole"
            raise SettingError(message, name)


def _require_plain_fields(template: str) -> None:
    """Raise `SettingError` for a template that asks for more than a path: Python would write its own words, or a gigabyte."""
    try:
        fields = [(field, form, conversion) for _, field, form, conversion in Formatter().parse(template)]
    except ValueError:
        return  # MkDocs says of braces that do not close what is wrong
    for field, form, conversion in fields:
        if field is not None and (field not in _FIELDS or form or conversion not in (None, "q")):
            raise SettingError(
                "`edit_uri_template:` in mkdocs.yml holds braces around something else than `path` or `path_noext`, "
                "with or without a `!q` behind it",
                "edit_uri_template",
            )


def _links(config: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts that become links, each behind the keys that lead to it."""
    for name in ("edit_uri", "edit_uri_template", "nav"):
        for text in _texts(config.get(name)):
            yield (name,), text
    extra = config.get("extra")
    for keys in _LINKS_IN_EXTRA:
        for text in _texts(_values_at(extra, keys)):
            yield ("extra", keys[0]), text


def _values_at(value: object, keys: tuple[str, ...]) -> object:
    if isinstance(value, list):
        return [_values_at(item, keys) for item in value]
    if not keys:
        return value
    return _values_at(value.get(keys[0]), keys[1:]) if isinstance(value, Mapping) else None


def _texts(value: object) -> Iterator[str]:
    """A text, or all that stand in a list and behind the names in a mapping."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)
