"""Synthetic phrasebooks of any size: the same seed gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SIZES = {"30/500": (30, 500), "300/5,000": (300, 5_000), "1,000/50,000": (1_000, 50_000)}
"""Techniques and phrases: less than the shipped book, what a large team may write, and ten times that."""

SEED = 7
VOCABULARY_SEED = 1
INVENTED_WORDS = 8_000
"""Draws of a made-up word; 4,928 of them differ. Chosen so that the index grows with the book, as in a language."""

STAGES = {
    "steady": "#0b5a5e",
    "listen": "#1f4e8c",
    "acknowledge": "#6b2d86",
    "own": "#933413",
    "solve": "#3a5a12",
    "close": "#48505e",
}
CHANNELS = ("phone", "chat", "email")
LEVELS = ("simmer", "heat", "boil", "stop")

SIGNS = tuple(f"sign-{n}" for n in range(60))
AVOID = tuple(f"avoid-{n}" for n in range(60))
PLAYBOOKS, PLAYBOOK_STEPS = 14, 6
SYNONYM_GROUPS, GROUP_SIZE = 60, 4
QUESTIONS = 30
TALKS = 2
"""Example dialogues of a technique: the shipped book has one or two."""

WORDS = """able account after again agent already answer area ask back balance bank before begin bill book box
break bring build call card care case change charge chat check clean clear close code come copy cost cover date
day deal delay desk door down drive early email end enter even exact extra face fair family fast fee file find
first fix follow form forward free friend front full get gift give glad go good great group grow half hand happen
hard hear heat help hold home hope hotel hour house idea item join keep key kind know label large last late
lead learn leave left letter light line link list live local long look lose lost low main make map match mean meet
mend message mile mind minute miss month morning move name near need new next night note number offer office open
order other own pack page paper parcel part pass past pay people phone piece place plan plate point post power
present price print proof pull push question queue quick quiet quote rain rate reach read ready real reason record
refund rent repair reply report rest return ride right ring road room round route rule run safe same save say
school screen seat second see seem send serve set share ship shop short show side sign simple sit size slow small
soft sort sound space speak spend stage stand start state station stay step stop store story street strong sure
switch table take talk team tell term test text thank thing think time today total touch town track train
travel trip true try turn type under unit until use value visit voice wait walk want warm watch water way wear week
weight well while whole wide window word work world write wrong year young""".split()


def _vocabulary(rng: random.Random) -> list[str]:
    """Real short words and made-up ones, the first far more frequent, as in a language (Zipf)."""
    onsets = "b br c cl cr d dr f fl fr g gl gr h j k l m n p pl pr r s sc sl sm sn sp st t th tr v w".split()
    vowels = "a e i o u ee oo ai oa".split()
    codas = "b ck d f g k l ld lk m mp n nd ng nt p rd rk rm rn rt sh st t".split()
    invented_words = {
        rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas) for _ in range(INVENTED_WORDS)
    }
    return [*WORDS, *sorted(invented_words)]


VOCABULARY = _vocabulary(random.Random(VOCABULARY_SEED))

Entry = dict[str, Any]  # an entry as it stands in YAML


def write_book(folder: Path, techniques: int, phrases: int, seed: int = SEED) -> None:
    """Write a phrasebook of that size into `folder`, with everything a real one has."""
    _Author(random.Random(seed), folder, techniques, phrases // techniques).write()


@dataclass
class _Author:
    """Writes a book. The order of the parts is the order in which chance is asked, so it is part of the bytes."""

    rng: random.Random
    folder: Path
    techniques: int
    phrases_each: int

    def write(self) -> None:
        self._dump("book", _settings())
        for n in range(self.techniques):
            self._technique(n)
        quotable = [f"phrase-{n % self.techniques}-0" for n in range(200)]
        self._dump("signs", [self._sign(n, id) for n, id in enumerate(SIGNS)])
        self._dump("avoid", [self._avoid(n, id, quotable[n]) for n, id in enumerate(AVOID)])
        self._dump("playbooks", [self._playbook(n, quotable) for n in range(PLAYBOOKS)])
        self._dump("synonyms", self._synonyms())
        self._dump("questions", [self._question(n) for n in range(QUESTIONS)])

    def _dump(self, name: str, value: Mapping[str, object] | Sequence[Entry]) -> None:
        path = self.folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000)
        path.write_text(text, encoding="utf-8")

    def _sentence(self, least: int, most: int) -> str:
        """Between `least` and `most` words and a full stop."""
        ranks = (int(len(VOCABULARY) ** self.rng.random()) - 1 for _ in range(self.rng.randint(least, most)))
        return " ".join(VOCABULARY[rank] for rank in ranks).capitalize() + "."

    def _title(self, least: int, most: int) -> str:
        return self._sentence(least, most)[:-1]

    def _paragraph(self, sentences: int) -> str:
        return " ".join(self._sentence(8, 12) for _ in range(sentences))

    def _technique(self, n: int) -> None:
        """A technique and its phrases, in a file each."""
        rng, id = self.rng, f"technique-{n}"
        phrases = [self._phrase(n, p) for p in range(self.phrases_each)]
        phrases[0]["text"] = phrases[0]["text"][:-1] + ", {name}."
        phrases[0]["channels"] = list(
            CHANNELS
        )  # signs and playbooks say it, and have to answer every channel
        self._dump(f"phrases/{id}", phrases)
        talks = [self._talk(phrases[talk], CHANNELS[talk]) for talk in range(TALKS)]
        self._dump(f"techniques/{id}", {
            "id": id, "code": f"T-{n:03d}", "title": self._title(2, 4), "tagline": self._sentence(5, 8),
            "stage": [*STAGES][n % len(STAGES)], "status": "approved", "use_when": self._sentence(8, 12),
            "steps": [{"do": self._sentence(2, 3), "how": self._sentence(7, 11)} for _ in range(4)],
            "why": self._paragraph(3), "not_that": rng.sample(AVOID, 3), "signs": rng.sample(SIGNS, 3),
            "cautions": [self._sentence(8, 12)],
            "relations": {"comes_after": [f"technique-{max(n - 1, 0)}"]} if n else {},
            "evidence": {"grade": "practice", "says": self._sentence(8, 12)},
            "asked_as": [self._title(2, 3).lower()], "examples": talks,
        })  # fmt: skip

    def _phrase(self, technique: int, n: int) -> Entry:
        rng = self.rng
        return {
            "id": f"phrase-{technique}-{n}", "code": f"P-{technique * self.phrases_each + n:05d}",
            "text": self._sentence(9, 14), "technique": f"technique-{technique}", "channels": rng.sample(CHANNELS, 2),
            "signs": rng.sample(SIGNS, 2), "when": self._sentence(5, 8),
            "asked_as": [self._title(1, 3).lower() for _ in range(3)], "tone": "warm",
            "tags": rng.sample(WORDS, 2), "status": "approved",
            "not_when": "They are in danger.",
        }  # fmt: skip

    def _talk(self, phrase: Entry, channel: str) -> Entry:
        turns = [
            {"customer": self._sentence(8, 16)},
            {"agent": phrase["text"].replace("{name}", "Sam"), "uses": phrase["id"], "note": self._sentence(6, 9)},
            {"customer": self._sentence(4, 9)},
            {"agent": self._sentence(8, 16)},
            {"customer": self._sentence(3, 6)},
        ]  # fmt: skip
        return {
            "title": self._title(3, 4),
            "channel": channel,
            "situation": self._sentence(8, 12),
            "turns": turns,
        }

    def _sign(self, n: int, id: str) -> Entry:
        return {
            "id": id, "code": f"W-{n:02d}", "title": self._title(3, 5), "sense": "voice", "channels": ["phone"],
            "level": LEVELS[n % len(LEVELS)], "notice": self._sentence(8, 12),
            "first_response": f"technique-{n % self.techniques}", "say": f"phrase-{n % self.techniques}-0",
            "could_be": self._sentence(8, 12), "status": "approved",
        }  # fmt: skip

    def _avoid(self, n: int, id: str, instead: str) -> Entry:
        return {
            "id": id, "code": f"A-{n:02d}", "words": f"Zz{n} {self._sentence(2, 3)}"[:-1], "why": self._sentence(8, 12),
            "short": "gives an order", "instead": [instead], "status": "approved",
        }  # fmt: skip

    def _playbook(self, n: int, quotable: Sequence[str]) -> Entry:
        return {
            "id": f"playbook-{n}", "code": f"B-{n:02d}", "title": self._title(2, 4), "tagline": self._sentence(4, 7),
            "situation": self._sentence(8, 12), "status": "approved",
            "steps": [
                {
                    "id": f"s{step}", "do": self._title(3, 5), "how": self._sentence(8, 12),
                    "technique": f"technique-{(n + step) % self.techniques}", "say": [quotable[n + step]],
                }
                for step in range(PLAYBOOK_STEPS)
            ],
        }  # fmt: skip

    def _synonyms(self) -> list[Entry]:
        words = list(dict.fromkeys(WORDS))
        self.rng.shuffle(words)
        return [
            {
                "id": f"group-{n}", "code": f"S-{n:02d}", "idea": self._title(2, 4),
                "words": words[n * GROUP_SIZE : (n + 1) * GROUP_SIZE], "status": "approved", "use": ["finding"],
            }
            for n in range(SYNONYM_GROUPS)
        ]  # fmt: skip

    def _question(self, n: int) -> Entry:
        return {
            "id": f"question-{n}", "code": f"Q-{n:02d}", "question": self._title(5, 8) + "?",
            "answer": self._paragraph(4), "status": "approved",
        }  # fmt: skip


def _settings() -> dict[str, object]:
    return {
        "title": "A synthetic book",
        "stages": [
            {"id": id, "title": id.capitalize(), "ask": "What now?", "color": color} for id, color in STAGES.items()
        ],
        "channels": [{"id": id, "title": id.capitalize(), "words": "40"} for id in CHANNELS],
        "levels": [
            {"id": id, "title": id.capitalize(), "summary": "So far", "do": "Act", "color": "#6e4700"} for id in LEVELS
        ],
        "variables": [{"name": "name", "label": "The customer's name", "sample": "Sam"}],
    }  # fmt: skip
