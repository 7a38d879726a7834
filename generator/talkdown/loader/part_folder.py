"""One entry, or the settings of a book, without what has gone from the book: the references to it, and the parts that cannot be without them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar, cast

from pydantic import ValidationError

from talkdown.diagnostics import Location
from talkdown.loader.merged_location import MergedLocation
from talkdown.loader.successors import Successors
from talkdown.model import Entry, Markup, Ref, Status, StrictModel
from talkdown.model.annotations import FieldPlan, field_plan
from talkdown.model.book import EntryKey
from talkdown.model.fields import Verbatim
from talkdown.model.markup import Span, replace_links
from talkdown.model.phrase import variables_in
from talkdown.model.playbook import Answer
from talkdown.model.region import Regional

M = TypeVar("M", bound=StrictModel)


class _FoldedValue(NamedTuple):
    """What a value has become, and where it stands."""

    value: object
    location: Location


_NO_VALUE = object()
"""Stands for a value that has gone."""


class PartFolder(Generic[M]):
    """Folds one entry, or the settings."""

    def __init__(self, part: M, location: Location, successors: Successors) -> None:
        self._part = part
        self._successors = successors
        self.location = location
        """Of the part; once it is folded, that of what is left."""
        self.causes: dict[EntryKey, None] = {}
        """What has gone, and took something of this part along; in the order of the fields."""
        self.emptied_lists: list[Location] = []
        """Lists of phrases to say in which none is left."""

    def fold(self) -> M | None:
        """The part without what has gone, or the same one if nothing of it has; None if it goes, too."""
        value, self.location = self._fold_model(self._part, self.location)
        if value is _NO_VALUE:
            return None
        if isinstance(value, Entry) and value is not self._part:
            value.set_location(self.location)
        return cast("M", value)

    def _fold_model(self, model: StrictModel, location: Location) -> _FoldedValue:
        changes: dict[str, _FoldedValue] = {}
        for plan in field_plan(type(model), (Ref, Markup, Verbatim)):
            value = getattr(model, plan.name)
            if value:
                fold = self._fold_list if plan.is_tuple else self._fold_value
                folded_value = fold(value, plan, location.child(plan.name))
                if folded_value.value is not value:
                    changes[plan.name] = folded_value
        if isinstance(model, Entry) and model.replaced_by:
            place = location.child("replaced_by")
            successor = self._resolve(model.kind, model.replaced_by, place)
            if successor != model.replaced_by:
                changes["replaced_by"] = _FoldedValue(successor or _NO_VALUE, place)
        if isinstance(model, Answer) and "playbook" in changes and not (model.do or model.go):
            # The answer stays: that it can be given at all is worth more than where it led.
            name = self._successors.name_of("playbook", model.playbook or "")
            changes["do"] = _FoldedValue(name, location.child("playbook"))
        if not changes:
            return _FoldedValue(model, location)
        places: dict[str | int, Location] = {
            name: folded_value.location for name, folded_value in changes.items()
        }
        changed_model = _with_changes(
            model, {name: folded_value.value for name, folded_value in changes.items()}
        )
        return _FoldedValue(
            _NO_VALUE if changed_model is None else changed_model, MergedLocation(location, location, places)
        )

    def _fold_list(self, values: tuple[object, ...], plan: FieldPlan, location: Location) -> _FoldedValue:
        folded_items = [self._fold_value(value, plan, location.child(n)) for n, value in enumerate(values)]
        if all(item.value is value for item, value in zip(folded_items, values, strict=True)):
            return _FoldedValue(values, location)
        items = _without_repetitions(item for item in folded_items if item.value is not _NO_VALUE)
        if not items and isinstance(plan.annotation, Ref) and plan.annotation.kind == "phrase":
            self.emptied_lists.append(location)
        parts: dict[str | int, Location] = {number: item.location for number, item in enumerate(items)}
        return _FoldedValue(tuple(item.value for item in items), MergedLocation(location, location, parts))

    def _fold_value(self, value: object, plan: FieldPlan, location: Location) -> _FoldedValue:
        if isinstance(value, Regional) and not value.is_for(self._successors.region):
            return _FoldedValue(_NO_VALUE, location)
        if isinstance(value, StrictModel):
            return self._fold_model(value, location)
        text = str(value)
        match plan.annotation:
            case Ref(kind):
                id = self._resolve(kind, text, location)
                return _FoldedValue(value if id == text else id or _NO_VALUE, location)
            case Markup():
                folded_text = replace_links(text, lambda link: self._replace_link(link, location))
                return _FoldedValue(value if folded_text == text else folded_text, location)
        is_lost = any(self._is_lost("variable", name, location) for name in variables_in(text))
        return _FoldedValue(_NO_VALUE if is_lost else value, location)

    def _replace_link(self, link: Span, location: Location) -> str | None:
        id = self._resolve(link.kind, link.id, location)
        if id == link.id:
            return None
        if id is None:
            return link.text or self._successors.name_of(link.kind, link.id)
        return f"[[{link.kind}/{id}|{link.text}]]" if link.text else f"[[{link.kind}/{id}]]"

    def _resolve(self, kind: str, id: str, location: Location) -> str | None:
        """Where a reference leads now; None if it leads nowhere any more, or to the very entry that it stands in."""
        is_draft = isinstance(self._part, Entry) and self._part.status is Status.draft
        target_id = self._successors.find(kind, id, location, of_draft=is_draft)
        if target_id is None:
            self.causes[self._successors.key_of(kind, id)] = None
        elif target_id != id and isinstance(self._part, Entry):
            return None if (kind, target_id) == (self._part.kind, self._part.id) else target_id
        return target_id

    def _is_lost(self, kind: str, name: str, location: Location) -> bool:
        if not self._successors.is_lost(kind, name, location):
            return False
        self.causes[kind, name] = None
        return True


def _without_repetitions(items: Iterable[_FoldedValue]) -> list[_FoldedValue]:
    """The items, each text once: two ids may have the same successor."""
    texts: set[str] = set()
    distinct_items = []
    for item in items:
        if isinstance(item.value, str):
            if item.value in texts:
                continue
            texts.add(item.value)
        distinct_items.append(item)
    return distinct_items


def _with_changes(model: M, changes: dict[str, object]) -> M | None:
    """The model with other values in some of its fields, and without those that have gone; None if it cannot be so."""
    values = {name: getattr(model, name) for name in model.model_fields_set} | changes
    try:
        changed_model = type(model).model_validate(
            {name: value for name, value in values.items() if value is not _NO_VALUE}
        )
    except ValidationError:
        return None
    return changed_model if changed_model.is_whole else None
