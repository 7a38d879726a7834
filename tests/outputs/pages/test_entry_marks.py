"""Who writes sees beside an entry its code, its id and the way to its line; who reads sees nothing of it."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

from books import shipped_book
from talkdown.diagnostics import Position
from talkdown.loader import load
from talkdown.model import ENTRY_KINDS
from talkdown.outputs.pages import entry_marks, render
from talkdown.outputs.pages.entry_marks import override_snippet

BASE = Path(__file__).parents[2] / "rules/_base"


def test_own_entries_lead_to_their_line_and_those_of_a_book_below_to_an_override(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "base")
    (tmp_path / "team/phrases").mkdir(parents=True)
    (tmp_path / "team/book.yaml").write_text("title: Ours\nextend: ../base\n")
    (tmp_path / "team/phrases/ours.yaml").write_text("\n- override: tell-me\n  when: First.\n")
    result = load(tmp_path / "team")
    assert result.book is not None

    def edit_address(position: Position) -> str:
        path = Path(position.path)
        return f"https://x.example/{path.name}#L{position.line}" if "team" in path.parts else ""

    bodies = {
        page.path: page.body
        for page in render(result.book, mark_entry=entry_marks(result.locator(), edit_address))
    }
    assert (
        '<div class="td-mark"><code>P-01</code> <code>tell-me</code> '
        '<a href="https://x.example/ours.yaml#L2" aria-label="Edit tell-me">edit</a></div>'
    ) in bodies["phrases/listen.html"]
    assert "<pre><code>override: voice-rises\ntitle: The voice rises\n</code></pre>" in bodies["signs.html"]
    steps = re.findall(r'<h3 .*</h3>\n<div class="td-mark">(.*)</div>', bodies["playbooks/upset-caller.html"])
    assert steps == ["<code>first</code>", "<code>then</code>"]
    assert all("td-mark" not in page.body for page in render(result.book))


def test_what_an_entry_says_to_copy_is_an_override_that_loads(tmp_path: Path) -> None:
    snippets: dict[str, list[str]] = defaultdict(list)
    for kind in ENTRY_KINDS:
        for entry in shipped_book().all(kind.entry_class).values():
            snippets[kind.folder].append(override_snippet(entry).replace("\n", "\n  ").rstrip())
    (tmp_path / "book.yaml").write_text("title: Ours\nextend: talkdown\n")
    for folder, items in snippets.items():
        (tmp_path / f"{folder}.yaml").write_text("".join(f"- {item}\n" for item in items))
    result = load(tmp_path)
    assert result.problems == []
    assert result.book is not None
    for kind in ENTRY_KINDS:
        names = {id: entry.name for id, entry in shipped_book().all(kind.entry_class).items()}
        assert {id: entry.name for id, entry in result.book.all(kind.entry_class).items()} == names
