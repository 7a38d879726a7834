"""Texts become words, and words stems."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from py_mini_racer import MiniRacer

from talkdown.storage.package import PACKAGE
from talkdown.words.tokens import stems, words


@pytest.mark.parametrize(
    ("text", "small_words"),
    [
        ("I’ll call, {name}.", ("i'll", "call")),
        ("It's 3 p.m.", ("it's", "3", "pm")),
        ("At 10AM or 3p.m., 12:30pm", ("at", "10", "am", "or", "3", "pm", "12", "30", "pm")),
        ("Stop.Mind the 5pma", ("stop", "mind", "the", "5pma")),
        ("So mad 😡😡 ❤\ufe0f 20° ©", ("so", "mad", "😡", "😡", "❤", "20")),
        ("Don't 'quote' it", ("don't", "quote", "it")),
        ("call{name}back", ("call", "back")),
        ("{Name} {not one} {n_1}", ("not", "one")),
        ("Donaudampfschifffahrtskapitänsmützen", ("donaudampfschifffahrtskapitansmutzen",)),
        ("شكرا {name} لاتصالك", ("شكرا", "لاتصالك")),
        ("नमस्ते जी", ("नमस्ते", "जी")),
        ("Це об'єкт, ж", ("це", "об'єкт", "ж")),
        ("", ()),
        ("{x}", ()),
    ],
)
def test_words_are_small_and_without_variables(text: str, small_words: tuple[str, ...]) -> None:
    assert words(text) == small_words


def test_stems_stand_in_the_order_of_the_words() -> None:
    assert stems("They are shouting at me, {name}") == ("thei", "ar", "shout", "at", "me")


@pytest.mark.parametrize(
    "text",
    [
        "I’ll call, {name}. It's 3 p.m.",
        "3pm, 10AM, 3 p.m., 12:30P.M. é3pm x3pm a.m b.m",
        "😡❤️👩‍💻👍🏽 ☎ ©® 20° → ½",
        "Überfällige Rückzahlung – größer, l’été, ÇA VA?",
        "شكرا لاتصالك بنا، كيف أساعدك؟",
        "שלום, איך אפשר לעזור?",
        "नमस्ते, मैं आपकी मदद करूँगा",
        "Це об'єкт п'ятий 3'4 ‘так’",
        "ขอบคุณที่โทรมา 12๓",
        "お電話ありがとうございます。 你好",
        "ΟΔΟΣ İstanbul ǅ ﬁ ½ ² 😀 e\u0301 a_b",
    ],
)
def test_the_finder_cuts_the_same_words(text: str) -> None:
    assert words(text) == tuple(
        json.loads(str(finder_words().eval(f"JSON.stringify(tokenize({json.dumps(text)}))")))
    )


@cache
def finder_words() -> MiniRacer:
    """The module of the finder that cuts words, with the patterns that it imports."""
    context = MiniRacer()
    for path in ("outputs/js/patterns.js", "outputs/finder/js/engine/words.js"):
        source = (PACKAGE / path).read_text(encoding="utf-8")
        context.eval(
            re.sub(r"^import .*$", "", source, flags=re.MULTILINE)
            .replace("export const", "var")
            .replace("export ", "")
        )
    return context
