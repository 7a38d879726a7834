"""`[[id]]` on an author's own page leads to the entry, as in a phrasebook."""

from __future__ import annotations

import re
from pathlib import Path

from projects import run, set_print, write_small_project

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
