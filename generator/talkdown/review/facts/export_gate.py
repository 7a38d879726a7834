"""The one gate between what was exported and what is stored: no text of an export comes into a table but through it."""

from __future__ import annotations

from talkdown.review.facts.rows import RedactedText
from talkdown.review.redaction import Redactor
from talkdown.storage.display import on_one_line
from talkdown.transcripts import Conversation, Turn


class ExportGate:
    """Lets the texts of one conversation through, without the details of persons, unless redaction is off."""

    def __init__(self, conversation: Conversation, *, is_redacted: bool) -> None:
        self._is_redacted = is_redacted
        self._names = conversation.names
        self._turn_redactor = Redactor(conversation.names)
        self._label_redactor = Redactor(conversation.names)
        self._file_name = conversation.source
        self.source = self.label(conversation.source)
        """The name of the file: exports are called by those who talk."""

    def words(self, turn: Turn) -> RedactedText:
        """What was said in the next turn; they are asked for in their order."""
        return RedactedText(
            self._turn_redactor.redact(turn.role, turn.text) if self._is_redacted else turn.text
        )

    def label(self, text: str) -> RedactedText:
        """What a file or a reader calls something: without names and addresses of e-mail; its numbers stay.

        Who shows a table in a terminal is shown what would act there.
        """
        text = on_one_line(text)
        return RedactedText(self._label_redactor.redact_label(text) if self._is_redacted else text)

    def field(self, text: str) -> RedactedText:
        """What stands in any other field: redacted as if somebody had said it."""
        text = on_one_line(text)
        return RedactedText(Redactor(self._names).redact("", text) if self._is_redacted else text)

    def place(self, place: str) -> RedactedText:
        """A place, which begins with the name of the file. Numbers of lines hold no name."""
        rest = place.removeprefix(self._file_name)
        return RedactedText(self.source + (rest if rest[1:].isdigit() else self.label(rest)))
