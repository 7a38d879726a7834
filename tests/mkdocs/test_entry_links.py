"""`[[id]]` on an author's own page leads to the entry, as in a phrasebook."""

from __future__ import annotations

import re
from pathlib import Path

from projects import run, set_print, write_small_project
from talkdown.mkdocs import entry_links

PAGE = """# Ours

To [[hear-them-out]], to [[sign/voice-rises|a sign]], to [[phrase/tell-me]], to [[B-01]] and to [[refund-limit]].
As code it stays: `[[hear-them-out]]`.

A slip: [[hear-them-ou]].
"""


def test_links_lead_to_entries_from_any_folder_and_slips_are_named(tmp_path: Path) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    (tmp_path / "content/deep").mkdir()
    (tmp_path / "content/deep/ours.md").write_text(PAGE)
    result = run("build", "-f", str(tmp_path / "mkdocs.yml"))
    assert result.stderr == (
        "warning: deep/ours.md:6: there is no entry `hear-them-ou`; did you mean `hear-them-out`?\n"
    )
    html = (tmp_path / "site/deep/ours.html").read_text()
    article = html[html.index("<h1") :]
    assert re.findall(r'<a href="(\.\./[^"]+)">([^<]+)</a>', article)[:5] == [
        ("../techniques/hear-them-out.html", "Hear them out"),
        ("../signs.html#voice-rises", "a sign"),
        ("../techniques/hear-them-out.html#p-tell-me", "Tell me what happened, {name}."),
        ("../playbooks/upset-caller.html", "An upset caller"),
        ("../policy.html#refund-limit", "The most you may refund"),
    ]
    assert "<code>[[hear-them-out]]</code>" in article
    assert "[[hear-them-ou]]" in article


def test_a_page_of_links_that_lead_nowhere_takes_no_longer_for_each(tmp_path: Path) -> None:
    """The page is not searched from its beginning for each of them, nor the book for a near name."""
    write_small_project(tmp_path)
    set_print(tmp_path)
    rows = "\n\n".join(" ".join(f"[[nobody-{row}-{n}]]" for n in range(100)) for row in range(60))
    (tmp_path / "content/ours.md").write_text(f"# Ours\n\n{rows}\n")
    result = run("build", "-f", str(tmp_path / "mkdocs.yml"))
    assert "warning: ours.md:3: there is no entry `nobody-0-0`;" in result.stderr
    assert entry_links._lines_of_links((tmp_path / "content/ours.md").read_text())["nobody-59-99"] == 121
