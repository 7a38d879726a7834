"""What every kind of entry shares: the fields all of them carry, and where an entry points to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from talkdown.diagnostics import Location, Route
from talkdown.model.annotations import annotated_fields
from talkdown.model.fields import Code, FixedText, FixedTexts, Id, Markup, Ref, StrictModel, Text, YesNo
from talkdown.model.markup import links
from talkdown.model.region import Regional
from talkdown.model.settings import BookSettings


class Status(StrEnum):
    """How far an entry is: only approved ones reach agents."""

    draft = "draft"
    approved = "approved"
    deprecated = "deprecated"


class Review(StrictModel):
    """A review by a practitioner that has really taken place."""

    date: date
    """The day of the review, as 2026-11-22."""
    by: Text
    """The reviewer's role, not their name: 'team lead, insurance'."""


class Suppression(StrictModel):
    """A rule that does not apply to this entry, and why."""

    rule: FixedText
    """The rule's code, as the check prints it in brackets."""
    reason: Text
    """Why it is right here."""


LAST_PLACE = 99
"""The last place there is in an order: no list that is printed has a hundred."""

OrderNumber = Annotated[int, Field(ge=1, le=LAST_PLACE)]
"""A place in an order; 1 comes first."""


class PrintOrder(StrictModel):
    """Where an entry is printed, as its place in the order. Level, stage and technique say the rest."""

    card: OrderNumber | None = None
    """Its place among the phrases of its technique's card, from 1."""
    poster: OrderNumber | None = None
    """Its place in its level on the warning-signs poster, from 1."""
    pocket: OrderNumber | None = None
    """Its place among the pocket cards of its stage, from 1."""


class Target(NamedTuple):
    """What a field of an entry points to: an entry, or a stage, channel or level, by kind and id.

    An entry knows its own targets. A book adds who points there, which makes a `Reference` of it.
    """

    route: Route
    kind: str
    id: str


_NOWHERE = Location("")


class Entry(Regional):
    """Anything with an id: the fields that every kind carries."""

    kind: ClassVar[str]
    """The name of its kind, as in `[[kind/id]]`."""
    name_field: ClassVar[str] = "title"
    """The field that a reader knows an entry of this kind by."""
    stand_ins: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Fields that pages show as long as another one is not filled in, each with the name of that one."""

    id: Id
    """The name that never changes; other entries point to it."""
    code: Code | None = None
    """The short code printed on cards, as T-07; it stays when the id changes."""
    status: Status = Status.draft
    """draft, approved or deprecated; only approved entries reach agents."""
    hidden: YesNo = False
    """yes to take it out of everything: site, search, print and exports, whatever points to it. Say why under `reason:`."""
    reason: Text | None = None
    """Why it is hidden."""
    replaced_by: Id | None = None
    """For a deprecated or hidden entry, or in regions it is not for: the id of the one to use instead."""
    formerly: tuple[Id, ...] = ()
    """Ids this entry had before; the site keeps redirects from them."""
    former_codes: tuple[Code, ...] = ()
    """Codes it had before, and those of entries that went into it: cards that carry one lead here."""
    reviewed: Review | None = None
    """Only where a practitioner really has reviewed it."""
    revision: int = Field(default=1, ge=1)
    """Goes up by one with every change of meaning; printed on cards."""
    source: FixedTexts = ()
    """Where it comes from."""
    citations: tuple[Annotated[Id, Ref("citation")], ...] = ()
    """The sources it rests on: ids of studies and of guidance."""
    safety: YesNo = False
    """Whether a wrong word here may cost a life or hurt someone: suicide, self-harm, abuse at home, a threat, danger, a
    child at risk, an emergency. Its page then warns at its top, and it must cite a source."""
    silence: tuple[Suppression, ...] = ()
    """Rules that do not apply here, each with its reason."""
    print: PrintOrder | None = None
    """Where it is printed, and in which place."""

    _location: Location = PrivateAttr(default_factory=lambda: _NOWHERE)

    _is_preview: bool = PrivateAttr(default=False)

    @property
    def is_preview(self) -> bool:
        """Whether it is a draft that its author looks at among what is approved."""
        return self._is_preview

    def mark_as_preview(self) -> None:
        """Say that it is a draft: for `with_drafts`, which alone shows one."""
        self._is_preview = True

    @model_validator(mode="after")
    def _says_why_it_is_hidden(self) -> Entry:
        if self.hidden and self.reason is None:
            hint = "add a line `reason: …`, for those who wonder in a year"
            raise PydanticCustomError("hidden", "a hidden entry says why", {"hint": hint})
        if self.reason is not None and not self.hidden:
            hint = "delete it, or add `hidden: yes`"
            raise PydanticCustomError(
                "hidden", "`reason` says why an entry is hidden, and this one is not", {"hint": hint}
            )
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that a card may carry for it: its own first, if it has one, then former ones."""
        return ((self.code,) if self.code else ()) + self.former_codes

    @property
    def location(self) -> Location:
        """Where the entry stands: its file, and its route in it. An empty path if no file holds it."""
        return self._location

    def set_location(self, location: Location) -> None:
        """Say where the entry stands: for the loader, which alone knows it."""
        self._location = location

    def location_of(self, *route: str | int, of_key: bool = False) -> Location:
        """Where one of this entry's fields stands, or with `of_key` its name: `entry.location_of("steps", 2, "do")`."""
        return self._location.child(*route, of_key=of_key)

    def parts_along(self, route: Route) -> list[object]:
        """The entry, and what lies on the way down a route: the last one is what it leads to."""
        parts: list[object] = [self]
        for step in route:
            part = parts[-1]
            parts.append(part[int(step)] if isinstance(part, tuple) else getattr(part, str(step)))
        return parts

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Everything this entry points to, links in prose included."""
        targets = [Target(route, ref.kind, id) for route, id, ref in annotated_fields(self, Ref)]
        for route, text, _ in annotated_fields(self, Markup):
            targets += [Target(route, link.kind, link.id) for link in links(text)]
        if self.replaced_by:
            targets.append(Target(("replaced_by",), self.kind, self.replaced_by))
        return tuple(targets)

    @property
    def name(self) -> str:
        """What a reader knows the entry by: a title, the words of a phrase, a question."""
        return str(getattr(self, self.name_field))

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """What lists of this kind are sorted by; entries with the same key stay in the order of the files."""
        return ()

    @property
    def cites(self) -> bool:
        """Whether it cites a source, in any of its fields, links in prose included."""
        return any(target.kind == "citation" for target in self.targets)

    @property
    def is_approved(self) -> bool:
        """Whether it belongs in lists, search, cards and exports."""
        return self.status is Status.approved
