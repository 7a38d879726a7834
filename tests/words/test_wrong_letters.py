"""Letters that were decoded wrongly are told from letters that only look so."""

from __future__ import annotations

import pytest

from talkdown.words.wrong_letters import wrong_letters


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("CafÃ© MÃ¼ller", [("Ã©", "é"), ("Ã¼", "ü")]),
        ("It‚Äôs late", [("‚Äô", "’")]),
        ("ÂItÂ s", [("Â", " ")]),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", [("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет")]),
        ("æ—¥æœ¬", [("æ—¥æœ¬", "日本")]),
        ("ï¿½", [("ï¿½", "\ufffd")]),
    ],
)
def test_what_was_decoded_wrongly(text: str, pieces: list[tuple[str, str]]) -> None:
    assert list(wrong_letters(text)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "“Spaß”",
        "“café”—she",
        "«Noël»",
        "Ça va…",
        "„Ä“",
        "„MENÜ“",
        "日本語",
        "Привет",
        "ñandú",
        "Ålesund",
        "Â",
    ],
)
def test_what_only_looks_so(text: str) -> None:
    assert list(wrong_letters(text)) == []
