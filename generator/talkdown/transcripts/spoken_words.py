"""Words of a recognizer, each with its speaker and time, become pieces of speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from talkdown.transcripts.moments import Time
from talkdown.transcripts.raw_conversation import Utterance

_PAUSE = 1.0
"""Seconds: longer than between words of a sentence, shorter than what still joins pieces of one turn."""

_CLOSES = re.compile(r"[.,!?;:%…)\]}]+|['’]\w{1,2}")
"""What stands directly behind the word before."""

_MOST_ANSWERS = 100
"""Into one stretch of speech, which has no pause of a second: more than anybody gives."""


@dataclass(slots=True)
class Word:
    """A word, or a punctuation mark, which has no time of its own."""

    text: str
    speaker: str
    begin: float | None
    end: float | None
    place: str
    confidence: float | None = None


@dataclass(slots=True)
class _Stretch:
    """Words of one speaker without a pause between them."""

    words: list[Word] = field(default_factory=list)

    @property
    def begin(self) -> float:
        return next((word.begin for word in self.words if word.begin is not None), 0.0)

    @property
    def end(self) -> float:
        return next((word.end for word in reversed(self.words) if word.end is not None), self.begin)


def join_words(words: Iterable[Word]) -> list[Utterance]:
    """Pieces of speech, by time. Two who speak at once keep their own words, however these are mixed in the file."""
    words_by_speaker: dict[str, list[Word]] = {}
    for word in words:
        words_by_speaker.setdefault(word.speaker, []).append(word)
    stretches = [item for speech in words_by_speaker.values() for item in _stretches(speech, _PAUSE)]
    stretches.sort(key=lambda stretch: stretch.begin)
    return [_as_utterance(stretch) for stretch in _cut_at_answers(stretches)]


def _cut_at_answers(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Cut a stretch where another speaker says all of something in a gap between two of its words: "yes" – "ok" – "fine"."""
    pieces = []
    for index, stretch in enumerate(stretches):
        # Sorted by their begins: what answers into this stretch comes next, until one begins after its end.
        answers = []
        for answer in stretches[index + 1 : index + 1 + _MOST_ANSWERS]:
            if answer.begin > stretch.end:
                break
            if answer.words[0].speaker != stretch.words[0].speaker:
                answers.append((answer.begin, answer.end))
        pieces += _cut(stretch, answers) if answers else [stretch]
    return sorted(pieces, key=lambda piece: piece.begin)


def _cut(stretch: _Stretch, answers: Sequence[tuple[float, float]]) -> list[_Stretch]:
    pieces = [_Stretch()]
    end: float | None = None
    number = 0
    for word in stretch.words:
        if word.begin is not None and end is not None:
            while number < len(answers) and answers[number][0] < end:
                number += 1
            if number < len(answers) and answers[number][1] <= word.begin:
                pieces.append(_Stretch())
        pieces[-1].words.append(word)
        end = word.end if word.end is not None else end
    return pieces


def _stretches(words: Sequence[Word], pause: float) -> Iterator[_Stretch]:
    stretch = _Stretch()
    end: float | None = None
    for word in words:
        if stretch.words and word.begin is not None and end is not None and word.begin - end > pause:
            yield stretch
            stretch = _Stretch()
        stretch.words.append(word)
        end = word.end if word.end is not None else end
    if stretch.words:
        yield stretch


def _as_utterance(stretch: _Stretch) -> Utterance:
    first = stretch.words[0]
    confidences = [word.confidence for word in stretch.words if word.confidence]
    return Utterance(
        text=_sentence(stretch.words),
        speaker=first.speaker,
        begin=Time(stretch.begin, is_moment=False),
        end=Time(stretch.end, is_moment=False),
        place=first.place,
        confidence=sum(confidences) / len(confidences) if confidences else None,
    )


def _sentence(words: Iterable[Word]) -> str:
    parts: list[str] = []
    for word in words:
        text = word.text.strip()
        if parts and not _CLOSES.fullmatch(text):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)
