"""Question: what people ask about the work, and an answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from talkdown.model.common import Entry, Prose, Ref, Slug, StrictModel, Text, Texts


class RelatedEntries(StrictModel):
    """Entries to read next."""

    techniques: tuple[Annotated[Slug, Ref("technique")], ...] = ()
    """Techniques."""
    phrases: tuple[Annotated[Slug, Ref("phrase")], ...] = ()
    """Phrases."""
    playbooks: tuple[Annotated[Slug, Ref("playbook")], ...] = ()
    """Playbooks."""
    signs: tuple[Annotated[Slug, Ref("sign")], ...] = ()
    """Warning signs."""
    avoid: tuple[Annotated[Slug, Ref("avoid")], ...] = ()
    """Avoid phrases."""
    citations: tuple[Annotated[Slug, Ref("citation")], ...] = ()
    """Citations."""
    models: tuple[Annotated[Slug, Ref("model")], ...] = ()
    """Models."""


class Question(Entry):
    """A question people ask, and its answer."""

    kind: ClassVar[str] = "question"
    name_field: ClassVar[str] = "question"

    question: Text
    """The question, as it is asked."""
    answer: Prose
    """The answer; an empty line begins a new paragraph."""
    related: RelatedEntries = RelatedEntries()
    """What to read next."""
    asked_as: Texts = ()
    """Other ways to ask it."""
