"""HeardEntry: what can be heard in the words of a contact, and by which wordings."""

from __future__ import annotations

from talkdown.model.entry import Entry
from talkdown.model.fields import FixedTexts, Wordings


class HeardEntry(Entry):
    """An entry that a review may find in a transcript: a sign in a customer's words, the others in an agent's."""

    heard: Wordings = ()
    """Wordings by which a review knows it. Those of a sign with `safety: yes` are looked at first and never counted: write
    them wide."""
    heard_perhaps: Wordings = ()
    """Wordings that often mean something else: a review shows them as a question, and does not count them."""
    heard_in: FixedTexts = ()
    """Sentences that prove the wordings: each wording is found in one at least, and each sentence has one."""
    not_heard_in: FixedTexts = ()
    """Sentences that come near and mean something else: no wording is found in them."""
