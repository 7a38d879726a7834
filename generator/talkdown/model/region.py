"""Region: a country, or a union of some, in which a book is used, and what is said there."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from talkdown.model.fields import FixedText, FixedTexts, Ref, StrictModel, list_of_one
from talkdown.model.variable import VARIABLE_NAME

REGION_ID = r"[A-Z]{2}"

STILL_OPEN = "still to be looked up"
"""What stands for a word of a region that nobody is sure of yet, such as a crisis line: no number is better than a wrong one."""

RegionId = Annotated[str, Field(pattern=rf"^{REGION_ID}$")]
"""Two capitals: those of ISO 3166, in which UK and EU are reserved for what everybody means by them."""

Regions = Annotated[
    tuple[Annotated[RegionId, Ref("region")], ...],
    BeforeValidator(list_of_one, json_schema_input_type=RegionId | tuple[RegionId, ...]),
]

WordName = Annotated[str, Field(pattern=rf"^{VARIABLE_NAME}$")]


class Spelling(StrEnum):
    """Which side of `spelling.yaml` a region writes."""

    american = "american"
    british = "british"
    canadian = "canadian"
    """Colour and centre as in Britain, organize and tire as in the United States."""


class Region(StrictModel):
    """A region in which the book can be used."""

    id: RegionId
    """What `region:` names: UK."""
    title: FixedText
    """Its name: 'United Kingdom'."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    """What pages say that they are written in: en-GB. A book in another language than that of the region keeps its own."""
    spelling: Spelling = Spelling.american
    """american, british or canadian: which side of each pair in `spelling.yaml` readers see."""
    words: dict[WordName, FixedText] = Field(default_factory=dict)
    """What stands in the place of `{currency}` and the like, in any text of the book; each region has the same names."""
    own_words: FixedTexts = ()
    """Words that are only true, or only understood, there: 'zip code'. An entry with one of them says its `region:`."""


class Regional(StrictModel):
    """What may belong to some regions only."""

    region: Regions = ()
    """The regions it is for, as `UK` or `[UK, IE]`; in a book for another one it does not show. Without it, for all."""

    def is_for(self, region: str | None) -> bool:
        """Whether it shows in a book for a region; all does in a book that names none."""
        return not self.region or region is None or region in self.region
