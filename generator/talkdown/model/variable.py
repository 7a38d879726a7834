"""A gap in a phrase: what goes there, how it fits into a sentence, and for how long it holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from talkdown.model.fields import StrictModel, Text, Texts, YesNo
from talkdown.model.ids import MAX_ID_LENGTH

VARIABLE_NAME = r"[a-z][a-z0-9_]*"

# The shipped book shows two or three. Every phrase is read with each of them by a rule: ten bound that, by judgment.
MAX_SAMPLES = 10


class Form(StrEnum):
    """How what is filled in fits into a sentence."""

    name = "name"
    """What somebody or something is called, without an article: `Sam`, `Northline`."""
    noun_phrase = "noun-phrase"
    """A thing with the word that points to it: `the billing team`, `your phone line`, `a refund`. No `the` before the gap."""
    day = "day"
    """A day without a word before it, as it stands after `on`, `by` and `since`: `Friday`, `March 3`. Not `today`."""
    clock_time = "clock-time"
    """A time without a word before it, as it stands after `at` and `by`: `3 p.m.`, `10:30`."""
    duration = "duration"
    """How long, without a word before it: `two hours`, `40 minutes`."""
    amount = "amount"
    """Money, with its sign or its name: `$40`."""
    number = "number"
    """Digits or letters that are read one by one: `48213`, `KX-204`."""
    quotation = "quotation"
    """Words of somebody, or notes in few words, which stand between quotation marks or after a colon."""
    word = "word"
    """A word as it stands, without an article: `worried`, `email`."""


class Tense(StrEnum):
    """Which way from now something lies."""

    past = "past"
    future = "future"


class Variable(StrictModel):
    """A gap in a phrase."""

    name: Annotated[str, Field(pattern=rf"^{VARIABLE_NAME}$", max_length=MAX_ID_LENGTH)]
    """Its name, as it stands in braces."""
    label: Text
    """What goes there, in words for an agent: 'The order number'."""
    sample: Text | None = None
    """An example that could stand there: '40-1187'. Better, write two or more under `samples`."""
    samples: Annotated[Texts, Field(max_length=MAX_SAMPLES)] = ()
    """Examples that could stand there; every phrase must read well with each. The first is shown in the empty field."""
    form: Form | None = None
    """How it fits into a sentence: name, noun-phrase, day, clock-time, duration, amount, number, quotation or word."""
    tense: Tense | None = None
    """past for what has happened, as the day that was missed; future for what is to come, as a promise."""
    each_time: YesNo = False
    """yes for what differs from phrase to phrase, as a promised day: it is asked for at each copy, and never remembered."""

    @model_validator(mode="after")
    def _has_samples(self) -> Variable:
        if (self.sample is None) == (not self.samples):
            message = "a variable needs either `samples` or `sample`"
            raise PydanticCustomError("variable", message, {"hint": "write two or more under `samples`"})
        return self

    @property
    def all_samples(self) -> tuple[str, ...]:
        """Every example, the first one first, whether they stand under `samples` or one under `sample`."""
        return self.samples or (self.sample or "",)
