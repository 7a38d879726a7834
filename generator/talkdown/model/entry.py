"""What every kind of entry shares: the types of its fields, and the fields all of them carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

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
from talkdown.model.ids import ID_PATTERN, MAX_ID_LENGTH, RESERVED_IDS
from talkdown.model.markup import links

if TYPE_CHECKING:
    from talkdown.model.settings import BookSettings

# The kinds of the package have one letter each; why two are allowed is not recorded. Two digits at least, so that codes
# sort as they are read up to 99; six are more than any book has entries.
_CODE_PATTERN = re.compile(r"[A-Z]{1,2}-\d{2,6}")


def _check_id(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "the id is empty")
    if len(text) > MAX_ID_LENGTH:
        message = f"the id has {len(text)} characters; at most {MAX_ID_LENGTH} are allowed"
        raise PydanticCustomError("id", message)
    if not ID_PATTERN.fullmatch(text):
        # 40 characters are enough to know the text again; one of 64 and more has been refused above.
        message = f"`{text[:40]}` is not an id; use small letters, digits and single hyphens"
        raise PydanticCustomError("id", message)
    if text in RESERVED_IDS:
        raise PydanticCustomError("id", f"`{text}` is a reserved name; choose another id")
    return text


def _strip(text: str) -> str:
    text = text.strip()
    if not text:
        raise PydanticCustomError("empty", "the text is empty")
    return text


def _check_code(text: str) -> str:
    if not _CODE_PATTERN.fullmatch(text):
        # A code has at most 9 characters: 20 show what stands there in its place.
        message = f"`{text[:20]}` is not a code; write a letter and a number: T-07"
        raise PydanticCustomError("code", message)
    return text


_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


def _parse_yes_no(value: object) -> bool:
    if isinstance(value, str) and value.lower() in _YES_NO:
        return _YES_NO[value.lower()]
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


@dataclass(frozen=True)
class Explains:
    """Marks text that explains something to an agent, whose reading grade is therefore measured."""


Id = Annotated[
    str,
    AfterValidator(_check_id),
    Field(json_schema_extra={"pattern": f"^{ID_PATTERN.pattern}$", "maxLength": MAX_ID_LENGTH}),
]
"""An id: small letters, digits and single hyphens."""

Text = Annotated[str, AfterValidator(_strip)]
"""Any text but an empty one; without the spaces around it."""

Explanation = Annotated[str, AfterValidator(_strip), Explains()]
"""A text that explains, without formatting."""

FormattedText = Annotated[str, AfterValidator(_strip), Markup()]
"""A text that may carry light formatting, and explains nothing: its reading grade is not measured."""

Prose = Annotated[str, AfterValidator(_strip), Markup(), Explains()]
"""A text that explains, and may carry light formatting."""

Code = Annotated[
    str, AfterValidator(_check_code), Field(json_schema_extra={"pattern": r"^[A-Z]{1,2}-\d{2,6}$"})
]
"""A code that is printed on cards: the letter of its kind and a number, as T-07."""

YesNo = Annotated[bool, BeforeValidator(_parse_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
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


class Entry(StrictModel):
    """Anything with an id: the fields that every kind carries."""

    kind: ClassVar[str]
    """The name of its kind, as in `[[kind/id]]`."""
    name_field: ClassVar[str] = "title"
    """The field that a reader knows an entry of this kind by."""

    id: Id
    """The name that never changes; other entries point to it."""
    code: Code | None = None
    """The short code printed on cards, as T-07; it stays when the id changes."""
    status: Status = Status.draft
    """draft, approved or deprecated; only approved entries reach agents."""
    replaced_by: Id | None = None
    """For a deprecated entry: the id of the one to use instead."""
    formerly: tuple[Id, ...] = ()
    """Ids this entry had before; the site keeps redirects from them."""
    reviewed: Review | None = None
    """Only where a practitioner really has reviewed it."""
    revision: int = Field(default=1, ge=1)
    """Goes up by one with every change of meaning; printed on cards."""
    source: Texts = ()
    """Where it comes from."""
    silence: tuple[Suppression, ...] = ()
    """Rules that do not apply here, each with its reason."""
    print: PrintOrder | None = None
    """Where it is printed, and in which place."""

    _location: Location = PrivateAttr(default_factory=lambda: _NOWHERE)

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
    def is_approved(self) -> bool:
        """Whether it belongs in lists, search, cards and exports."""
        return self.status is Status.approved
