"""Question: what people ask about the work, and an answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from talkdown.model.entry import Entry, Id, Prose, Ref, StrictModel, Text, Texts


class RelatedEntries(StrictModel):
    """Entries to read next."""

    techniques: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """Techniques."""
    phrases: tuple[Annotated[Id, Ref("phrase")], ...] = ()
    """Phrases."""
    playbooks: tuple[Annotated[Id, Ref("playbook")], ...] = ()
    """Playbooks."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """Warning signs."""
    avoid: tuple[Annotated[Id, Ref("avoid")], ...] = ()
    """Avoid phrases."""
    citations: tuple[Annotated[Id, Ref("citation")], ...] = ()
    """Citations."""
    models: tuple[Annotated[Id, Ref("model")], ...] = ()
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
