"""Several files beside a phrasebook make sites of it: a check reads the book for each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import talkdown
from projects import run, write_small_project

SETTINGS = (
    "site_name: X\ndocs_dir: content\ntheme: {name: material}\nplugins: [{talkdown: {print: {kinds: []}}}]\n"
)
UK_SETTINGS = (
    "INHERIT: mkdocs.yml\nsite_dir: site-uk\nplugins: [{talkdown: {region: UK, print: {kinds: []}}}]\n"
)
REGIONS = """region: US
regions:
  - {id: US, title: United States, language: en-US, words: {currency: $}}
  - {id: UK, title: United Kingdom, language: en-GB, spelling: british, words: {currency: £}}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with two regions and a site for each, which is the current folder."""
    write_small_project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "mkdocs-uk.yml").write_text(UK_SETTINGS)
    with (tmp_path / "phrasebook/book.yaml").open("a", encoding="utf-8") as file:
        file.write(REGIONS)
    (tmp_path / "phrasebook/spelling.yaml").write_text("colour: color\n")
    slots = tmp_path / "phrasebook/slots.yaml"
    slots.write_text(f"{slots.read_text().rstrip()}\nvalue: 'Up to {{currency}}5, in any color.'\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_regions_have_a_site_each(project: Path) -> None:
    assert talkdown("check").exit_code == 0
    for config_file in ("mkdocs.yml", "mkdocs-uk.yml"):
        assert run("build", "-f", config_file).returncode == 0
    assert "Up to $5, in any color." in (project / "site/policy.html").read_text()
    assert "Up to £5, in any colour." in (project / "site-uk/policy.html").read_text()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (UK_SETTINGS.replace("UK", "UX"), "mkdocs-uk.yml:3:23: error: there is no region `UX` [region]"),
        (
            UK_SETTINGS.replace("kinds: []", "bleed: x"),
            "mkdocs-uk.yml:3:43: error: `x` under `print:` is not",
        ),
        (f"{UK_SETTINGS}theme: [\n", "mkdocs-uk.yml:5:1: error: this is no YAML"),
        (UK_SETTINGS.replace("mkdocs.yml", "nope.yml"), "mkdocs-uk.yml:1:1: error: there is no `nope.yml`"),
    ],
)
def test_what_stops_the_second_site_is_an_error_of_the_check(
    project: Path, settings: str, message: str
) -> None:
    (project / "mkdocs-uk.yml").write_text(settings)
    result = talkdown("check")
    assert result.exit_code == 1
    assert message in result.stdout
    assert run("build", "-f", "mkdocs-uk.yml").returncode != 0


def test_a_problem_of_one_region_names_its_site(project: Path) -> None:
    phrases = project / "phrasebook/phrases.yaml"
    phrases.write_text(f"{phrases.read_text()}region: US\n")
    report = talkdown("check").stdout
    assert ", on the site of mkdocs-uk.yml [" in report, report


def test_what_is_inherited_is_no_site_of_its_own(project: Path) -> None:
    (project / "base.yml").write_text(SETTINGS.replace("site_name: X\n", ""))
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: X\n")
    (project / "compose.yaml").write_text("services: {talkdown: {image: x}}\n")
    assert talkdown("check").stdout == "no problems (9 files checked)\n"


def test_both_sites_are_built_on_trial(project: Path) -> None:
    (project / "phrasebook/questions.yaml").write_text("{id: why, code: Q-01, question: Why?, answer: So.}\n")
    result = talkdown("check", "--site")
    assert result.exit_code == 0, result.stderr
    assert result.output.count("this has no `status:`") == 1, (
        "what is said of the book is not said again of its sites"
    )
    assert "the site of mkdocs.yml can be built" in result.stderr
    assert "the site of mkdocs-uk.yml can be built" in result.stderr
    assert not (project / "site").exists()
    assert not (project / "site-uk").exists()
