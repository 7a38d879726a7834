"""Files of an author's with the names of generated ones: a check says so before a build does."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import talkdown
from projects import files_in, set_print, write_small_project
from shared_build import build_once
from talkdown.design.icons import material_templates
from talkdown.mkdocs.named_files import FOLDERS_OF_SITES
from talkdown.mkdocs.taken_names import FILES_OF_SITES
from talkdown.model import ENTRY_KINDS

NAMES_OF_EACH_SITE = (
    "Index.md PHRASES/index.md README.md 404.md signs.html signs.html/own.md phrases _Headers _server/nginx.conf "
    "\u017fw.js Sitemap.xml manifest.webmanifest assets/Talkdown/theme.css index.html.gz"
    " assets/talkdown/atkinson-core.woff2 assets/talkdown/ours.css Print/cards.md print/deck/ours.js print assets/talkdown"
    " playbooks/upset-caller.html techniques/Hear-them-out.md t/T-01.html phrases/listen.md"
).split()
"""One name at a time, some of them of entries: in other cases, as a page, in the place of a folder, below one that is a file, with the long s of old prints."""

OTHER_NAMES = "Own.md phrases.md _server/own.txt signs/own.md techniques/own.md guides/index.md .sw.js drafts/index.md".split()


def write(name: str, text: str = "# Ours\n") -> None:
    path = Path("content", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize("name", NAMES_OF_EACH_SITE)
def test_a_name_that_each_site_needs_is_an_error_of_the_check(unprinted_project: Path, name: str) -> None:
    write(name)
    result = talkdown("check")
    assert result.exit_code == 1
    assert f"content/{name}:1:1: error: this would " in result.output
    assert "is generated" in result.output or "where all is generated" in result.output
    assert talkdown("build").exit_code == 1


@pytest.mark.parametrize("name", ["print/x.pdf", "_headers", "assets/talkdown/theme.css"])
def test_so_is_such_a_name_beside_templates(unprinted_project: Path, name: str) -> None:
    settings = unprinted_project / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  name: material\n", "  name: material\n  custom_dir: own\n")
    )
    path = Path("own", name)
    path.parent.mkdir(parents=True)
    path.write_text("Ours\n")
    Path("own/404.html").write_text("")
    result = talkdown("check")
    assert result.exit_code == 1
    assert f"own/{name}:1:1: error: this would " in result.output
    path.rename("own/ours.txt")
    assert talkdown("check").exit_code == 0


def test_other_names_are_free(unprinted_project: Path) -> None:
    for name in OTHER_NAMES:
        write(name)
    with Path("mkdocs.yml").open("a") as file:
        file.write("exclude_docs: /_headers\n")
    write("_headers")
    assert talkdown("check").exit_code == 0, talkdown("check").output


def test_a_page_may_replace_a_generated_one_and_has_to_name_it_well(unprinted_project: Path) -> None:
    write("index.md", "---\nreplaces: home\n---\n# Ours\n")
    write("404.md", "---\nreplaces: 404\n---\n# Ours\n")
    write("README.md", "For those who change this book.\n")  # as MkDocs has it beside a page `index.md`
    assert talkdown("check").exit_code == 0, talkdown("check").output
    write("signs.md", "---\ntitle: X\nreplaces: home\n---\n# Ours\n")
    assert "content/signs.md:3:1: error: this would lie at `signs.html`" in talkdown("check").output


def test_two_names_for_one_do_not_hide_that_it_is_taken(unprinted_project: Path) -> None:
    write("signs.md")
    write("Signs.md")
    output = talkdown("check").output
    assert "`Signs.md` is there, too, and other disks take the two for one" in output
    assert "this would lie at `signs.html`, which is generated" in output


def test_each_site_has_these_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Or a check would refuse a name that is free."""
    assert set(_files_of_small_site(tmp_path_factory)) >= FILES_OF_SITES


def test_the_check_knows_each_file_of_a_site_that_is_no_entry_of_the_book(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Or a build would refuse a name that a check has passed."""
    templates = material_templates()
    assert templates
    of_theme = set(files_in(templates))
    of_entries = (
        *(kind.folder for kind in ENTRY_KINDS),
        *(kind.code_letter.lower() for kind in ENTRY_KINDS),
        "t",
    )
    unknown_files = [
        name
        for name in _files_of_small_site(tmp_path_factory)
        if name not in FILES_OF_SITES
        and not name.startswith(tuple(f"{folder}/" for folder in (*FOLDERS_OF_SITES, *of_entries)))
        and name.removesuffix(".gz") not in of_theme
    ]
    assert unknown_files == ["rules.html"]  # the page of the team


def _files_of_small_site(factory: pytest.TempPathFactory) -> list[str]:
    return files_in(build_once(factory, "small", _build) / "site")


def _build(folder: Path) -> None:
    folder.mkdir()
    write_small_project(folder)
    set_print(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert talkdown("build").exit_code == 0
