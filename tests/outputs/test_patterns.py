"""The patterns that Python and the scripts share: written once, in Python, and read alike by both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from talkdown.model import VARIABLE
from talkdown.model.ids import ID_PATTERN
from talkdown.words.tokens import ASCII_WORD, IN_BRACES

SCRIPT = Path(__file__).parents[2] / "generator/talkdown/outputs/js/patterns.js"
PATTERNS = {"ID": ID_PATTERN, "VARIABLE": VARIABLE, "IN_BRACES": IN_BRACES, "ASCII_WORD": ASCII_WORD}


def script() -> str:
    return f"""/**
 * How names and words look. Written by `pytest --update tests/outputs/test_patterns.py`: the patterns are Python's.
 */

/** An id (`model/ids.py`). */
export const ID = /{ID_PATTERN.pattern}/g;

/** A gap in a phrase: `{{name}}`; the group is the name (`model/phrase.py`). */
export const VARIABLE = /{VARIABLE.pattern}/g;

/** What is taken for a variable in a text of small letters, as people type it (`words/tokens.py`). */
export const IN_BRACES = /{IN_BRACES.pattern}/g;

/** A word in small letters, with straight apostrophes, of a text that is plain ASCII (`words/tokens.py`). */
export const ASCII_WORD = /{ASCII_WORD.pattern}/g;
"""


def test_the_scripts_have_the_patterns_of_python(golden: Callable[[Path, str], None]) -> None:
    golden(SCRIPT, script())


@pytest.fixture(scope="module")
def engine() -> MiniRacer:
    context = MiniRacer()
    context.eval(script().replace("export const", "var"))
    return context


@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "stay-calm",
        "Stay-Calm --x- 2-go",
        "{name} {order_number}, {n1}",
        "{Name} {1} {_x} {} {{name}} {na me} {naïve}",
        "{name\n} {name",
        "don't o'clock's 'quote' rock'n'roll 3's",
        "ｗｉｄｅ İ ı ſ K é\u0301 ٣",
        "😀 a\u2028b",
    ],
)
def test_both_languages_read_a_pattern_alike(engine: MiniRacer, name: str, text: str) -> None:
    call = f"JSON.stringify(Array.from({json.dumps(text)}.matchAll({name}), match => Array.from(match)))"
    pattern: re.Pattern[str] = PATTERNS[name]
    assert json.loads(str(engine.eval(call))) == [
        [match[0], *match.groups()] for match in pattern.finditer(text)
    ]
