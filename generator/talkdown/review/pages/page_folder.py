"""The folder of pages: made anew beside the one that is there, and put in its place."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.model.book import Book
from talkdown.review.facts.tables import dicts
from talkdown.review.labels import Precision
from talkdown.review.manifest import Manifest
from talkdown.review.pages.agent_page import agent_view, agents_with_pages, page_of
from talkdown.review.pages.book_links import BookLinks
from talkdown.review.pages.certainty_page import certainty_view
from talkdown.review.pages.contact_page import contact_views
from talkdown.review.pages.drills import drills_as_yaml
from talkdown.review.pages.first_page import PAGE as FIRST_PAGE
from talkdown.review.pages.first_page import first_view
from talkdown.review.pages.page_templates import PageTemplates
from talkdown.review.pages.progress_page import progress_view
from talkdown.review.pages.quotes import ContactLinks
from talkdown.review.pages.team_page import PAGE as TEAM_PAGE
from talkdown.review.pages.team_page import team_view
from talkdown.review.rates import EntryRate, team_rates
from talkdown.review.temporary_paths import temporary_path

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "pages"
"""In the folder of the review."""

_BEFORE = ".pages-before"
"""The pages of the review before, for the moment in which they are replaced."""

_OWN_NAME = re.compile(
    r"(?:index|first|progress|certainty)\.html|agents/a\d+(?:\.html|-drills\.yaml)|contacts/[0-9a-f]{16}\.html"
)
"""The names under which a review writes pages: others are of others."""

MOST_CONTACT_PAGES = 1000
"""Of contacts that no other page quotes, with which these are filled up; nobody reads more. The tables hold all."""

_CONTACTS_AT_ONCE = 200
"""For one question to the tables: each takes a while however few it is about, and all contacts would fill the memory."""

_WITH_FINDINGS = "SELECT DISTINCT contact FROM finding WHERE entry <> '' ORDER BY contact LIMIT $limit"


def write_pages(
    folder: Path,
    database: DuckDBPyConnection,
    book: Book,
    manifest: Manifest,
    precisions: Mapping[str, Precision],
) -> None:
    """Write all pages of a review into its folder. Raises OSError, and leaves the pages before, if the disk refuses."""
    new_pages = temporary_path(folder)
    new_pages.mkdir(mode=0o700)
    try:
        for name, content in _files(database, book, manifest, precisions):
            path = new_pages / name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            path.write_bytes(content)
        _replace(folder / NAME, new_pages)
    finally:
        shutil.rmtree(new_pages, ignore_errors=True)


def _replace(target: Path, new_pages: Path) -> None:
    """Put a folder in another's place, with what others have put into that one. Cut off anywhere, the next review goes on."""
    if target.is_symlink():
        raise FileExistsError(errno.EEXIST, "a link is in the way of the pages", str(target))
    pages_before = target.with_name(_BEFORE)
    if target.exists():
        _take_over(pages_before, target)
        target.rename(pages_before)
    new_pages.rename(target)
    _take_over(pages_before, target)


def _take_over(folder: Path, target: Path) -> None:
    """Move what no review has written from a folder of pages into another, and delete the rest of it."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (path.is_symlink() or not path.is_dir()) and not _OWN_NAME.fullmatch(name):
            (target / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.rename(target / name)
    shutil.rmtree(folder, ignore_errors=True)


def _files(
    database: DuckDBPyConnection, book: Book, manifest: Manifest, precisions: Mapping[str, Precision]
) -> Iterator[tuple[str, bytes]]:
    """The files by name, those of contacts last: by then it is known which ones are linked to."""
    templates, links, contacts = (
        PageTemplates(book, is_redacted=manifest.is_redacted, is_by_agent=manifest.is_by_agent),
        BookLinks(book),
        ContactLinks(),
    )
    rates = sorted(team_rates(database), key=lambda rate: (-rate.contacts, rate.entry))
    team = team_view(database, rates, links, contacts, precisions, is_by_agent=manifest.is_by_agent)
    yield TEAM_PAGE, templates.render("team.html", team=team)
    yield "progress.html", templates.render("progress.html", progress=progress_view(database, rates, links))
    yield (
        "certainty.html",
        templates.render("certainty.html", certainty=certainty_view(database, manifest, precisions)),
    )
    if manifest.has_danger:
        first = first_view(database, links, contacts)
        yield FIRST_PAGE, templates.render("first.html", first=first)
    if manifest.is_by_agent:
        yield from _agent_files(database, rates, templates, links, contacts)
    rows = dicts(database, _WITH_FINDINGS, {"limit": MOST_CONTACT_PAGES})
    keys = sorted(contacts.keys.union(row["contact"] for row in rows))
    for start in range(0, len(keys), _CONTACTS_AT_ONCE):
        some_keys = keys[start : start + _CONTACTS_AT_ONCE]
        for contact in contact_views(database, some_keys, links, precisions):
            yield f"contacts/{contact.key}.html", templates.render("contact.html", contact=contact)


def _agent_files(
    database: DuckDBPyConnection,
    rates: Iterable[EntryRate],
    templates: PageTemplates,
    links: BookLinks,
    contacts: ContactLinks,
) -> Iterator[tuple[str, bytes]]:
    team_shares = {(rate.kind, rate.entry): rate.contacts / rate.total for rate in rates}
    for agent in agents_with_pages(database):
        view = agent_view(database, agent, team_shares, links, contacts)
        yield page_of(agent), templates.render("agent.html", agent=view)
        if view.drill_file:
            drills = [advice.drill for advice in view.tries if advice.drill]
            yield f"agents/{view.drill_file}", drills_as_yaml(drills)
