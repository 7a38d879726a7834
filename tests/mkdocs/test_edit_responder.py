"""How a server's builder answers an edit: it writes what has changed, and forgets nothing that is still wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.livereload import LiveReloadServer

from projects import set_print, write_small_project
from talkdown.mkdocs.build import load_site_config
from talkdown.mkdocs.edit_responder import PROBLEMS, EditResponder


class Author:
    """A team's folder, its site as a server shows it, and the builder behind it. No port is opened."""

    def __init__(self, folder: Path, site: Path) -> None:
        def build_site() -> None:
            config, _ = load_site_config(folder / "mkdocs.yml", site_dir=site)
            build(config, serve_url=self.server.url)

        self.folder = folder
        self.server = LiveReloadServer(build_site, "127.0.0.1", 8000, str(site))
        config, self._plugin = load_site_config(folder / "mkdocs.yml", site_dir=site)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=self.server.url)
        for path in (config.docs_dir, config.config_file_path):
            self.server.watch(path)  # as MkDocs does
        self._plugin.on_serve(self.server, config=config, builder=build_site)
        assert isinstance(self.server.builder, EditResponder)
        self.builder = self.server.builder

    def leave(self) -> None:
        self._plugin.on_shutdown()
        self.server.server_close()

    @property
    def site(self) -> Path:
        """What is served."""
        return Path(self.server.root)

    def edit(self, name: str, before: str, after: str) -> None:
        """Replace a text of a file, and have it answered."""
        path = self.folder / name
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after))
        self.builder()

    def page(self, name: str) -> str:
        return (self.site / name).read_text()


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Author]:
    folder = tmp_path / "team"
    write_small_project(folder)
    set_print(folder)
    (folder / "content/signs.md").write_text("---\nreplaces: signs\n---\n# Our own signs\n")
    monkeypatch.chdir(folder)
    author = Author(folder, tmp_path / "first")
    yield author
    author.leave()


def _identities(site: Path) -> dict[str, int]:
    """What tells a file that was written anew from one that was not: its inode, for files change by a rename."""
    return {
        path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()
    }


def test_only_what_a_phrase_changes_is_written(author: Author) -> None:
    before = _identities(author.site)
    author.edit("phrasebook/phrases.yaml", "At the beginning.", "At the very start.")
    after = _identities(author.site)
    assert sorted(path for path in after if after[path] != before.get(path)) == [
        "assets/talkdown/finder-index.js",
        "assets/talkdown/finder.js",
        PROBLEMS,
        "phrases/listen.html",
        "playbooks/upset-caller.html",
        "techniques/hear-them-out.html",
    ]
    assert "At the very start" in author.page("techniques/hear-them-out.html")


def test_a_page_of_the_author_in_place_of_a_landing_page_stays(author: Author) -> None:
    assert "Our own signs" in author.page("signs.html")
    author.edit("phrasebook/signs.yaml", "The voice rises", "The voice gets loud")
    assert "Our own signs" in author.page("signs.html")
    assert "The voice gets loud" in author.page("techniques/hear-them-out.html")


def test_what_is_wrong_with_the_site_is_said_until_it_is_mended(author: Author) -> None:
    author.edit("mkdocs.yml", "name: material", "name: materiel")
    assert "set `theme: material`; the pages are built on it" in author.page(PROBLEMS)
    author.edit("phrasebook/phrases.yaml", "At the beginning", "At the very start")
    assert "set `theme: material`; the pages are built on it" in author.page(PROBLEMS)
    assert "At the beginning" in author.page("techniques/hear-them-out.html")
    author.edit("mkdocs.yml", "name: materiel", "name: material")
    assert author.page(PROBLEMS) == ""
    assert "At the very start" in author.page("techniques/hear-them-out.html")


def test_an_edit_that_is_taken_back_is_shown_as_it_was(author: Author) -> None:
    page = "techniques/hear-them-out.html"
    author.edit("phrasebook/phrases.yaml", "At the beginning", "At the very start")
    author.edit("content/rules.md", "Be kind", "Be calm")
    assert "At the very start" in author.page(page)
    author.edit("phrasebook/phrases.yaml", "At the very start", "At the beginning")
    assert "At the beginning" in author.page(page)
    assert "At the very start" not in author.page(page)


def test_who_asks_for_a_page_during_a_build_still_gets_it(author: Author) -> None:
    first = author.site
    author.edit("content/rules.md", "Be kind", "Be calm")
    second = author.site
    assert "Be calm" in author.page("rules.html")
    assert "Be kind" in (first / "rules.html").read_text()
    author.edit("content/rules.md", "Be calm", "Be brief")
    assert not first.exists()
    assert (second / "rules.html").is_file()


def test_a_slip_in_the_book_is_said_with_its_place(author: Author) -> None:
    author.edit("phrasebook/phrases.yaml", "technique: hear-them-out", "technique: hear-them")
    assert author.page(PROBLEMS).startswith(
        "phrasebook/phrases.yaml:4:12: error: no technique is called `hear-them`"
    )
    assert author.page(PROBLEMS).endswith("the last good pages stay up\n")


def test_an_error_that_nobody_thought_of_stops_nothing(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(target: Path) -> None:
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr(author.builder._live_site, "update", fail)
    author.edit("phrasebook/phrases.yaml", "At the beginning", "At the very start")
    assert "a fault in Talkdown itself (RuntimeError in mkdocs/edit_responder.py" in author.page(PROBLEMS)
    assert "At the beginning" in author.page("techniques/hear-them-out.html")
