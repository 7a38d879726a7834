"""The sources of an entry, or of a step of a playbook, in one short line."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from talkdown.model import Citation, Entry
from talkdown.model.book import Book
from talkdown.model.playbook import PathStep
from talkdown.outputs.addresses import address, relative


def source_links(book: Book) -> Callable[[Entry | PathStep, str], Markup]:
    """A function that gives the line: each approved source by author and year, with a link to what we know of it.

    It takes the entry or the step, and the path of the page; without a source the line is empty.
    """

    def line(entry: Entry | PathStep, page: str) -> Markup:
        citations = book.approved(Citation, entry.citations)
        if not citations:
            return Markup("")
        links = Markup(", ").join(
            Markup('<a href="{}">{}</a>').format(relative(address(citation), page), citation.short_reference)
            for citation in citations
        )
        label = "Source" if len(citations) == 1 else "Sources"
        return Markup('<span class="td-cites">{}: {}</span>').format(label, links)

    return line
