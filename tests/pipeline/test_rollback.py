"""A build that somebody has gone back to stays, and what a build says of the site is what happened."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from projects import files_in, run
from publications import publish_files, put
from talkdown.pipeline.publish import Publication, builds_of, publishing


def publish_many(site: Path, last: int) -> None:
    for number in range(1, last + 1):
        publish_files(site, index_html=f"build {number}")


def turn_back(site: Path, number: int) -> None:
    site.unlink()
    site.symlink_to(f".site-builds/{number}")


def numbers(site: Path) -> list[int]:
    return sorted(int(path.name) for path in builds_of(site).iterdir() if path.is_dir())


def test_a_build_that_fails_after_a_rollback_deletes_nothing(place: Path) -> None:
    site = place / "site"
    publish_many(site, 3)
    turn_back(site, 1)
    before = files_in(place)
    with suppress(ZeroDivisionError), publishing(site) as publication:
        put(publication.folder / "index.html")
        raise ZeroDivisionError
    assert files_in(place) == before
    assert os.readlink(site) == ".site-builds/1"


def test_the_build_somebody_went_back_to_stays_after_the_next_one(place: Path) -> None:
    site = place / "site"
    publish_many(site, 3)
    turn_back(site, 1)
    note = "`site` had been turned back to build 1; it leads to build 4 now, and 1 stays"
    assert publish_files(site, index_html="build 4") == [note]
    assert numbers(site) == [1, 3, 4]
    assert publish_files(site) == []
    assert numbers(site) == [3, 4, 5]


def test_a_build_with_a_pin_stays(place: Path) -> None:
    site = place / "site"
    publish_many(site, 3)
    (place / ".site-builds/2.pin").touch()
    publish_many(site, 4)
    assert numbers(site) == [2, 5, 6, 7]
    (place / ".site-builds/2.pin").unlink()
    publish_files(site)
    assert numbers(site) == [6, 7, 8]


def test_in_the_terminal_a_rollback_survives_a_build_that_fails(team: Path) -> None:
    for _ in range(2):
        assert run("build").returncode == 0
    turn_back(team / "site", 1)
    (team / "content/rules.md").write_text("[nowhere](/nowhere.html)")
    before = files_in(team / ".site-builds")
    result = run("build")
    assert result.returncode == 1
    assert result.stderr.endswith("\n  `site` stays as it was\n  hint: mend that, and build again\n")
    assert files_in(team / ".site-builds") == before
    assert os.readlink("site") == ".site-builds/1"


# --- what is said is what happened ---


@pytest.mark.parametrize(
    ("step", "becomes"),
    [
        ("_switch", "`site` stays as it was"),
        ("_note_rollback", "`site` is the new build already"),
    ],
)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(5, "Input/output error")])
def test_what_became_of_the_site_is_looked_up(
    team: Path, monkeypatch: pytest.MonkeyPatch, step: str, becomes: str, error: BaseException
) -> None:
    from click.testing import CliRunner

    from talkdown.cli import main

    assert run("build").returncode == 0

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Publication, step, fail)
    result = CliRunner().invoke(main, ["build"])
    why, hint = (
        ("the build was stopped", "`talkdown build` begins anew")
        if isinstance(error, KeyboardInterrupt)
        else ("input/output error", "mend that, and build again")
    )
    assert result.stderr == f"Error: {why}\n  {becomes}\n  hint: {hint}\n"
    assert os.readlink("site") == (".site-builds/1" if step == "_switch" else ".site-builds/2")
    assert numbers(team / "site") == ([1] if step == "_switch" else [1, 2])
