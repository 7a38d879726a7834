"""Messages that answer each other are one conversation."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.mail_message import Mail
from talkdown.transcripts.source_file import TranscriptError

_MOST_MESSAGES = 200_000
"""Held at once: some 300 MB. Any message may answer any other in its mailbox."""

_MOST_CHARACTERS = 100_000_000
"""Of all of them: 500 of each, which is a long mail without what it quotes."""


_MOST_RECIPIENTS = 20
"""Of a mail that are looked at: who answers the hundredth does not lead this thread."""


def _subject_keys(mail: Mail) -> list[str]:
    """The subject with each pair of those who write to each other: many write about a `Refund`, each of their own."""
    if not mail.subject:
        return []
    people = mail.recipients[:_MOST_RECIPIENTS] or ("",)
    return [f"subject {mail.subject} {' '.join(sorted((mail.sender, recipient)))}" for recipient in people]


class MailThreads:
    """The threads of a mailbox, in the order of their first messages."""

    def __init__(self) -> None:
        self._mails: list[Mail] = []
        self._character_count = 0
        self._parents: list[int] = []
        """By the number of a mail: an earlier one in its thread, or itself."""
        self._numbers: dict[str, int] = {}
        """By the id of a message, or by a subject and two people: a mail of that thread."""

    def add(self, mail: Mail, line: int) -> None:
        """Take a message. Raises `TranscriptError` if there are too many."""
        number = len(self._mails)
        if number == _MOST_MESSAGES:
            raise TranscriptError(
                f"{number:,} messages of this mailbox are all that memory bears",
                "split it, by month for example",
                line,
            )
        self._mails.append(mail)
        self._parents.append(number)
        keys = [key for key in (mail.id, *mail.references) if key]
        subjects = _subject_keys(mail)
        if mail.is_reply and not mail.references:
            keys += subjects
        for key in keys:
            if key in self._numbers:
                self._join(number, self._numbers[key])
        self._numbers.update(dict.fromkeys([*keys, *subjects], number))

    def __iter__(self) -> Iterator[list[Mail]]:
        threads: dict[int, list[Mail]] = {}
        for number, mail in enumerate(self._mails):
            threads.setdefault(self._first_of(number), []).append(mail)
        return iter(threads.values())

    def _first_of(self, number: int) -> int:
        """The first mail of a thread. The way there gets shorter each time it is gone."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def _join(self, number: int, other_number: int) -> None:
        first, second = sorted((self._first_of(number), self._first_of(other_number)))
        self._parents[second] = first
