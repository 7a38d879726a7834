"""What entries are called besides their ids: a title, a code or the very words often stand where an id belongs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from pydantic import BaseModel

from talkdown.diagnostics import Route, did_you_mean, hint_on_all
from talkdown.loader.raw_entries import RawEntry
from talkdown.model.annotations import FieldPlan, field_plan
from talkdown.model.fields import Ref
from talkdown.model.ids import ID_PATTERN, make_id, suggest_id
from talkdown.model.settings import BookSettings
from talkdown.yamltext import RawValue

NAMING_FIELDS = ("title", "text", "words", "question", "label", "reference", "customer")
"""Fields that hold what people call an entry by, in whichever kinds they are."""

_SEPARATOR = re.compile(r"\s*[;,/|&、，،]\s*|\s+and\s+")

LEAST_LETTERS = 8
"""Letters from which on the beginning of a text tells which one it is: two or three words. A judgment."""

_MOST_PARTS = 12
"""Ids in one text that a hint takes apart: one line of a terminal."""


class EntryNames:
    """The ids of a book by what their entries are called; made when the first wrong id asks for it."""

    def __init__(self, entries: Iterable[RawEntry], settings: BookSettings) -> None:
        self._entries = entries
        self._lists = {
            "channel": {channel.id: channel.title for channel in settings.channels},
            "stage": {stage.id: stage.title for stage in settings.stages},
            "level": {level.id: level.title for level in settings.levels},
        }

    def hint_on_all(self, model: type[BaseModel], route: Route, text: str) -> str:
        """What to write in place of `all` in a field for channels, stages or levels; empty for another text, or another field."""
        plan = _plan_at(model, route)
        if plan is None or not isinstance(plan.annotation, Ref) or not plan.is_tuple:
            return ""
        return hint_on_all(text, self._lists.get(plan.annotation.kind, ()))

    def hint(self, model: type[BaseModel], route: Route, text: str) -> str:
        """What to write in place of a text that is no id, and stands in a field for one; empty if nothing is near."""
        plan = _plan_at(model, route)
        if plan is None or not isinstance(plan.annotation, Ref):
            return ""
        id_by_name = self._id_by_name[plan.annotation.kind]
        name = suggest_id(text) or make_id(text)
        if id := id_by_name.get(name):
            return f"write `{id}`"
        ids = set(id_by_name.values())
        parts = [part for part in _SEPARATOR.split(text.strip(" ()[]")) if part]
        if len(parts) == 1:
            words = text.split()
            parts = words if ids.issuperset(words) else []
        if 1 < len(parts) <= _MOST_PARTS and all(ID_PATTERN.fullmatch(part) for part in parts):
            return (
                f"write `[{', '.join(parts)}]`" if plan.is_tuple else "one id stands here; choose one of them"
            )
        if hint := did_you_mean(name, ids):
            return hint
        beginnings = {
            id for words, id in id_by_name.items() if len(name) > LEAST_LETTERS and words.startswith(name)
        }
        if len(beginnings) == 1:
            return f"write `{min(beginnings)}`"
        return f"write the id of a {plan.annotation.kind}; `talkdown find` shows ids" if ids else ""

    @cached_property
    def _id_by_name(self) -> dict[str, dict[str, str]]:
        """By kind, and by what an entry is called in letters of an id; an id stands for itself before all else."""
        id_by_name: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, title_by_id in self._lists.items():
            id_by_name[kind] = {
                name: id for id, title in title_by_id.items() for name in (make_id(title), id)
            }
        for raw in self._entries:
            id = _text(raw.value.get("id"))
            if not id:
                continue
            names = id_by_name[raw.kind.name]
            names[id] = id
            for field in ("code", *NAMING_FIELDS):
                if name := make_id(_text(raw.value.get(field))):
                    names.setdefault(name, id)
        return id_by_name


def _text(value: RawValue | None) -> str:
    return value if isinstance(value, str) else ""


def _plan_at(model: type[BaseModel], route: Route) -> FieldPlan | None:
    """The field for an id that a route leads to; None if it leads to another one."""
    plans, plan = field_plan(model, Ref), None
    for step in route:
        if isinstance(step, int):
            continue
        plan = next((plan for plan in plans if plan.name == step), None)
        if plan is None:
            return None
        plans = plan.fields
    return plan
