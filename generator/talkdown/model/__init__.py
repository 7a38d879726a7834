"""The kinds of entries a book holds, one file each."""

from __future__ import annotations

from talkdown.model.avoid import Avoid
from talkdown.model.citation import Citation
from talkdown.model.drill import Choice, Drill, Verdict
from talkdown.model.email import Email
from talkdown.model.entry import Entry, Status
from talkdown.model.fields import Markup, Ref, StrictModel
from talkdown.model.kinds import ENTRY_KINDS, KIND_BY_NAME, Kind
from talkdown.model.phrase import VARIABLE, Phrase, Tone
from talkdown.model.playbook import Playbook
from talkdown.model.question import Question
from talkdown.model.scenario import Act, Outcome, Reply, Scenario, ScenarioTurn
from talkdown.model.service_model import ServiceModel
from talkdown.model.settings import BookSettings, Channel, Level, Stage
from talkdown.model.sign import Sense, Sign
from talkdown.model.situation import Situation, Sort
from talkdown.model.slot import Slot
from talkdown.model.synonyms import Synonyms, Use
from talkdown.model.technique import Dialogue, Technique, Turn
from talkdown.model.training import Handout, Training, TrainingStep
from talkdown.model.variable import Form, Tense, Variable

__all__ = [
    "ENTRY_KINDS",
    "KIND_BY_NAME",
    "VARIABLE",
    "Act",
    "Avoid",
    "BookSettings",
    "Channel",
    "Choice",
    "Citation",
    "Dialogue",
    "Drill",
    "Email",
    "Entry",
    "Form",
    "Handout",
    "Kind",
    "Level",
    "Markup",
    "Outcome",
    "Phrase",
    "Playbook",
    "Question",
    "Ref",
    "Reply",
    "Scenario",
    "ScenarioTurn",
    "Sense",
    "ServiceModel",
    "Sign",
    "Situation",
    "Slot",
    "Sort",
    "Stage",
    "Status",
    "StrictModel",
    "Synonyms",
    "Technique",
    "Tense",
    "Tone",
    "Training",
    "TrainingStep",
    "Turn",
    "Use",
    "Variable",
    "Verdict",
]  # fmt: skip
