"""Who writes sees drafts among what is approved, marked; what leads nowhere yet stays out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from talkdown.loader import load
from talkdown.model import Phrase
from talkdown.model.drafts import with_drafts
from talkdown.outputs.finder.index import index
from talkdown.outputs.pages import render

BASE = Path(__file__).parents[1] / "rules/_base"
PHRASE = "technique: hear-them-out\n  channels: [phone]\n  when: Now.\n"


def test_drafts_are_shown_and_marked(write: Callable[..., Path]) -> None:
    files = {path.name: path.read_text() for path in BASE.glob("*.yaml")}
    files["phrases.yaml"] = (
        "- " + files["phrases.yaml"].replace("\n", "\n  ").rstrip() + "\n"
        f"- id: a-draft\n  text: One moment.\n  {PHRASE}  status: draft\n"
        f"- id: a-stray\n  text: Another one.\n  {PHRASE}  signs: [not-there]\n  status: draft\n"
    )
    files["techniques/waits.yaml"] = (
        files["techniques.yaml"]
        .replace("hear-them-out", "waits", 1)
        .replace("status: approved", "status: draft")
    )
    book = load(write(files)).book
    assert book is not None
    assert [phrase.id for phrase in book.phrases] == ["tell-me"]
    drafts = with_drafts(book)
    assert [(phrase.id, phrase.is_preview) for phrase in drafts.phrases] == [
        ("tell-me", False),
        ("a-draft", True),
    ]
    assert book.all(Phrase)["a-draft"].is_preview is False
    bodies = {page.path: page.body for page in render(drafts)}
    assert bodies["phrases/listen.html"].count('<b class="td-draft">Draft</b>') == 1
    assert "<b>Draft.</b> Readers see this once it is approved." in bodies["techniques/waits.html"]
    assert '<b class="td-draft">Draft</b>' in bodies["techniques/index.html"]
    assert index(drafts)["phrases"]["when"].split("\n") == ["At the beginning.", "Draft. Now."]
    assert all("td-draft" not in page.body for page in render(book))
