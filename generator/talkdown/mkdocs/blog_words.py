"""What Material's blogs show of an author's words beside the settings of a page, as text: categories, persons, links of posts.

The theme writes them as HTML, and a blog reads posts, and `.authors.yml`, before the settings of any page come to our plugin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

_MODULES = "material.plugins.blog."
"""Where the plugin for blogs is defined, whatever it is called in mkdocs.yml."""

_MAKER = "material/blog"
"""Who has made the page of a category, a person or a year, as its file says."""

_HEADING = "# "
"""All that stands in such a page, before the name."""

_PLAIN_CHARACTERS = frozenset(" ,.'-")
"""What may stand in Markdown besides letters and digits, and is only itself."""

_IN_ADDRESSES = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E"})
"""What would end the attribute that an address stands in."""


def escape_blogs(config: MkDocsConfig) -> None:
    """Have the blogs of a site show names and titles as text. They have read their posts, and made their pages."""
    plugins: Iterable[Any] = config.plugins.values()
    for plugin in plugins:
        if not type(plugin).__module__.startswith(_MODULES) or not plugin.config.enabled:
            continue
        for author in plugin.authors.values() if plugin.config.authors else ():
            author.name, author.description = escape(author.name), escape(author.description)
            author.avatar = author.avatar.translate(_IN_ADDRESSES)
            author.url = author.url.translate(_IN_ADDRESSES) if author.url else author.url
        for post in plugin.blog.posts:
            _escape_links(post.config.links or ())


def _escape_links(links: Iterable[Any]) -> None:
    """Escape the titles of links, and of sections of links; a link without a title gets that of its page later."""
    for link in links:
        link.title = link.title if link.title is None else escape(str(link.title))
        if link.children is None:
            link.url = str(link.url).translate(_IN_ADDRESSES)
        else:
            _escape_links(link.children)


def markdown_of_blog(markdown: str, page: MkDocsPage) -> str:
    """What stands on a page; where a blog has made it of a name, the name is words, whatever they mean in Markdown.

    Each letter that may mean something becomes a reference to itself: `&#60;` for `<`.
    """
    if page.file.generated_by != _MAKER:
        return markdown
    name = " ".join(markdown.removeprefix(_HEADING).split())
    words = (char if char.isalnum() or char in _PLAIN_CHARACTERS else f"&#{ord(char)};" for char in name)
    return f"{_HEADING}{''.join(words)}"
