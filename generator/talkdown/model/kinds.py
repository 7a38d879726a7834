"""The kinds of entries a book holds. One row of `ENTRY_KINDS` describes a kind; what is the same for all kinds follows from it."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.model.avoid import Avoid
from talkdown.model.citation import Citation
from talkdown.model.drill import Drill
from talkdown.model.email import Email
from talkdown.model.entry import Entry
from talkdown.model.phrase import Phrase
from talkdown.model.playbook import Playbook
from talkdown.model.question import Question
from talkdown.model.scenario import Scenario
from talkdown.model.service_model import ServiceModel
from talkdown.model.sign import Sign
from talkdown.model.situation import Situation
from talkdown.model.slot import Slot
from talkdown.model.synonyms import Synonyms
from talkdown.model.technique import Technique
from talkdown.model.training import Training


class Kind(NamedTuple):
    """A kind of entry: what its entries are, where they stand in a book, and where on a site."""

    entry_class: type[Entry]
    folder: str
    """Its folder in a book, or its file: `signs/` or `signs.yaml`. Its schema and its template are named for it, too."""
    code_letter: str
    """What its codes begin with: W, as in W-03."""
    title: str
    """One of its entries within a sentence: 'warning sign'."""
    page: str
    """The page that lists its entries, from the top of the site: `signs.html`."""
    page_title: str
    """That page's title, in the navigation and over its rows in the finder: 'Warning signs'."""
    page_description: str
    """What the page says under its title."""
    entry_pages_folder: str = ""
    """The folder of the pages of its entries. Empty if they have none: each then is at its own anchor on the list."""
    finder_field: str | None = None
    """The field that the finder shows under an entry's name: '' for the name alone, None to leave the kind out."""
    library_fields: tuple[str, ...] = ()
    """Of a kind that is left out: the fields whose words find an entry beside its name; all of them if empty."""
    reached_by: str = ""
    """How other entries lead to one of these, where one that nothing leads to is a mistake."""

    @property
    def name(self) -> str:
        """What links and commands call it: `sign`, as in `[[sign/voice-rises]]`."""
        return self.entry_class.kind

    def page_of(self, id: str) -> str:
        """The page of an entry that has one of its own: `techniques/listen.html`.

        >>> KIND_BY_NAME["playbook"].page_of("angry-email")
        'playbooks/angry-email.html'
        """
        return f"{self.entry_pages_folder}/{id}.html"


ENTRY_KINDS: tuple[Kind, ...] = (
    Kind(
        entry_class=Situation,
        folder="situations",
        code_letter="N",
        title="situation",
        page="situations/index.html",
        page_title="Situations",
        page_description="What is happening, and what to say first.",
        finder_field="",
    ),
    Kind(
        entry_class=Technique,
        folder="techniques",
        code_letter="T",
        title="technique",
        page="techniques/index.html",
        page_title="Techniques",
        page_description="Every technique, stage by stage.",
        entry_pages_folder="techniques",
        finder_field="tagline",
    ),
    Kind(
        entry_class=Phrase,
        folder="phrases",
        code_letter="P",
        title="phrase",
        page="phrases/index.html",
        page_title="Phrases",
        page_description="Every phrase, by stage and by channel.",
        finder_field="when",
    ),
    Kind(
        entry_class=Sign,
        folder="signs",
        code_letter="W",
        title="warning sign",
        page="signs.html",
        page_title="Warning signs",
        page_description="What to notice, how far it has gone, and what to do first.",
        finder_field="notice",
        reached_by="list it under `signs:` of a technique, phrase or playbook",
    ),
    Kind(
        entry_class=Avoid,
        folder="avoid",
        code_letter="A",
        title="avoid phrase",
        page="say-this-not-that.html",
        page_title="Say this, not that",
        page_description="Words that inflame, why they do, and what to say instead.",
        reached_by="list it under `not_that:` of a technique",
    ),
    Kind(
        entry_class=Playbook,
        folder="playbooks",
        code_letter="B",
        title="playbook",
        page="playbooks/index.html",
        page_title="Playbooks",
        page_description="What to do, step by step, in the situations agents meet.",
        entry_pages_folder="playbooks",
        finder_field="tagline",
    ),
    Kind(
        entry_class=Email,
        folder="emails",
        code_letter="E",
        title="email",
        page="emails/index.html",
        page_title="Emails",
        page_description="Whole emails to start from, by situation: fill the gaps, read it through, send it.",
        entry_pages_folder="emails",
        finder_field="when",
    ),
    Kind(
        entry_class=Synonyms,
        folder="synonyms",
        code_letter="S",
        title="synonym group",
        page="word-bank.html",
        page_title="Word bank",
        page_description="One idea, many words: a word bank to write and speak from.",
    ),
    Kind(
        entry_class=Question,
        folder="questions",
        code_letter="Q",
        title="question",
        page="questions.html",
        page_title="Questions",
        page_description="What agents, trainers and leads ask.",
        finder_field="",
    ),
    Kind(
        entry_class=Drill,
        folder="drills",
        code_letter="D",
        title="drill",
        page="drills.html",
        page_title="Practice",
        page_description="Short situations to practice on, with feedback on every answer.",
    ),
    Kind(
        entry_class=Scenario,
        folder="scenarios",
        code_letter="V",  # as in vignette: S is taken
        title="scenario",
        page="scenarios/index.html",
        page_title="Scenarios",
        page_description="Contacts to play, with a customer who reacts to what you say.",
        entry_pages_folder="scenarios",
        library_fields=(
            "situation",
            "trade",
        ),  # its answers are found as phrases, and would double the library
    ),
    Kind(
        entry_class=Training,
        folder="trainings",
        code_letter="G",  # as in group: T is taken
        title="training plan",
        page="training/index.html",
        page_title="Trainer's room",
        page_description="A scenario on the wall for a group, plans for sessions, and what to hand out.",
        entry_pages_folder="training",
        library_fields=("aim", "steps"),
    ),
    Kind(
        entry_class=ServiceModel,
        folder="models",
        code_letter="M",
        title="model",
        page="models.html",
        page_title="Models",
        page_description="LAST, HEARD and others, mapped to the techniques here.",
    ),
    Kind(
        entry_class=Citation,
        folder="citations",
        code_letter="C",
        title="citation",
        page="evidence.html",
        page_title="Evidence",
        page_description="What the studies showed, on whom, and how sure one can be.",
    ),
    Kind(
        entry_class=Slot,
        folder="slots",
        code_letter="L",
        title="policy slot",
        page="policy.html",
        page_title="Your policy",
        page_description="What your company decides, and what still waits for an answer.",
        reached_by="list it under `slots:` of a playbook",
    ),
)
"""All kinds, in the order of the navigation."""

KIND_BY_NAME = {kind.name: kind for kind in ENTRY_KINDS}
