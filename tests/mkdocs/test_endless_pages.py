"""A few lines of a page that ask for more than any build could write are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import run, run_here
from scripts.loopback import serve_folder


def test_settings_of_a_page_hold_no_aliases(unprinted_project: Path) -> None:
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)]
    (unprinted_project / "content/x.md").write_text(f"---\na0: &a0 [x]\n{''.join(rows)}---\n# T\n")
    result = run_here("build")
    assert result.returncode == 1
    assert "content/x.md:2:5: error: `&a0` names a part of the file [anchor]" in result.stderr


def test_snippets_of_snippets_come_to_an_end(unprinted_project: Path) -> None:
    settings = "markdown_extensions:\n  - pymdownx.snippets: {base_path: [content]}\n"
    (unprinted_project / "mkdocs.yml").write_text((unprinted_project / "mkdocs.yml").read_text() + settings)
    for n in range(9):
        (unprinted_project / f"content/b{n}.txt").write_text(f'--8<-- "b{n + 1}.txt"\n' * 10)
    (unprinted_project / "content/b9.txt").write_text("x\n")
    (unprinted_project / "content/x.md").write_text('--8<-- "b0.txt"\n')
    result = run_here("build")
    assert result.returncode == 1
    assert "more than 1,000 snippets go into one page, the last one `b" in result.stderr
    assert "hint: look for snippets that hold snippets" in result.stderr


@pytest.mark.parametrize(("mark", "count"), [("[", 30_000), ("![", 30_000), ("<", 30_000), ("[a](", 1_001)])
def test_a_paragraph_of_opening_marks_comes_to_an_end(unprinted_project: Path, mark: str, count: int) -> None:
    (unprinted_project / "content/x.md").write_text(f"# T\n\nSee {mark * count}\n")
    result = run("build")
    assert result.returncode == 1
    assert f"one paragraph has more than 1,000 `{'<' if mark == '<' else '['}`: See {mark}" in result.stderr
    assert "Error reading page 'x.md'" in result.stderr


def test_as_code_it_may_have_them(unprinted_project: Path) -> None:
    (unprinted_project / "content/x.md").write_text(f"# T\n\n```\n{'[' * 5_000}\n```\n\n    {'<' * 5_000}\n")
    assert run_here("build").returncode == 0
    assert "[" * 5_000 in (unprinted_project / "site/x.html").read_text()


def test_no_snippet_comes_from_the_web(unprinted_project: Path) -> None:
    settings = "markdown_extensions:\n  - pymdownx.snippets: {base_path: [content], url_download: true}\n"
    (unprinted_project / "mkdocs.yml").write_text((unprinted_project / "mkdocs.yml").read_text() + settings)
    with serve_folder(unprinted_project / "phrasebook") as address:
        (unprinted_project / "content/x.md").write_text(f'--8<-- "{address}book.yaml"\n')
        result = run_here("build")
        assert result.returncode == 1
        assert (
            f"the snippet `{address}book.yaml` comes from another machine, and a build asks none"
            in result.stderr
        )
        settings_that_allow_it = (
            (unprinted_project / "mkdocs.yml").read_text().replace("{print:", "{read_outside: [/], print:")
        )
        (unprinted_project / "mkdocs.yml").write_text(settings_that_allow_it)
        assert run_here("build").returncode == 0
        assert "A small book" in (unprinted_project / "site/x.html").read_text()
    result = run_here("build")
    assert result.returncode == 1
    assert f"the snippet `{address}book.yaml` cannot be had" in result.stderr


@pytest.mark.parametrize("name", ["x.md", "x.html", "x.svg"])
def test_elements_in_one_another_come_to_an_end(unprinted_project: Path, name: str) -> None:
    (unprinted_project / "content" / name).write_text("<p>Words\n\n" * 600 + "<div>\n" * 60_000)
    result = run("build")
    assert result.returncode == 1
    assert name in result.stderr
    assert "more than 512 elements in one another, in line " in result.stderr
    assert "hint: close what stands open, as with `</div>`" in result.stderr


def test_addresses_that_begin_and_do_not_end_are_read_once(unprinted_project: Path) -> None:
    (unprinted_project / "content/x.html").write_text("<p " + "href=" * 80 + "a" * 100_000)
    assert run_here("build").returncode == 0


@pytest.mark.parametrize("line", ["***", "a\n="])
def test_lines_without_an_empty_one_come_to_an_end(unprinted_project: Path, line: str) -> None:
    (unprinted_project / "content/x.md").write_text("# T\n\n" + f"{line}\n" * 20_000)
    result = run_here("build")
    assert result.returncode == 1
    assert "more than 2,000 lines without an empty one between them, the last one: " in result.stderr
