"""Settings with which pages ask another site: the site's policy refuses that. Said once, and not of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from talkdown.storage.display import on_one_line

_EMOJI = "pymdownx.emoji"

_FOREIGN_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)

_REFUSAL = "which the site's policy refuses"


_EMOJI_ADDRESS = "https://cdnjs.cloudflare.com/ajax/libs/emojione/"
"""Where the pictures are that PyMdown takes if no setting says otherwise."""


def addresses_named_once(config: MkDocsConfig) -> list[str]:
    """How the addresses begin that settings bring onto pages: they are named as settings, and not for each page."""
    addresses = [path for _, path in _foreign_files(config)]
    return [*addresses, _EMOJI_ADDRESS] if _emoji_ask_another_site(config) else addresses


def _foreign_files(config: MkDocsConfig) -> list[tuple[str, str]]:
    """The style sheets and scripts that mkdocs.yml lists from other sites, each with its setting."""
    return [
        (setting, str(path))
        for setting, paths in (("extra_css", config.extra_css), ("extra_javascript", config.extra_javascript))
        for path in paths
        if _FOREIGN_ADDRESS.match(str(path))
    ]


def refused_settings(config: MkDocsConfig) -> Iterator[str]:
    """What of the settings does not work, with a way out."""
    for setting, path in _foreign_files(config):
        yield (
            f"`{on_one_line(path)}` under `{setting}:` comes from another site, {_REFUSAL}\n"
            "  hint: put the file into the folder of your pages, and list it from there"
        )
    if _emoji_ask_another_site(config):
        yield (
            f"`{_EMOJI}` takes its pictures from another site, {_REFUSAL}\n"
            "  hint: `emoji_index: !!python/name:material.extensions.emoji.twemoji` and "
            "`emoji_generator: !!python/name:material.extensions.emoji.to_svg` draw them in the page"
        )
    if config.extra.get("analytics"):
        yield f"`analytics` under `extra:` tells another site who reads what, {_REFUSAL}\n  hint: leave it out"


def _emoji_ask_another_site(config: MkDocsConfig) -> bool:
    """Whether emoji are pictures from elsewhere: all of PyMdown's generators write addresses but `to_alt`, which writes a letter."""
    if _EMOJI not in map(str, config.markdown_extensions):
        return False
    generator = config.mdx_configs.get(_EMOJI, {}).get("emoji_generator")
    module, name = getattr(generator, "__module__", _EMOJI), getattr(generator, "__name__", "")
    return generator is None or (module == _EMOJI and name != "to_alt")
