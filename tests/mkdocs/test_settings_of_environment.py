"""Values of a mkdocs.yml that stand in the environment, `!ENV`: every command takes what a build takes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from command_line import talkdown
from projects import write_small_project
from talkdown.loader import load
from talkdown.loader.site_settings import SiteSettings
from talkdown.mkdocs.site_check import check_site, site_folder_of, site_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, which is the current folder."""
    write_small_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(project: Path, talkdown_settings: str = "print: {kinds: []}", last_lines: str = "") -> None:
    plugins = f"plugins: [{{talkdown: {{{talkdown_settings}}}}}]\n"
    (project / "mkdocs.yml").write_text(
        f"site_name: X\ndocs_dir: content\ntheme: {{name: material}}\n{plugins}{last_lines}"
    )


@pytest.mark.parametrize(
    "value",
    [
        *("!ENV SET", "!ENV UNSET", "!ENV [SET]", "!ENV [UNSET]", "!ENV [UNSET, SET, x]", "!ENV [SET, x]"),
        *("!ENV [UNSET, x]", "!ENV [UNSET, 5]", "!ENV [UNSET, yes]", "!ENV [UNSET, [a, {b: c}]]", "!ENV []"),
        *("!ENV NUMBER", "!ENV [YES, no]", "!ENV EMPTY", "!ENV [UNSET, null]", "!ENV [UNSET, !ENV SET]"),
        *("&a !ENV SET\nother: *a", "[!ENV SET, {a: !ENV NUMBER}]", "{!ENV SET : 1}", "!ENV [UNSET, '5']"),
    ],
)
def test_a_value_is_resolved_as_mkdocs_resolves_it(
    tmp_path: Path, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in {"SET": "text", "NUMBER": "5", "YES": "yes", "EMPTY": ""}.items():
        monkeypatch.setenv(name, text)
    monkeypatch.delenv("UNSET", raising=False)
    config_file = tmp_path / "mkdocs.yml"
    config_file.write_text(f"value: {value}\n")
    assert SiteSettings(config_file).values() == yaml.load(config_file.read_text(), get_yaml_loader())


@pytest.mark.parametrize(("variable", "region"), [(None, "UK"), ("US", "US")])
def test_the_region_is_that_of_the_build(
    project: Path, variable: str | None, region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, "region: !ENV [OUR_REGION, UK], print: {kinds: []}")
    if variable:
        monkeypatch.setenv("OUR_REGION", variable)
    assert load("phrasebook").region == region


def test_a_file_that_is_inherited_is_that_of_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "base.yml").write_text("plugins: {talkdown: {region: UK, print: {kinds: []}}}\n")
    (project / "mkdocs.yml").write_text(
        "INHERIT: !ENV [OUR_BASE, base.yml]\nsite_name: X\ndocs_dir: content\ntheme: {name: material}\n"
    )
    assert (load("phrasebook").region, site_of(Path("phrasebook"))[0]) == ("UK", "X")
    monkeypatch.setenv("OUR_BASE", "gone.yml")
    problem = check_site(Path("phrasebook"))[0]
    assert (problem.position.line, problem.message) == (1, "there is no `gone.yml`, which `INHERIT:` names")


def test_folders_and_files_are_those_of_the_build_and_are_not_remembered_for_other_variables(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "content/ours.js").write_text("")
    write(
        project,
        "phrasebook: !ENV [OUR_BOOK, phrasebook], scripts: !ENV [OUR_SCRIPT, ours.js], print: {kinds: []}",
        "site_dir: !ENV [OUR_SITE, public]\n",
    )
    config_file = Path("mkdocs.yml")
    assert (site_folder_of(config_file), check_site(Path("phrasebook"))) == (Path("public"), [])
    monkeypatch.setenv("OUR_SITE", "elsewhere")
    assert site_folder_of(config_file) == Path("elsewhere")
    monkeypatch.setenv("OUR_SCRIPT", "gone.js")
    assert [p.message for p in check_site(Path("phrasebook"))] == ["`gone.js` under `scripts:` is not there"]
    monkeypatch.setenv("OUR_BOOK", "gone")
    assert "there is no folder `gone` for the phrasebook" in [
        p.message for p in check_site(Path("phrasebook"))
    ]


def test_a_site_of_variables_is_built_where_the_check_says(project: Path) -> None:
    values = "site_dir: !ENV [OUR_SITE, public]\nsite_url: !ENV [OUR_URL, '']\n"
    write(project, last_lines=values)
    assert talkdown("check").output == "no problems (8 files checked)\n"
    assert talkdown("build").exit_code == 0
    assert (project / "public/rules.html").exists()


@pytest.mark.parametrize(
    ("talkdown_settings", "last_lines", "message"),
    [
        ("region: !ENV {a: b}", "", "4:31: `!ENV` stands before names of variables"),
        ("region: !ENV [[a], b]", "", "4:31: `!ENV` stands before names of variables"),
        ("region: !ENV DAY", "", "4:31: what the variable `DAY` holds is no value of YAML"),
        ("region: UK", "extra: {a: !ENV LESS}\n", "5:12: what the variable `LESS` holds is no value of YAML"),
        ("region: !ENV UNSET", "INHERIT: !ENV UNSET\n", "5:1: `INHERIT:` names no file"),
        ("phrasebook: !relative $config_dir", "", "4:23: `phrasebook:` has a tag that only MkDocs reads"),
        ("scripts: [!relative $config_dir]", "", "4:23: `scripts:` has a tag that only MkDocs reads"),
        ("region: !relative $config_dir", "", "4:23: `region:` has a tag that only MkDocs reads"),
        (
            "region: UK",
            "site_dir: !relative $config_dir\n",
            "5:1: `site_dir:` has a tag that only MkDocs reads",
        ),
    ],
)
def test_a_value_that_cannot_be_resolved_is_named_in_its_place(
    project: Path, talkdown_settings: str, last_lines: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAY", "2026-13-45")
    monkeypatch.setenv("LESS", "<<")
    monkeypatch.delenv("UNSET", raising=False)
    write(project, talkdown_settings, last_lines)
    problems = [f"{p.position.line}:{p.position.column}: {p.message}" for p in check_site(Path("phrasebook"))]
    assert [problem[: len(message)] for problem in problems] == [message]


ALIASES = "\n".join(
    f"  {name}: &{name} [{', '.join([f'*{below}'] * 10)}]"
    for below, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("extra", "place"),
    [
        (f"extra:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n{ALIASES}\n", "10:6"),
        ("extra: &x {me: *x}\n", "5:8"),
    ],
)
def test_what_has_no_end_with_its_aliases_written_out_is_refused(
    project: Path, extra: str, place: str
) -> None:
    write(project, last_lines=extra)
    message = "with what `*` stands for written out, these are more than 100,000 values"
    for command in ("check", "build"):
        result = talkdown(command)
        assert (result.exit_code, f"mkdocs.yml:{place}: error: {message}" in result.output) == (1, True)
