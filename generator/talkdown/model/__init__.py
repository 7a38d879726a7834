"""The kinds of entries a book holds, one file each."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.model.avoid import Avoid
from talkdown.model.citation import Citation
from talkdown.model.common import Entry, Grade, Markup, Ref, Status, StrictModel
from talkdown.model.drill import Choice, Drill, Verdict
from talkdown.model.framework import ServiceModel
from talkdown.model.phrase import VARIABLE, Phrase, Tone
from talkdown.model.playbook import Playbook
from talkdown.model.question import Question
from talkdown.model.settings import Channel, Level, Settings, Stage, Variable
from talkdown.model.sign import Sense, Sign
from talkdown.model.slot import Slot
from talkdown.model.synonyms import Synonyms, Use
from talkdown.model.technique import Dialogue, Technique, Turn

__all__ = [
    "ENTRY_KINDS",
    "VARIABLE",
    "Avoid",
    "Channel",
    "Choice",
    "Citation",
    "Dialogue",
    "Drill",
    "Entry",
    "Grade",
    "Kind",
    "Level",
    "Markup",
    "Phrase",
    "Playbook",
    "Question",
    "Ref",
    "Sense",
    "ServiceModel",
    "Settings",
    "Sign",
    "Slot",
    "Stage",
    "Status",
    "StrictModel",
    "Synonyms",
    "Technique",
    "Tone",
    "Turn",
    "Use",
    "Variable",
    "Verdict",
]  # fmt: skip


class Kind(NamedTuple):
    """A kind of entry: its name, its folder (or file) in the book, its letter, its model."""

    name: str
    folder: str
    letter: str
    model: type[Entry]
    title: str


ENTRY_KINDS: tuple[Kind, ...] = (
    Kind("technique", "techniques", "T", Technique, "technique"),
    Kind("phrase", "phrases", "P", Phrase, "phrase"),
    Kind("sign", "signs", "W", Sign, "warning sign"),
    Kind("avoid", "avoid", "A", Avoid, "avoid phrase"),
    Kind("synonyms", "synonyms", "S", Synonyms, "synonym group"),
    Kind("playbook", "playbooks", "B", Playbook, "playbook"),
    Kind("question", "questions", "Q", Question, "question"),
    Kind("citation", "citations", "C", Citation, "citation"),
    Kind("slot", "slots", "L", Slot, "policy slot"),
    Kind("drill", "drills", "D", Drill, "drill"),
    Kind("model", "models", "M", ServiceModel, "model"),
)
