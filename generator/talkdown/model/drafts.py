"""Drafts as their authors look at them: as if they were approved, and marked."""

from __future__ import annotations

from talkdown.model.book import BOOK_LISTS, Book
from talkdown.model.entry import Entry, Status


def with_drafts(book: Book) -> Book:
    """The book with its drafts among what is approved, each marked by `is_preview`.

    A draft that refers to something which is not there, or to another draft that cannot be shown, stays out: no page could
    show it.
    """
    drafts = {(entry.kind, entry.id): entry for entry in book if entry.status is Status.draft}
    hopeless_keys = [key for key, entry in drafts.items() if not _leads_somewhere(book, entry)]
    while hopeless_keys:
        key = hopeless_keys.pop()
        if drafts.pop(key, None) is not None:
            referrers = (reference.source for reference in book.references_to.get(key, ()))
            hopeless_keys += [(entry.kind, entry.id) for entry in referrers]
    return book.with_entries(_preview(entry) if (entry.kind, entry.id) in drafts else entry for entry in book)


def _leads_somewhere(book: Book, draft: Entry) -> bool:
    """Whether all that a draft refers to is there, be it as a draft."""
    return all(
        id in book.ids(kind) if kind in BOOK_LISTS else book.entry(kind, id) for _, kind, id in draft.targets
    )


def _preview(draft: Entry) -> Entry:
    preview = draft.model_copy(update={"status": Status.approved})
    preview.mark_as_preview()
    return preview
