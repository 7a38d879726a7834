"""The types that fields have: ids, codes, texts, yes and no, and what marks a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Protocol

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from talkdown.model.ids import ID_PATTERN, MAX_ID_LENGTH, RESERVED_IDS
from talkdown.words.pattern_syntax import PatternError
from talkdown.words.patterns import count_pattern_words

# The kinds of the package have one letter each; why two are allowed is not recorded. Two digits at least, so that codes
# sort as they are read up to 99; six are more than any book has entries.
CODE_PATTERN = re.compile(r"[A-Z]{1,2}-[0-9]{2,6}")

_ALMOST_CODE = re.compile(r"(?=.*\d)([A-Za-z]{1,2})[\W_]{0,3}([\doOlI]{1,6})")
"""What a code becomes by hand or by a word processor: `p-02`, `P02`, `P–02`, `P_02`, `P-O2`, and in letters of another width or digits of another script."""

_DIGITS_OF_LETTERS = str.maketrans("oOlI", "0011")


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


MAX_TEXT = 4_000
"""Letters of a text: six times the longest one of the shipped book, a turn in an example. Nothing longer is read in a call."""

MAX_PROSE = 20_000
"""Letters of a text that may have paragraphs: twenty times the longest answer of the shipped book, and some ten pages."""


# A judgment: half as many again as the largest of the shipped book. What is longer cannot be checked by reading.
MAX_WORDING = 150
"""Words that may stand in a wording, those of all its choices together."""


def _strip(text: str) -> str:
    return _strip_at_most(text, MAX_TEXT)


class Wording(Protocol):
    """What a book's texts become as they are validated: the context that a validation may be given."""

    def word(self, authored_text: str) -> str:
        """A text as readers see it."""


def _word(text: str, info: ValidationInfo) -> str:
    wording: Wording | None = info.context
    return text if wording is None else wording.word(text)


def _strip_prose(text: str) -> str:
    return _strip_at_most(text, MAX_PROSE)


def _strip_at_most(text: str, most: int) -> str:
    text = text.strip()
    if not text:
        raise PydanticCustomError("empty", "the text is empty")
    if len(text) > most:
        message = f"the text has {len(text):,} letters; at most {most:,} are allowed"
        raise PydanticCustomError("text_too_long", message, {"hint": "shorten it, or split it"})
    return text


def _check_code(text: str) -> str:
    if not CODE_PATTERN.fullmatch(text):
        # A code has at most 9 characters: 20 show what stands there in its place.
        message = f"`{text[:20]}` is not a code; write a letter and a number: T-07"
        normal_text = "".join(
            str(unicodedata.decimal(char, char)) for char in unicodedata.normalize("NFKC", text)
        )
        match = _ALMOST_CODE.fullmatch(normal_text)
        hint = f"write `{match[1].upper()}-{match[2].translate(_DIGITS_OF_LETTERS):0>2}`" if match else ""
        raise PydanticCustomError("code", message, {"hint": hint})
    return text


def _check_pattern(text: str) -> str:
    pattern = _strip(text)
    try:
        words = count_pattern_words(pattern)
    except PatternError as error:
        hint = "`talkdown check --explain heard` says how wordings are written"
        raise PydanticCustomError("wording", f"the wording cannot be read: {error}", {"hint": hint}) from None
    if words > MAX_WORDING:
        message = f"the wording has {words:,} words; at most {MAX_WORDING} are allowed"
        raise PydanticCustomError("wording", message, {"hint": "make several wordings of it"})
    return pattern


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
class Words:
    """Marks text that is written for people to read, and not an id, a code or a choice."""


@dataclass(frozen=True)
class Explains:
    """Marks text that explains something to an agent, whose reading grade is therefore measured."""


@dataclass(frozen=True)
class Verbatim:
    """Marks text that a customer hears or reads as it stands, its gaps filled: rules on tone look at it."""


Id = Annotated[
    str,
    AfterValidator(_check_id),
    Field(json_schema_extra={"pattern": f"^{ID_PATTERN.pattern}$", "maxLength": MAX_ID_LENGTH}),
]
"""An id: small letters, digits and single hyphens."""

FixedText = Annotated[str, AfterValidator(_strip), Words()]
"""A text that is the same in every region: a name, a reference, what agents type to find something."""

Text = Annotated[FixedText, AfterValidator(_word)]
"""Any text but an empty one; without the spaces around it."""

VerbatimText = Annotated[Text, Verbatim()]
"""A text that is said or sent as it stands, with variables as {name}."""

Explanation = Annotated[Text, Explains()]
"""A text that explains, without formatting."""

FormattedText = Annotated[str, AfterValidator(_strip_prose), AfterValidator(_word), Words(), Markup()]
"""A text that may carry light formatting, and explains nothing: its reading grade is not measured."""

Prose = Annotated[FormattedText, Explains()]
"""A text that explains, and may carry light formatting."""

Code = Annotated[
    str, AfterValidator(_check_code), Field(json_schema_extra={"pattern": f"^{CODE_PATTERN.pattern}$"})
]
"""A code that is printed on cards: the letter of its kind and a number, as T-07."""


def list_of_one(value: object) -> object:
    """A text as a list of itself; anything else as it is."""
    return (value,) if isinstance(value, str) else value


OneOrMany = BeforeValidator(list_of_one, json_schema_input_type=Id | tuple[Id, ...])
"""Marks a list of ids that may be written as one id where it has one: `say: tell-me` for `say: [tell-me]`."""

YesNo = Annotated[bool, BeforeValidator(_parse_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Texts = tuple[Text, ...]
FixedTexts = tuple[FixedText, ...]

Wordings = tuple[Annotated[str, AfterValidator(_check_pattern)], ...]
"""Patterns of words, as `words/pattern_syntax` reads them."""


class StrictModel(BaseModel):
    """A part of an entry: frozen, and strict about the names of its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def is_whole(self) -> bool:
        """Whether it still makes sense after something in it has gone, which the book that uses it hides."""
        return True
