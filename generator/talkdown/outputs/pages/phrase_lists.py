"""The phrases of a stage, on pages of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from talkdown.model import KIND_BY_NAME, Citation, Phrase, Slot, Stage, Technique
from talkdown.outputs.addresses import phrase_list_address
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.pages.rendering import Rendering

PHRASES_ON_A_PAGE = 400
"""The most on one page. Chosen when the project began, not measured: a phrase makes about 850 bytes of HTML, so that
a page stays under 350 kB before it is compressed."""


class _Part(NamedTuple):
    """What one page of a stage's list shows."""

    stage: Stage
    groups: list[tuple[Technique | None, list[Phrase]]]
    """Phrases by their technique, in order."""
    number: int
    """Which part it is, from 1."""
    paths: list[str]
    """All parts of this list."""
    total: int
    """How many phrases the stage has."""


def render_phrase_lists(rendering: Rendering) -> Iterator[Page]:
    """The phrases of each stage, in lists of at most `PHRASES_ON_A_PAGE`."""
    book = rendering.book
    # Besides its phrases, a page shows what they cite and, if one is about safety, where help is reached.
    shown_beside = (book.settings, book.all(Citation), book.get(Slot, book.settings.emergency_slot))
    for part in _parts(rendering):
        path = part.paths[part.number - 1]
        render = partial(_render_part, rendering, part, path)
        yield rendering.cache.get_or_render(path, (part, shown_beside), render)


def _parts(rendering: Rendering) -> Iterator[_Part]:
    book = rendering.book
    technique_order = {technique.id: n for n, technique in enumerate(book.techniques)}
    by_stage: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in book.phrases:
        by_stage[book.stage_of(phrase)].append(phrase)
    for stage in book.settings.stages:
        phrases = sorted(by_stage[stage.id], key=lambda p: technique_order.get(p.technique, 0))
        # A stage without phrases still has a page, which says so: the finder and the home page lead there.
        starts = range(0, max(len(phrases), 1), PHRASES_ON_A_PAGE)
        paths = [phrase_list_address(stage.id, number) for number in range(1, len(starts) + 1)]
        for number, start in enumerate(starts, 1):
            by_technique = groupby(phrases[start : start + PHRASES_ON_A_PAGE], key=lambda p: p.technique)
            groups = [(book.get(Technique, id), list(group)) for id, group in by_technique]
            yield _Part(stage, groups, number, paths, len(phrases))


def _render_part(rendering: Rendering, part: _Part, path: str) -> Page:
    stage = part.stage
    return Page(
        path=path,
        title=f"{stage.title}: phrases",
        description=f"Phrases for the stage “{stage.title}”.",
        body=rendering.render_body(
            "phrase_list.html",
            path,
            listed_phrases=[p for _, group in part.groups for p in group],
            **part._asdict(),
        ),
        section=KIND_BY_NAME[Phrase.kind].page,
        headings=tuple(Heading(technique.id, technique.title) for technique, _ in part.groups if technique),
    )
