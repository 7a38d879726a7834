"""What a site leaves out, by `exclude_docs:` and `draft_docs:`, or by MkDocs' own rules, is nowhere on it, and in no search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command_line import talkdown
from projects import set_print, write_small_project
from talkdown.outputs import Artifact

LEFT_OUT = ("internal/pay.md", "drafts/plan.md", ".hidden/keys.md", "templates/mail.md")


@pytest.mark.parametrize("nav", ["", "nav: [{Rules: rules.md}]\n"])
def test_what_is_left_out_is_nowhere(nav: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in (*LEFT_OUT, "open/hours.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir()
        path.write_text("# A page\n\nPumpernickel words.\n")
    with Path("mkdocs.yml").open("a") as file:
        file.write(f"exclude_docs: /internal/\ndraft_docs: /drafts/\n{nav}")
    assert talkdown("check").exit_code == 0
    result = talkdown("build", "--out", "site")
    assert result.exit_code == 0, result.output
    texts = {path: path.read_text(errors="replace") for path in Path("site").rglob("*.*") if path.is_file()}
    assert sorted(
        path.relative_to("site").as_posix() for path, text in texts.items() if "Pumpernickel" in text
    ) == ["assets/talkdown/finder-library.js", "open/hours.html"]
    assert texts[Path("site/assets/talkdown/finder-library.js")].count("Pumpernickel words") == 2
    assert "page A page · open/hours.html" in talkdown("find", "--book", "phrasebook", "pumpernickel").output


HOOK = """def on_files(files, config):
    files.remove(files.get_file_from_path("gone.md"))
    moved = files.get_file_from_path("moved.md")
    moved.dest_uri = "elsewhere/moved.html"
    return files
"""


def test_what_a_plugin_takes_out_or_moves_is_found_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("ours.py").write_text(HOOK)
    for name in ("gone", "moved", "stays"):
        Path(f"content/{name}.md").write_text("# A page\n\n## Part\n\nPumpernickel words.\n")
    with Path("mkdocs.yml").open("a") as file:
        file.write("hooks: [ours.py]\n")
    result = talkdown("build", "--out", "site")
    assert result.exit_code == 0, result.output
    library = Path("site/assets/talkdown/finder-library.js").read_text()
    assert "elsewhere/moved.html#part" in library
    assert "stays.html#part" in library
    assert "gone.html" not in library
    (finder,) = Path("site/assets/talkdown").glob("finder.js")
    digest = re.search(r"finder-library\.js\?[^\"']*", finder.read_text())
    assert digest
    assert digest[0] == Artifact("finder-library.js", library.encode()).address
