"""Nothing outside of the project is published, and no file of an author's is dropped or overwritten in silence."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from projects import run, run_here, write_small_project
from talkdown.mkdocs.authored_files import replacement_name
from talkdown.outputs.pages import LANDING_PAGES

SECRET = "the-secret-words"
SETTINGS = "site_name: X\ndocs_dir: content\ntheme: {name: material}\n"
PLUGIN = "plugins:\n  - talkdown: {print: {kinds: []}}\n"

Build = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, with a secret beside it on the machine, and one in its own `.git`."""
    (tmp_path / "private").mkdir()
    for name in ("private/secret.txt", "private/secret.md", "private/secret.css"):
        (tmp_path / name).write_text(SECRET)
    folder = tmp_path / "project"
    folder.mkdir()
    write_small_project(folder)
    (folder / "mkdocs.yml").write_text(SETTINGS + PLUGIN)
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text(SECRET)
    return folder


@pytest.fixture
def build(project: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build the site; what it says of secrets is a failure already. A `program` is run as a process of its own."""
    monkeypatch.chdir(project)

    def run_build(*arguments: str, program: str = "") -> subprocess.CompletedProcess[str]:
        result = run("build", *arguments, program=program) if program else run_here("build", *arguments)
        assert "Traceback" not in result.stderr
        assert SECRET not in result.stderr + result.stdout
        return result

    return run_build


def published_texts(project: Path) -> str:
    return "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in (project / "site").rglob("*")
        if path.is_file()
    )


LINKS = {
    "a file": ("note.txt", "../../private/secret.txt"),
    "a page": ("note.md", "../../private/secret.md"),
    "a folder": ("notes", "../../private"),
    "the environment": ("env.txt", "/proc/self/environ"),
    "Git's settings": ("config.txt", "../.git/config"),
    "a book's file": ("book.txt", "../phrasebook/book.yaml"),
    "a file of the system": ("users.txt", "/etc/passwd"),
    "a device": ("zero.bin", "/dev/zero"),
    "a link to a link": ("far.txt", "../near"),
    "a hidden file": (".note.txt", "../../private/secret.txt"),
}


@pytest.mark.parametrize("program", ["talkdown", "mkdocs"])
def test_links_out_of_the_pages_stop_the_build(project: Path, build: Build, program: str) -> None:
    (project / "near").symlink_to("../private/secret.txt")
    for name, target in LINKS.values():
        (project / "content" / name).symlink_to(target)
    result = build(program=program)
    assert result.returncode == 1
    refusals = re.findall(
        r"content/(\S+?):1:1: error: this link leads out of the folder of the pages", result.stderr
    )
    assert refusals == sorted(name for name, _ in LINKS.values())
    assert not (project / "site").exists()


def test_what_is_no_file_stops_the_build(project: Path, build: Build) -> None:
    os.mkfifo(project / "content/pipe.txt")
    result = build(program="talkdown")  # which is ended if it waits for somebody to write
    assert result.returncode == 1
    assert "content/pipe.txt:1:1: error: this is not a regular file [not-a-file]" in result.stderr


def test_a_link_inside_and_one_into_an_allowed_folder_are_followed(project: Path, build: Build) -> None:
    (project / "content/again.md").symlink_to("rules.md")
    (project / "content/shared").symlink_to("../../private")
    plugin = PLUGIN.replace("{print", "{read_outside: ../private, print")
    (project / "mkdocs.yml").write_text(SETTINGS + plugin)
    result = build()
    assert (result.returncode, result.stderr) == (0, "")
    assert "Be kind" in (project / "site/again.html").read_text()
    assert (project / "site/shared/secret.txt").read_text() == SECRET


@pytest.mark.parametrize("folder", ["docs_dir", "phrasebook", "custom_dir"])
@pytest.mark.parametrize("way", ["outside", "link", "link to .git"])
def test_a_folder_of_the_settings_lies_in_the_project(
    project: Path, build: Build, folder: str, way: str
) -> None:
    name = "../private"
    if way != "outside":
        name = "linked"
        (project / "linked").symlink_to("../private" if way == "link" else ".git")
    settings = {
        "docs_dir": SETTINGS.replace("content", name) + PLUGIN,
        "phrasebook": SETTINGS + PLUGIN.replace("{print", f"{{phrasebook: {name}, print"),
        "custom_dir": SETTINGS.replace("material}", f"material, custom_dir: {name}}}") + PLUGIN,
    }
    (project / "mkdocs.yml").write_text(settings[folder])
    result = build()
    assert result.returncode == 1
    assert f"`{folder}: {name}` leads out of the folder of mkdocs.yml, or is a link" in result.stderr


def test_a_project_may_be_called_through_a_link_itself(project: Path, build: Build) -> None:
    (project.parent / "linked").symlink_to(project)
    result = build("-f", "../linked/mkdocs.yml")
    assert (result.returncode, result.stderr) == (0, "")


def test_a_theme_of_ones_own_carries_nothing_along(project: Path, build: Build) -> None:
    (project / "overrides").mkdir()
    (project / "overrides/own.css").symlink_to("../../private/secret.css")
    (project / "mkdocs.yml").write_text(
        SETTINGS.replace("material}", "material, custom_dir: overrides}") + PLUGIN
    )
    result = build()
    assert result.returncode == 1
    assert "`own.css` is a link that leads outside" in result.stderr


SNIPPETS = (
    "markdown_extensions:\n  - pymdownx.snippets: {base_path: ['.', /, content], restrict_base_path: false}\n"
)


@pytest.mark.parametrize("path", ["../private/secret.txt", "/etc/passwd", ".git/config", "includes/link.txt"])
def test_a_snippet_from_outside_stops_the_build(project: Path, build: Build, path: str) -> None:
    (project / "includes").mkdir()
    (project / "includes/link.txt").symlink_to("../../private/secret.txt")
    (project / "mkdocs.yml").write_text(SETTINGS + PLUGIN + SNIPPETS)
    (project / "content/page.md").write_text(f'# Page\n\n--8<-- "{path}"\n')
    result = build()
    assert result.returncode == 1
    assert f"the snippet `{path}` lies outside of the folder of the pages" in result.stderr


def test_a_class_named_in_place_of_the_extension_is_no_way_around(project: Path, build: Build) -> None:
    snippets = SNIPPETS.replace("pymdownx.snippets", "pymdownx.snippets:SnippetExtension")
    (project / "mkdocs.yml").write_text(SETTINGS + PLUGIN + snippets)
    (project / "content/page.md").write_text('# Page\n\n--8<-- "/etc/passwd"\n')
    assert "the snippet `/etc/passwd` lies outside" in build(program="talkdown").stderr


def test_a_snippet_of_the_pages_or_of_an_allowed_folder_is_read(project: Path, build: Build) -> None:
    (project / "includes").mkdir()
    (project / "includes/words.txt").write_text("Allowed words.")
    plugin = PLUGIN.replace("{print", "{read_outside: includes, print")
    (project / "mkdocs.yml").write_text(SETTINGS + plugin + SNIPPETS)
    (project / "content/page.md").write_text('# Page\n\n--8<-- "rules.md"\n\n--8<-- "includes/words.txt"\n')
    result = build()
    assert (result.returncode, result.stderr) == (0, "")
    page = (project / "site/page.html").read_text()
    assert "Be kind" in page
    assert "Allowed words." in page


@pytest.mark.parametrize(("folders", "code"), [("[]", 1), ("[/]", 0)])
def test_what_reads_what_pages_name_is_warned_of(
    project: Path, build: Build, folders: str, code: int
) -> None:
    plugin = PLUGIN.replace("{print", f"{{read_outside: {folders}, print")
    (project / "mkdocs.yml").write_text(SETTINGS + plugin + "markdown_extensions: [pymdownx.b64]\n")
    result = build("--strict")
    assert result.returncode == code
    assert ("`pymdownx.b64` reads files that a page names" in result.stderr) is bool(code)


# --- names that are taken -------------------------------------------------------------------------

NAMES_OF_GENERATED_FILES = {
    "a page of the navigation": ("techniques/index.md", "techniques/index.html"),
    "a page of an entry": ("techniques/hear-them-out.md", "techniques/hear-them-out.html"),
    "in capital letters": ("Phrases/Index.html", "phrases/index.html"),
    "a README that becomes the home page": ("README.md", "index.html"),
    "a page of the theme": ("404.md", "404.html"),
    "a style sheet": ("assets/talkdown/talkdown.css", "assets/talkdown/talkdown.css"),
    "the theme's": ("assets/talkdown/theme.css", "assets/talkdown/theme.css"),
    "a font": ("assets/talkdown/atkinson-core.woff2", "assets/talkdown/atkinson-core.woff2"),
}


def test_names_that_are_taken_stop_the_build(project: Path, build: Build) -> None:
    for name, _ in NAMES_OF_GENERATED_FILES.values():
        file = project / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Ours\n")
    result = build()
    assert result.returncode == 1
    for name, path in NAMES_OF_GENERATED_FILES.values():
        assert f"`{name}` would lie at `{path}`, which is generated; rename it" in result.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["sw.js", "sitemap.xml"])
def test_a_name_of_what_is_written_last_stops_the_build(project: Path, build: Build, name: str) -> None:
    (project / "content" / name).write_text("ours\n")
    result = build()
    assert result.returncode == 1
    assert f"`{name}` would lie at `{name}`, which is generated; rename it" in result.stderr
    assert not (project / "site").exists()


def test_a_page_may_say_that_it_replaces_a_generated_one(project: Path, build: Build) -> None:
    (project / "content/index.md").write_text("---\nreplaces: home\n---\n# Our own start\n")
    (project / "content/questions.md").write_text("---\nreplaces: [questions]\n---\n# Our own questions\n")
    (project / "content/404.md").write_text("---\nreplaces: 404\n---\n# Not here\n")
    result = build()
    assert (result.returncode, result.stderr) == (0, "")
    assert "Not here" in (project / "site/404.html").read_text()
    assert "Our own start" in (project / "site/index.html").read_text()
    assert "Our own questions" in (project / "site/questions.html").read_text()


def test_a_page_that_replaces_nothing_is_named_with_its_line(project: Path, build: Build) -> None:
    (project / "content/about.md").write_text("---\ntitle: X\nreplaces: [home]\n---\n# Ours\n")
    (project / "content/more.md").write_text("---\nreplaces: nothing\n---\n# Ours\n")
    (project / "content/text.md").write_text("# Ours\n\nreplaces: home\n")
    lines = [line for line in build().stderr.splitlines() if "replaces" in line]
    assert [
        line.partition("about.md")[1] + line.partition("about.md")[2] for line in lines if "about" in line
    ] == ["about.md:3: `replaces:` has no effect: only `index.md` can stand in for that page"]
    assert [line[line.index("more.md") :] for line in lines if "about" not in line] == [
        "more.md:2: `replaces:` has no effect: there is no such page to stand in for"
    ]


def test_a_page_replaces_no_other_than_its_own(project: Path, build: Build) -> None:
    (project / "content/signs.md").write_text("---\nreplaces: home\n---\n# Ours\n")
    result = build()
    assert result.returncode == 1
    assert (
        "`signs.md:2` would lie at `signs.html`, which is generated; write `replaces: signs` there"
        in result.stderr
    )


def test_every_page_of_the_navigation_has_a_name_of_its_own() -> None:
    names = [replacement_name(page.path) for page in LANDING_PAGES]
    assert len(set(names)) == len(names)
    assert {"home", "techniques", "print"} <= set(names)


@pytest.mark.parametrize("name", ["Rules.md", "Rules.html", "RULES.markdown"])
def test_twins_in_the_pages_stop_the_build(project: Path, build: Build, name: str) -> None:
    """Once pages are made of them, too."""
    (project / "content" / name).write_text("# Other rules\n")
    result = build()
    assert result.returncode == 1
    assert f"content/rules.md:1:1: error: `{name}` is there, too" in result.stderr


# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("site_url", "javascript://x.example/%0aalert(1)"),
        ("repo_url", "https://ours.example@elsewhere.example/"),
    ],
)
def test_an_address_of_the_settings_is_one_of_the_web(
    project: Path, build: Build, setting: str, address: str
) -> None:
    (project / "mkdocs.yml").write_text(f"{SETTINGS}{setting}: '{address}'\n{PLUGIN}")
    result = build()
    assert result.returncode == 1
    assert setting in result.stderr
