"""An author's own pages are rendered by a check as by a build: what that refuses, a check says, with the page and mostly the line."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from projects import run_here
from talkdown.diagnostics import Diagnostic
from talkdown.mkdocs import tried_pages
from talkdown.mkdocs.site_check import check_site

SNIPPETS = "markdown_extensions:\n  - pymdownx.snippets: {base_path: content, check_paths: true}\n"


def settings(*plugins: str, line: str = "") -> str:
    lines = "".join(f"  - {plugin}\n" for plugin in (*plugins, "talkdown: {print: {kinds: []}}"))
    return f"site_name: X\ndocs_dir: content\ntheme: {{name: material}}\nplugins:\n{lines}{line}"


def post(front_matter: str) -> dict[str, str]:
    """A blog with one post."""
    text = f"---\n{front_matter}\n---\n# Post\n\nText.\n"
    return {"blog/index.md": "# Blog\n", "blog/posts/one.md": text}


def problems(project: Path, settings: str, pages: dict[str, str]) -> list[Diagnostic]:
    """What a check says of a site with these pages."""
    (project / "mkdocs.yml").write_text(settings)
    for name, text in pages.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text() != text:
            path.write_text(text)
    return check_site(Path("phrasebook"))


UNRENDERABLE = [
    # what no plugin and no extension is needed for
    (
        "",
        {"a.md": "# A\n\nOpen [the desk](https://[your-host]/).\n"},
        "content/a.md:3:",
        "does not appear to be an IP",
    ),
    ("", {"a.md": "# A\n\n[x](https://ex／ample.com/)\n"}, "content/a.md:3:", "under NFKC normalization"),
    (
        "",
        {"a.md": "# A\n\n<![IMPORTANT]> read this\n"},
        "content/a.md:3:",
        "cannot render this: AssertionError",
    ),
    ("", {"a.md": "# A\n\n" + "< " * 2_000}, "content/a.md:3:", "one paragraph has more than 1,000 `<`"),
    # extensions
    (
        SNIPPETS,
        {"a.md": '# A\n\n--8<-- "nope.md"\n'},
        "content/a.md:3:",
        "Snippet at path 'nope.md' could not be found",
    ),
    (
        SNIPPETS,
        {"a.md": '# A\n\n--8<-- "a.md:part"\n'},
        "content/a.md:3:",
        "Snippet section 'part' could not be located",
    ),
    # plugins of the theme
    (
        "tags",
        {"a.md": "---\ntags: foo\n---\n# A\n"},
        "content/a.md:1:",
        "Expected iterable tags, but received: foo",
    ),
    ("blog", post("date: maybe"), "content/blog/posts/one.md:2:", "Error reading metadata 'date'"),
    (
        "blog",
        post("date: 2020-01-01\nauthors: [nope]"),
        "content/blog/posts/one.md:3:",
        "Couldn't find author 'nope'",
    ),
    ("blog", {"blog/.authors.yml": "a: ["}, "content/blog/.authors.yml:1:", "Error reading authors file"),
    ("meta", {".meta.yml": "- a\n"}, "content/.meta.yml:1:", "Error merging meta file"),
    (
        "meta",
        {".meta.yml": "status: new\ntemplate: nope.html\n"},
        "content/.meta.yml:2:",
        "no template `nope.html`",
    ),
]


@pytest.mark.parametrize(("setting", "pages", "place", "message"), UNRENDERABLE)
def test_a_check_refuses_a_page_that_no_build_can_render(
    project: Path, setting: str, pages: dict[str, str], place: str, message: str
) -> None:
    is_plugin = setting.isalpha()
    text = settings(setting) if is_plugin else settings(line=setting)
    (problem,) = problems(project, text, pages)
    assert f"{problem.position.path}:{problem.position.line}:" == place
    assert problem.severity.name == "error"
    assert message in problem.message


def test_what_a_check_says_of_a_page_a_build_says_too(project: Path) -> None:
    assert problems(project, settings("meta"), {".meta.yml": "icon: nope\n"})
    result = run_here("build")
    assert result.returncode == 1
    assert "the theme has no icon `nope`" in result.stderr


def test_settings_of_folders_reach_pages_as_text_and_may_be_there_twice(project: Path) -> None:
    pages = {
        ".meta.yml": "description: Ours <i>\nstatus: '\"><script>pwn()</script>'\n",
        "a.md": "---\ndescription: This <b>\n---\n# A\n",
    }
    assert problems(project, settings("meta"), pages) == []
    result = run_here("build")
    assert result.returncode == 0, result.stderr
    html = (project / "site/a.html").read_text()
    assert "This &lt;b&gt;" in html
    assert "<script>pwn" not in html


def test_a_blog_shows_names_and_titles_as_text(project: Path) -> None:
    script = "<script>pwn()</script>"
    fields = f"categories: ['A & **B** {script}']\nlinks: [{{'T {script}': 'https://a.example/\">{script}'}}]"
    pages = post(f"date: 2020-01-01\nauthors: [me]\n{fields}") | {
        "blog/.authors.yml": f"authors:\n  me:\n    name: N {script}\n    description: D {script}\n"
        f'    avatar: https://a.example/">{script}\n    url: https://a.example/">{script}\n'
    }
    assert problems(project, settings("blog: {authors_profiles: true}"), pages) == []
    result = run_here("build")
    assert result.returncode == 0, result.stderr
    html = "".join(path.read_text() for path in (project / "site").rglob("*.html"))
    assert "<script>pwn" not in html
    readers_see = LexborHTMLParser(html.replace("<body", "<div").replace("</body", "</div")).text()
    for words in (f"A & **B** {script}", f"N {script}", f"D {script}", f"T {script}"):
        assert words in readers_see


def test_a_template_and_an_icon_of_the_project_may_be_named(project: Path) -> None:
    (project / "own/.icons").mkdir(parents=True)
    (project / "own/.icons/ours.svg").write_text("<svg/>")
    (project / "own/ours.html").write_text("{% extends 'main.html' %}")
    page = {"a.md": "---\ntemplate: ours.html\nicon: ours\n---\n# A\n"}
    text = settings().replace("{name: material}", "{name: material, custom_dir: own}")
    assert problems(project, text, page) == []


def test_nothing_is_written_into_the_folder_of_the_pages(project: Path) -> None:
    assert problems(project, settings("blog", "tags: {export_file: ../content/tags.json}"), {}) == []
    assert [path.name for path in (project / "content").iterdir()] == ["rules.md"]


def test_where_a_hook_may_change_a_page_first_it_is_no_error(project: Path) -> None:
    (project / "hook.py").write_text("raise SystemExit('a check runs no hook')\n")
    page = {"a.md": "# A\n\n[x](https://[host]/)\n"}
    (problem,) = problems(project, settings(line="hooks: [hook.py]\n"), page)
    assert problem.severity.name == "warning"
    assert problem.hint == "`talkdown check --site` tells whether `hooks` may change that"


def test_an_extension_that_asks_what_pages_name_is_not_loaded_for_them(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "modules").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "modules")
    (tmp_path / "modules/runs_pages.py").write_text(
        "from markdown.extensions import Extension\nfrom markdown.preprocessors import Preprocessor\n"
        "class Run(Preprocessor):\n    def run(self, lines):\n        [exec(line[5:]) for line in lines if line.startswith('exec ')]\n"
        "        return lines\n"
        "class Ours(Extension):\n    def extendMarkdown(self, md):\n        md.preprocessors.register(Run(md), 'run', 1)\n"
        "makeExtension = Ours\n"
    )
    page = {"a.md": "# A\n\nexec open('ran', 'w')\n"}
    assert problems(project, settings(line="markdown_extensions: [runs_pages]\n"), page) == []
    assert not (project / "ran").exists()


def test_an_extension_that_reads_what_pages_name_is_left_to_a_build(project: Path) -> None:
    page = {"a.md": "# A\n\n![x](../secret.png)\n\n[x](https://[host]/)\n"}
    (problem,) = problems(project, settings(line="markdown_extensions: [pymdownx.b64]\n"), page)
    assert problem.hint == "`talkdown check --site` tells whether `pymdownx.b64` may change that"


def test_only_pages_that_have_changed_are_rendered_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    pages = {"a.md": '# A\n\n--8<-- "part.txt"\n', "b.md": "# B\n", "part.txt": "Words.\n"}
    pages_by_trial: list[set[str]] = []
    try_pages = tried_pages._try

    def watch(*arguments: Any) -> object:
        pages_by_trial.append({"a.md", "b.md", "rules.md"} - arguments[-1])
        return try_pages(*arguments)

    monkeypatch.setattr(tried_pages, "_try", watch)
    for change in (
        {},
        {},
        {"b.md": "# B\n\n[x](https://[h]/)\n"},
        {"b.md": "# B\n"},
        {"part.txt": f"{time.time()}\n"},
    ):
        problems(project, settings(line=SNIPPETS), pages | change)
    assert pages_by_trial == [{"a.md", "b.md", "rules.md"}, {"b.md"}, {"b.md"}, {"a.md", "b.md", "rules.md"}]
