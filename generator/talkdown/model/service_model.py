"""Model: a method people know by its letters, mapped to our techniques."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import Explanation, Id, Prose, Ref, StrictModel, Text


class ModelStep(StrictModel):
    """One step of a model."""

    name: Text
    """Its name in the model: 'Listen'."""
    means: Text
    """What it asks for, in our words."""
    techniques: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """Our techniques for it."""


class ServiceModel(Entry):
    """A method people know by its letters."""

    kind: ClassVar[str] = "model"

    title: Text
    """Its name: 'LAST'."""
    summary: Explanation
    """What it is, in a sentence."""
    origin: Prose
    """Where it comes from, how sure we are, whose mark it is."""
    steps: Annotated[tuple[ModelStep, ...], Field(min_length=2)]
    """Its steps, in order."""
    cautions: tuple[Prose, ...] = ()
    """Where it falls short."""
