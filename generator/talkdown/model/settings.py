"""The book itself: its title and brand, its stages, channels, levels and variables."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from talkdown.design.icons import ICON_NAME
from talkdown.diagnostics import unknown_name
from talkdown.model.fields import FixedText, FixedTexts, Id, Ref, StrictModel, Text, YesNo
from talkdown.model.region import Region, RegionId
from talkdown.model.variable import Variable
from talkdown.model.web_address import SiteAddress

Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]

Icon = Annotated[str, Field(pattern=rf"^{ICON_NAME}$")]  # whether there is one is seen when a book is loaded

MAX_CHANNELS = 30
"""The finder keeps the channels of a phrase in the bits of a number, of which JavaScript shifts 31."""

MAX_REGIONS = 60
"""A judgment: the shipped book has ten, and who serves more than sixty countries writes a book for some of them."""

MAX_STAGES = 30
MAX_LEVELS = 12
"""Judgments, both generous: the shipped book has 8 and 4, and a poster or a track of more than a dozen is not taken in."""


class Stage(StrictModel):
    """A stage of the contact."""

    id: Id
    """What `stage:` of techniques and phrases names; pages are called by it, so it never changes."""
    title: Text
    """Its name, as it stands on the track."""
    ask: Text
    """The question an agent asks here: 'What happened, in their words?'"""
    color: Color
    """Its color on white; at least 7:1."""
    icon: Icon = "circle-outline"
    """Its icon: a name from Material Design Icons."""
    track: YesNo = True
    """Whether it is a step of the track; no for what stands beside it."""
    customer: YesNo = True
    """Whether a customer is there."""


class Channel(StrictModel):
    """A way to talk to customers."""

    id: Id
    """What `channels:` of entries names, as `phone`; it never changes."""
    title: Text
    """What readers see on the button that filters by it: 'Phone'."""
    icon: Icon = "message-outline"
    """Its icon: a name from Material Design Icons."""
    # 30 is for books that say nothing: the shipped one gives its channels 24 to 40. The bounds, a judgment, catch slips of
    # the keyboard: nothing is said in two words, and nobody reads 200 aloud.
    words: Annotated[int, Field(ge=3, le=200)] = 30
    """The most words a phrase for it may have."""
    speech: YesNo = False
    """Whether it is said aloud: where an agent has chosen no channel, what can be said leads."""
    asked_as: FixedTexts = ()
    """Words by which agents name it in a search: 'on hold' for the phone."""


class Level(StrictModel):
    """How far things have gone, from the mildest to the worst."""

    id: Id
    """What `level:` of a warning sign names; it never changes."""
    title: Text
    """Its name on the poster and over its signs: 'Tense'."""
    summary: Text
    """How one knows it, in a sentence."""
    do: Text
    """What to do, in a line."""
    say: Annotated[Id, Ref("phrase")] | None = None
    """The phrase that stands for it on posters: one that fits the worst of its signs, too. Else one of its signs says it."""
    color: Color
    """Its color on white; at least 7:1."""


class Brand(StrictModel):
    """How the book looks as somebody's own."""

    name: FixedText
    """The name of the site, and on all that is printed."""
    address: SiteAddress | None = None
    """The site's address, for short links: https://words.example.org. Without it, `site_url` of mkdocs.yml."""
    logo: Text | None = None
    """The file of a logo (SVG or PNG), beside book.yaml; it stands in the header of the site, on its icon, and on all that is
    printed in place of the name."""
    footer: Text | None = None
    """A line for the foot of sheets and posters: 'Internal. Ask the quality team.'"""
    color: Color | None = None
    """A color of your own, for the header and links of the site, titles and rules in print; where it is too light, a darker
    shade is used for text."""


class UnsafeNow(StrictModel):
    """A danger that is one key away on every page: its first words, and where help is reached."""

    title: Text
    """What it is, in a word or two: 'Threat'."""
    do: Text
    """What to do first, in a line."""
    say: Annotated[tuple[Annotated[Id, Ref("phrase")], ...], Field(min_length=1)]
    """Ids of phrases to say now, best first; each channel takes those that fit it."""
    slot: Annotated[Id, Ref("slot")] | None = None
    """The policy slot with the number to call."""
    playbook: Annotated[Id, Ref("playbook")] | None = None
    """The path to go on with."""


MAX_UNSAFE_NOW = 3
"""Each has a key of its own, and there are three that neither browsers nor systems take for themselves."""


class BookSettings(StrictModel):
    """`book.yaml`: what is true of the whole book."""

    title: FixedText
    """What the site and the cards are called, unless `brand:` has a name."""
    tagline: Text = "The words that calm"
    """One line under it."""
    brand: Brand | None = None
    """Whose book it is."""
    extend: Text | None = None
    """Another book this one adds to: `talkdown` for the shipped one, or a folder."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en-US"
    """The language of its entries."""
    region: RegionId | None = None
    """Where the book is used: the id of one of `regions`. What is for others does not show, and texts have its words and spelling."""
    regions: Annotated[tuple[Region, ...], Field(max_length=MAX_REGIONS)] = ()
    """The regions that there are, each with its words; a book with regions says in `region:` which one it is for."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=MAX_STAGES)]
    """The stages of a contact, in order."""
    channels: Annotated[tuple[Channel, ...], Field(min_length=1, max_length=MAX_CHANNELS)]
    """The ways to talk to customers, in the order in which readers see them."""
    levels: Annotated[tuple[Level, ...], Field(min_length=1, max_length=MAX_LEVELS)]
    """The levels of escalation, mildest first."""
    variables: tuple[Variable, ...] = ()
    """The gaps phrases may have."""
    emergency_slot: Annotated[Id, Ref("slot")] | None = None
    """The policy slot that says what to do when someone is in danger; pages about safety name it, and its `reach`, on top."""
    unsafe_now: Annotated[tuple[UnsafeNow, ...], Field(max_length=MAX_UNSAFE_NOW)] = ()
    """The dangers in the red bar at the top of every page, up to three, each with its first words and its number."""
    # A year, and at most ten: a judgment, there is no study behind it.
    review_months: Annotated[int, Field(ge=1, le=120)] = 12
    """After how many months a review is due again."""

    @model_validator(mode="after")
    def _has_words_for_its_region(self) -> BookSettings:
        ids = [region.id for region in self.regions]
        if self.region is None and ids:
            message = "a book with `regions` says which one it is for"
            raise PydanticCustomError("region", message, {"hint": f"write `region: {ids[0]}`"})
        if self.region is not None and self.region not in ids:
            message, hint = unknown_name("region", self.region, ids)
            raise PydanticCustomError("region", message, {"hint": hint})
        all_names = {name for region in self.regions for name in region.words}
        for region in self.regions:
            for name in sorted(all_names - region.words.keys()):
                message = f"the region {region.id} has no `{name}` among its words, and another one has"
                raise PydanticCustomError("region", message, {"hint": f"add `{name}: …` under its `words:`"})
        if shared_names := all_names & {variable.name for variable in self.variables}:
            message = f"`{min(shared_names)}` is a word of regions, and one of the variables"
            raise PydanticCustomError("region", message, {"hint": "rename one of the two"})
        return self

    @property
    def own_region(self) -> Region | None:
        """The region that the book is for; None if it is for all."""
        return next((region for region in self.regions if region.id == self.region), None)

    def stage_number(self, id: str) -> int:
        """Where a stage stands among all, from 0; after the last for an id that no stage has."""
        return _number_of(id, [stage.id for stage in self.stages])

    def level_number(self, id: str) -> int:
        """Where a level stands among all, the mildest at 0; after the last for an id that no level has."""
        return _number_of(id, [level.id for level in self.levels])


def _number_of(id: str, ids: list[str]) -> int:
    return ids.index(id) if id in ids else len(ids)
