"""The situations, sort by sort: a page for each, with what to say in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from talkdown.model import KIND_BY_NAME, Citation, Phrase, Playbook, Sign, Situation, Slot, Sort
from talkdown.outputs.addresses import situation_list_address
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.pages.rendering import Rendering
from talkdown.outputs.situation_titles import SORTS


def render_situation_lists(rendering: Rendering) -> Iterator[Page]:
    """A page for each sort that the book has situations of: a page for each situation would be hundreds of short ones."""
    book = rendering.book
    for sort in Sort:
        situations = [situation for situation in book.situations if situation.sort is sort]
        if not situations:
            continue
        path = situation_list_address(sort)
        phrase_ids = [id for situation in situations for _, ids in situation.steps for id in ids]
        shown_entries = (
            book.approved(Phrase, phrase_ids),
            book.approved(Playbook, [s.playbook for s in situations if s.playbook]),
            book.approved(Sign, [id for s in situations for id in s.signs]),
            # A situation and a phrase show what they cite; a page about safety says where help is reached.
            book.all(Citation),
            book.get(Slot, book.settings.emergency_slot),
        )
        render = partial(_render_list, rendering, sort, situations, path)
        yield rendering.cache.get_or_render(path, (situations, shown_entries, book.settings), render)


def _render_list(rendering: Rendering, sort: Sort, situations: list[Situation], path: str) -> Page:
    title = SORTS[sort]
    return Page(
        path=path,
        title=f"{title}: situations",
        description=f"Situations, and what to say first: {title[0].lower()}{title[1:]}.",
        body=rendering.render_body(
            "situation_list.html", path, sort=sort, title=title, situations=situations
        ),
        section=KIND_BY_NAME[Situation.kind].page,
        headings=tuple(Heading(situation.id, situation.title) for situation in situations),
    )
