"""What every kind of entry shares: the types of its fields, and the fields all of them carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from talkdown.diagnostics import Location, Route
from talkdown.model.annotations import annotated_fields
from talkdown.model.markup import links

if TYPE_CHECKING:
    from talkdown.model.settings import Settings

RESERVED = frozenset(
    "con prn aux nul index all new print assets search sitemap robots 404 t".split()
    + [f"com{n}" for n in range(10)]
    + [f"lpt{n}" for n in range(10)]
)
"""Ids that a file system, a web server or the site itself already uses."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{1,2}-\d{2,6}")


def _slug(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "the id is empty")
    if len(text) > 64:
        raise PydanticCustomError("id", f"the id has {len(text)} characters; at most 64 are allowed")
    if not _SLUG.fullmatch(text):
        raise PydanticCustomError(
            "id", f"`{text[:40]}` is not an id; use small letters, digits and single hyphens"
        )
    if text in RESERVED:
        raise PydanticCustomError("id", f"`{text}` is a reserved name; choose another id")
    return text


def _filled(text: str) -> str:
    text = text.strip()
    if not text:
        raise PydanticCustomError("empty", "the text is empty")
    return text


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise PydanticCustomError("code", f"`{text[:20]}` is not a code; write a letter and a number: T-07")
    return text


def _yes_no(value: Any) -> Any:
    table = {"yes": True, "no": False, "true": True, "false": False}
    if isinstance(value, str) and value.lower() in table:
        return table[value.lower()]
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("yes_no", "say `yes` or `no`")


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of an entry of this kind, or of a list of the book."""

    kind: str


@dataclass(frozen=True)
class Markup:
    """Marks text that may carry light formatting: **bold**, *italic*, [[links]], paragraphs."""


Slug = Annotated[
    str,
    AfterValidator(_slug),
    Field(json_schema_extra={"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64}),
]
Text = Annotated[str, AfterValidator(_filled)]
Prose = Annotated[str, AfterValidator(_filled), Markup()]
Code = Annotated[str, AfterValidator(_code), Field(json_schema_extra={"pattern": r"^[A-Z]{1,2}-\d{2,6}$"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Texts = tuple[Text, ...]


class StrictModel(BaseModel):
    """A part of an entry: frozen, and strict about the names of its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """How far an entry is: only approved ones reach agents."""

    draft = "draft"
    approved = "approved"
    deprecated = "deprecated"


class Grade(StrEnum):
    """How sure one can be: strong, some, practice (practice wisdom, no study), contested."""

    strong = "strong"
    some = "some"
    practice = "practice"
    contested = "contested"


class Review(StrictModel):
    """A review by a practitioner that has really taken place."""

    date: date
    """The day of the review, as 2026-11-22."""
    by: Text
    """The reviewer's role, not their name: 'team lead, insurance'."""


class Suppression(StrictModel):
    """A rule that does not apply to this entry, and why."""

    rule: Text
    """The rule's code, as the check prints it in brackets."""
    reason: Text
    """Why it is right here."""


OrderNumber = Annotated[int, Field(ge=1, le=99)]
"""A place in an order; 1 comes first."""


class PrintPlaces(StrictModel):
    """Where an entry is printed, as its place in the order. Level, stage and technique say the rest."""

    card: OrderNumber | None = None
    """Its place among the phrases of its technique's card, from 1."""
    poster: OrderNumber | None = None
    """Its place in its level on the warning-signs poster, from 1."""
    pocket: OrderNumber | None = None
    """Its place among the pocket cards of its stage, from 1."""


_NOWHERE = Location("")


class Entry(StrictModel):
    """Anything with an id: the fields that every kind carries."""

    kind: ClassVar[str]
    name_field: ClassVar[str] = "title"

    id: Slug
    """The name that never changes; other entries point to it."""
    code: Code | None = None
    """The short code printed on cards, as T-07; it stays when the id changes."""
    status: Status = Status.draft
    """draft, approved or deprecated; only approved entries reach agents."""
    replaced_by: Slug | None = None
    """For a deprecated entry: the id of the one to use instead."""
    formerly: tuple[Slug, ...] = ()
    """Ids this entry had before; the site keeps redirects from them."""
    reviewed: Review | None = None
    """Only where a practitioner really has reviewed it."""
    revision: int = Field(default=1, ge=1)
    """Goes up by one with every change of meaning; printed on cards."""
    source: Texts = ()
    """Where it comes from."""
    silence: tuple[Suppression, ...] = ()
    """Rules that do not apply here, each with its reason."""
    print: PrintPlaces | None = None
    """Where it is printed, and in which place."""

    _location: Location = PrivateAttr(default_factory=lambda: _NOWHERE)

    @property
    def location(self) -> Location:
        """Where the entry stands: its file, and its route in it."""
        return self._location

    def location_of(self, *route: str | int, key: bool = False) -> Location:
        """Where one of this entry's fields (or, with `key`, its name) stands: `entry.location_of("steps", 2, "do")`."""
        return self._location.child(*route, key=key)

    @cached_property
    def targets(self) -> tuple[tuple[Route, str, str], ...]:
        """What this entry points to, links in prose included: by which field, the kind and the id."""
        found = [(route, ref.kind, id) for route, id, ref in annotated_fields(self, Ref)]
        for route, text, _ in annotated_fields(self, Markup):
            found += [(route, span.kind, span.id) for span in links(text)]
        if self.replaced_by:
            found.append((("replaced_by",), self.kind, self.replaced_by))
        return tuple(found)

    @property
    def name(self) -> str:
        """What a reader knows the entry by."""
        return str(getattr(self, self.name_field))

    def sort_key(self, settings: Settings) -> tuple[int | str, ...]:
        """What lists of this kind are sorted by; entries with the same key stay in the order of the files."""
        return ()

    @property
    def is_approved(self) -> bool:
        """Whether it belongs in lists, search, cards and exports."""
        return self.status is Status.approved
