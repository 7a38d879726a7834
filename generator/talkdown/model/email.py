"""Email: a whole letter for a situation, ready to send once its gaps are filled."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import FixedTexts, Id, Ref, Text, VerbatimText
from talkdown.model.phrase import Tone, variables_in
from talkdown.model.settings import BookSettings


class Email(Entry):
    """A whole email for a situation, from its subject to the name under it."""

    kind: ClassVar[str] = "email"

    title: Text
    """The situation, in a few words: 'A wrong charge'."""
    when: Text
    """The moment it fits: what has happened, and what must be done before it is sent."""
    not_when: Text | None = None
    """The moment it does not."""
    subject: VerbatimText
    """The subject line, with variables as {name}: what it is about, and what has come of it."""
    greeting: VerbatimText
    """The line that speaks to them by name."""
    opening: VerbatimText
    """The first paragraph: it names what happened to them."""
    body: Annotated[tuple[VerbatimText, ...], Field(min_length=1)]
    """The paragraphs after it: what was done, what happens now and by when."""
    close: VerbatimText
    """The last paragraph: one way back to the person who writes."""
    sign_off: VerbatimText
    """Who it comes from, a line each. With `|` the lines stay lines."""
    techniques: Annotated[tuple[Annotated[Id, Ref("technique")], ...], Field(min_length=1)]
    """The techniques it puts to use, the main one first."""
    playbook: Annotated[Id, Ref("playbook")] | None = None
    """The playbook of the situation."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """The warning signs it answers."""
    asked_as: FixedTexts = ()
    """What agents type to find it, where its own words would not do."""
    tone: Tone = Tone.plain
    """warm, plain, firm or formal."""
    tags: FixedTexts = ()
    """Topics of your own, to find emails by."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All that stands under the subject, from the greeting to the names; the last one has a line for each."""
        return (self.greeting, self.opening, *self.body, self.close, self.sign_off)

    @property
    def text(self) -> str:
        """All that stands under the subject, as a mail program takes it: an empty line between paragraphs."""
        return "\n\n".join(self.paragraphs)

    @property
    def full_text(self) -> str:
        """The email with its subject, for a note or a draft that has one field for all."""
        return f"Subject: {self.subject}\n\n{self.text}"

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables, in order, each once."""
        return variables_in(f"{self.subject}\n{self.text}")

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """By code; those without one come last."""
        return self.code or "~", self.id
