"""An icon that there is not: named at its place, and the book can still be read."""

from __future__ import annotations

from books import Write
from talkdown.diagnostics import as_text
from talkdown.loader import load

BOOK = """title: Words
stages: [{id: listen, title: Listen, ask: What happened?, color: "#0b3d42", icon: ear-heering}]
channels: [{id: phone, title: Phone, icon: phone-outline}]
"""


def test_an_unknown_icon_is_named_and_the_book_is_there(write: Write) -> None:
    result = load(write({"book.yaml": BOOK}))
    problems = [
        problem for problem in result.with_positions(result.problems) if problem.code == "unknown-icon"
    ]
    assert (
        as_text(problems, 1)
        .splitlines()[0]
        .endswith("book.yaml:2:83: error: there is no icon `ear-heering` [unknown-icon]")
    )
    assert problems[0].hint == "did you mean `ear-hearing`?"


def test_an_icon_of_the_extended_book_is_named_where_it_stands(write: Write) -> None:
    folder = write(
        {
            "base/book.yaml": BOOK,
            "ours/book.yaml": "title: Ours\nextend: ../base\nchannels: [{id: chat, title: Chat, icon: zzz}]\n",
        }
    )
    result = load(folder / "ours")
    icon_problems = [p for p in result.with_positions(result.problems) if p.code == "unknown-icon"]
    assert [(p.position.path.rsplit("/", 2)[-2], p.position.line) for p in icon_problems] == [
        ("base", 2),
        ("ours", 3),
    ]
