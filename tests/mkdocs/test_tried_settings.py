"""What a trial of settings has found counts as long as all that it read is as it was: a check goes by what is there now."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from projects import run
from talkdown.mkdocs import tried_settings
from talkdown.mkdocs.site_check import config_problems

GREEN = "no problems"


@pytest.fixture
def project(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, which is the current folder, with a cache of its own."""
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    return project


def add_setting(project: Path, line: str) -> None:
    with (project / "mkdocs.yml").open("a") as file:
        file.write(f"{line}\n")


def check() -> str:
    """What a check says, in a process of its own: modules are loaded anew."""
    return run("check").stdout


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_that_is_added_as_a_check_says_is_seen_and_so_is_its_loss(
    project: Path, is_link: bool
) -> None:
    (project / "overrides/.icons").mkdir(parents=True)
    if is_link:
        (project / "drawings").mkdir()
        (project / "overrides/.icons/own").symlink_to("../../drawings")
    settings = (project / "mkdocs.yml").read_text()
    theme = "  name: material\n  custom_dir: overrides\n  icon: {logo: own/logo}\n"
    (project / "mkdocs.yml").write_text(settings.replace("  name: material\n", theme))
    icon = project / "overrides/.icons/own/logo.svg"
    for _ in range(2):
        assert "the theme has no icon `own/logo`" in check()
        icon.parent.mkdir(parents=True, exist_ok=True)
        icon.write_text("<svg/>")
        assert GREEN in check()
        icon.unlink()


def test_a_module_that_is_edited_in_its_place_is_seen(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "modules/theirs"
    package.mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    (package / "__init__.py").write_text(
        "import theirs.deeper\nfrom markdown.extensions.tables import makeExtension\n"
    )
    (package / "deeper.py").write_text("")
    add_setting(project, "markdown_extensions: [theirs]")
    for _ in range(2):
        assert GREEN in check()
        (package / "deeper.py").write_text("raise ValueError('broken')\n")
        assert "Failed to load extension 'theirs'" in check()
        (package / "deeper.py").write_text("")


def test_an_extension_that_the_project_no_longer_has_is_missed(project: Path) -> None:
    module = project / "ours.py"
    module.write_text("")
    add_setting(project, "markdown_extensions: [ours]")
    assert GREEN in check()
    module.unlink()
    assert "Failed to load extension 'ours'" in check()


def test_where_nothing_has_changed_the_settings_are_not_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Other tests have loaded modules since this process began, which a check in a process of its own has not.
    monkeypatch.setattr(tried_settings, "_STARTED_AT", time.time_ns())
    assert config_problems(Path("mkdocs.yml")) == []
    monkeypatch.setattr(tried_settings, "_try", lambda settings: pytest.fail("the settings are tried again"))
    assert config_problems(Path("mkdocs.yml")) == []
