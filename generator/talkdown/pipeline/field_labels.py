"""What a field is called where people fill it in who know no YAML: the beginning of what its model says of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from pydantic import BaseModel

from talkdown.diagnostics import Route
from talkdown.model import Entry
from talkdown.outputs.schemas import field_descriptions

_END_OF_LABEL = re.compile(r"[:;.](?= |$)")


class FieldLabel(NamedTuple):
    """What a field is called, and what there is to say of it besides."""

    label: str
    help: str


def field_label(model: type[BaseModel], name: str) -> FieldLabel:
    """The label of a field: what its description begins with, up to the first `:`, `;` or full stop.

    A description that lists the words to choose from begins with a small letter: it is help, and the name is the label.

    >>> from talkdown.model import Technique
    >>> field_label(Technique, "title")
    FieldLabel(label='Its name, as an instruction', help="'Name the feeling'.")
    """
    description = " ".join(field_descriptions()[model.__name__].get(name, "").split())
    if not description[:1].isupper():
        return FieldLabel(name.replace("_", " ").capitalize(), description)
    end = _END_OF_LABEL.search(description)
    if end is None:
        return FieldLabel(description, "")
    return FieldLabel(description[: end.start()], description[end.end() :].strip())


def label_of_text(entry: Entry, route: Route) -> str:
    """What a text of an entry is called, with the parts that it stands in.

    >>> from talkdown.model import Technique
    >>> from talkdown.model.technique import Step
    >>> entry = Technique.model_construct(steps=(Step(do="Stop.", how="Breathe."),))
    >>> label_of_text(entry, ("steps", 0, "how"))
    'Step 1: The rest of the step, one or two short sentences'
    """
    parts = entry.parts_along(route[:-1])
    depth = max(n for n, part in enumerate(parts) if isinstance(part, BaseModel))
    owner = parts[depth]
    assert isinstance(owner, BaseModel)
    label = field_label(type(owner), str(route[depth])).label
    rest = "".join(f" ({_as_counted(step)})" for step in route[depth + 1 :])
    outer_parts = _part_names(route[:depth])
    return f"{outer_parts}: {label}{rest}" if outer_parts else f"{label}{rest}"


def _part_names(route: Route) -> str:
    """The parts that a text stands in, from the outside in: `Step 2, decision, answer 1`."""
    names: list[str] = []
    for step in route:
        if isinstance(step, int):
            names[-1] += f" {_as_counted(step)}"
        else:
            names.append(step.removesuffix("s").replace("_", " "))
    return ", ".join(names).capitalize()


def _as_counted(step: str | int) -> str | int:
    """A number as people count, from 1; a name as it is."""
    return step + 1 if isinstance(step, int) else step.replace("_", " ")
