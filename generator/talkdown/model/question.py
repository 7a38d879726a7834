"""Question: what people ask about the work, and an answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from talkdown.model.entry import Entry
from talkdown.model.fields import FixedTexts, Id, Prose, Ref, StrictModel, Text


class RelatedEntries(StrictModel):
    """Entries to read next."""

    techniques: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """Ids of techniques that answer the question in practice."""
    phrases: tuple[Annotated[Id, Ref("phrase")], ...] = ()
    """Ids of phrases to say, as the answer puts them to use."""
    playbooks: tuple[Annotated[Id, Ref("playbook")], ...] = ()
    """Ids of playbooks for the situation that is asked about."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """Ids of warning signs to know before it comes to that."""
    avoid: tuple[Annotated[Id, Ref("avoid")], ...] = ()
    """Ids of avoid phrases that the answer warns of."""
    models: tuple[Annotated[Id, Ref("model")], ...] = ()
    """Ids of models that deal with the same."""


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
    asked_as: FixedTexts = ()
    """Other ways to ask it."""
