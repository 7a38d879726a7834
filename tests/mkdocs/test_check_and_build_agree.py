"""What an author wrote, in mkdocs.yml and on pages: a check and a build say the same of it, and neither takes it for its own fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import talkdown
from projects import run, write_small_project

SETTINGS = """site_name: X
docs_dir: content
theme: {name: material}
plugins: [{talkdown: {print: {kinds: []}}}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, in which nothing is printed, and which is the current folder."""
    write_small_project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line_of_settings(after: str, **values: str) -> str:
    """The settings with another line at the end, or with other values in their lines."""
    text = SETTINGS + after
    for key, value in values.items():
        text = "".join(
            f"{key}: {value}\n" if line.startswith(f"{key}:") else line
            for line in text.splitlines(keepends=True)
        )
    return text


BAD_SETTINGS = {
    line_of_settings(
        "site_url: ftp://x.example/\n"
    ): "mkdocs.yml:5:1: error: `site_url` in mkdocs.yml is no address of the web",
    line_of_settings(
        "repo_url: https://[host]/\n"
    ): "mkdocs.yml:5:1: error: `repo_url`: MkDocs cannot read this: 'host' does not appear to be an IPv4",
    line_of_settings(
        "exclude_docs: '[z-a]'\n"
    ): "mkdocs.yml:5:1: error: `exclude_docs`: MkDocs cannot read this: bad character range z-a",
    line_of_settings(
        'edit_uri_template: "javascript:alert(1)//{path}"\n'
    ): "mkdocs.yml:5:1: error: `edit_uri_template:` in mkdocs.yml makes a link to `javascript:`; a link begins with",
    line_of_settings(
        'edit_uri: "\\tjava\\nscript:alert(1)"\n'
    ): "`edit_uri:` in mkdocs.yml makes a link to `javascript:`",
    line_of_settings(
        'nav: [rules.md, {More: [{J: "JavaScript:alert(1)"}]}]\n'
    ): "`nav:` in mkdocs.yml makes a link to `JavaScript:`",
    line_of_settings(
        'extra: {homepage: "javascript:alert(1)"}\n'
    ): "`homepage:` in mkdocs.yml makes a link to `javascript:`",
    line_of_settings(
        'extra: {social: [{icon: x, link: "mailto:a@b.example"}, {icon: x, link: "data:text/html,x"}]}\n'
    ): "`social:` in mkdocs.yml makes a link to `data:`",
    line_of_settings(
        "", plugins="[talkdown, talkdown]"
    ): "mkdocs.yml:4:1: error: the plugin `talkdown` stands twice",
    line_of_settings("site_dir: phrasebook/site\n"): "`site_dir:` `phrasebook/site` lies in the phrasebook",
    line_of_settings("site_dir: mkdocs.yml\n"): "`site_dir: mkdocs.yml` is a file",
    line_of_settings("site_dir: 5\n"): "mkdocs.yml:5:1: error: `site_dir:` is the name of a folder",
    line_of_settings("", docs_dir=""): "mkdocs.yml:2:1: error: there is no folder `docs` for your own pages",
    line_of_settings("", site_name=""): "mkdocs.yml:1:1: error: `site_name`: Required",
    line_of_settings(
        "", site_name=r'"\ud800"'
    ): "mkdocs.yml:1:1: error: `site_name` holds a character that cannot be shown, U+D800",
    line_of_settings(
        "", site_name=r'"s\0\e[31m"'
    ): "`site_name` holds a character that cannot be shown, U+0000",
    line_of_settings(
        "", theme="{name: material, custom_dir: nope}"
    ): "there is no `nope`, which `custom_dir:` names",
    line_of_settings(
        "", theme="{name: material, custom_dir: /etc}"
    ): "`custom_dir: /etc` leads out of the folder",
    line_of_settings(
        "", theme="{name: material, features: 5}"
    ): "mkdocs.yml:3:25: error: `features:` under `theme:`",
    line_of_settings(
        "", theme="{name: material, palette: 5}"
    ): "mkdocs.yml:3:25: error: `palette:` under `theme:`",
    line_of_settings(
        "", docs_dir="phrasebook"
    ): "mkdocs.yml:2:1: error: `docs_dir: phrasebook` and the phrasebook `phrasebook` are one folder",
    line_of_settings(
        "", plugins="[{talkdown: {phrasebook: content/words}}]"
    ): "mkdocs.yml:4:23: error: there is no folder `content/words` for the phrasebook",
    line_of_settings(
        "hooks: [nope.py]\n"
    ): "mkdocs.yml:5:9: error: there is no `nope.py`, which `hooks:` names",
    line_of_settings("watch: [nope]\n"): "mkdocs.yml:5:9: error: there is no `nope`, which `watch:` names",
    line_of_settings(
        "site_url: !!omap [a: 1]\n"
    ): "mkdocs.yml:5:1: error: `site_url` in mkdocs.yml is no address of the web",
    line_of_settings(
        'config_file_path: "~"\n'
    ): "mkdocs.yml:5:1: error: take `config_file_path:` out: MkDocs sets it itself",
    line_of_settings("pages: []\n"): "mkdocs.yml:5:1: error: take `pages:` out: it is called `nav:`",
    line_of_settings("watch: {a: b}\n"): "mkdocs.yml:5:1: error: `watch:` is a list of names of files",
    line_of_settings("hooks: [[]]\n"): "mkdocs.yml:5:1: error: `hooks:` is a list of names of files",
    line_of_settings(
        "extra_templates: [3]\n"
    ): "mkdocs.yml:5:1: error: `extra_templates:` is a list of names of files",
    line_of_settings(
        "", theme="{name: material, custom_dir: 3}"
    ): "mkdocs.yml:3:25: error: `custom_dir:` under `theme:` in mkdocs.yml is a text",
    line_of_settings(
        "", theme="{name: material, static_templates: .inf}"
    ): "mkdocs.yml:3:25: error: `static_templates:` under `theme:` in mkdocs.yml is a list of names",
    line_of_settings(
        "", plugins=r'[{talkdown: {read_outside: "\ud800"}}]'
    ): "`plugins` holds a character that cannot be shown, U+D800",
    line_of_settings(
        "INHERIT: nope.yml\n"
    ): "mkdocs.yml:5:1: error: there is no `nope.yml`, which `INHERIT:` names",
}


@pytest.mark.parametrize(("settings", "message"), BAD_SETTINGS.items(), ids=BAD_SETTINGS.values())
def test_a_check_and_a_build_refuse_the_same_settings_in_the_same_words(
    project: Path, settings: str, message: str
) -> None:
    (project / "mkdocs.yml").write_text(settings)
    check, build = talkdown("check"), talkdown("build")
    assert (check.exit_code, build.exit_code) == (1, 1)
    assert message in check.output
    assert message in build.output


def test_a_setting_that_another_plugin_did_not_foresee_is_no_fault_of_ours(project: Path) -> None:
    search = "[{search: {lang: [en, 3]}}, {talkdown: {print: {kinds: []}}}]"
    (project / "mkdocs.yml").write_text(line_of_settings("", plugins=search))
    for command in ("check", "build"):
        result = talkdown(command)
        assert result.exit_code == 1
        assert (
            "mkdocs.yml:4:32: error: MkDocs, or what it loads, cannot make anything of this: AttributeError: "
            in result.output
        )


def test_so_is_a_hook_that_fails(project: Path) -> None:
    (project / "mkdocs.yml").write_text(line_of_settings("hooks: [ours.py]\n"))
    (project / "ours.py").write_text("def on_nav(nav, **_):\n    return nav.nothing\n")
    result = talkdown("build")
    assert result.exit_code == 1
    assert "with the settings in mkdocs.yml: AttributeError: " in result.output


@pytest.mark.parametrize(
    ("site_dir", "message"),
    [
        ("taken", "`taken` holds what no build of it made"),
        ("in-the-way", "`.in-the-way-builds` is in the way, and holds no builds"),
        ("s" * 250, "file name too long"),
        ("mkdocs.yml/x", "in `mkdocs.yml` no folder can be made"),
    ],
    ids=["files of others", "a file for builds", "a long name", "below a file"],
)
def test_a_check_of_the_site_says_where_it_cannot_go(project: Path, site_dir: str, message: str) -> None:
    (project / "taken").mkdir()
    (project / "taken/thesis.md").write_text("# Mine\n")
    (project / ".in-the-way-builds").write_text("")
    (project / "mkdocs.yml").write_text(line_of_settings(f"site_dir: {site_dir}\n"))
    for command in (["check", "--site"], ["build"]):
        result = talkdown(*command)
        assert result.exit_code == 1
    assert message in talkdown("check", "--site").output


def test_settings_in_another_encoding_are_refused_by_both(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes(SETTINGS.encode("utf-16"))
    for command in ("check", "build"):
        result = talkdown(command)
        assert result.exit_code == 1
        assert "mkdocs.yml:1:1: error: the file is UTF-16, not UTF-8" in result.output


def test_a_phrasebook_that_is_a_link_is_refused_by_both(project: Path) -> None:
    (project / "phrasebook").rename(project / "book")
    (project / "phrasebook").symlink_to("book")
    for command in ("check", "build"):
        result = talkdown(command)
        assert result.exit_code == 1
        assert "`phrasebook: phrasebook` leads out of the folder of mkdocs.yml, or is a link" in result.output


def write_page(text: str) -> Callable[[Path], object]:
    return lambda project: (project / "content/rules.md").write_text(text)


NESTED_LIST = "".join("    " * depth + "- a\n" for depth in range(300))

OF_RENDERING = {
    "ValueError: ": write_page("# T\n\n[a](http://[::1)\n"),
    "RecursionError: ": write_page(f"# T\n\n{NESTED_LIST}"),
}


@pytest.mark.parametrize(("message", "prepare"), OF_RENDERING.items(), ids=OF_RENDERING)
def test_what_cannot_be_rendered_is_no_fault_of_ours(
    project: Path, message: str, prepare: Callable[[Path], object]
) -> None:
    prepare(project)
    assert f":1: error: a build cannot render this: {message}" in talkdown("check").output
    result = run("build")
    assert result.returncode == 1
    assert f"`rules.md`: this page cannot be rendered: {message}" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


def test_a_link_that_leads_nowhere_only_a_build_sees(project: Path) -> None:
    write_page("# T\n\n[a](nope.md)\n")(project)
    assert talkdown("check").exit_code == 0
    result = run("check", "--site")
    assert result.returncode == 1
    assert "rules.html: `nope.md` is not there" in result.stderr


def test_a_site_without_faults_passes_and_leaves_nothing(project: Path) -> None:
    files = sorted(project.rglob("*"))
    result = talkdown("check", "--site")
    assert result.exit_code == 0
    assert result.output.splitlines() == ["no problems (8 files checked)", "the site can be built"]
    assert sorted(project.rglob("*")) == files


def test_a_book_without_a_site_has_none_to_check(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    assert "no mkdocs.yml makes a site of `phrasebook`" in talkdown("check", "--site").output


def test_a_build_shows_twenty_warnings_of_a_kind(project: Path) -> None:
    styles = "".join(f'<p style="top:{number}px">a</p>\n\n' for number in range(30))
    write_page(f"# T\n\n{styles}")(project)
    result = run("build")
    lines = result.stderr.splitlines()
    assert result.returncode == 0
    assert len(lines) == 21
    assert lines[-1].startswith(
        "warning: and 10 more of the kind of this one: rules.md:3: the site's policy refuses this"
    )


@pytest.mark.parametrize("value", ["abc", "-1", "4294967296", "999999999999", ""])
def test_a_time_in_the_environment_that_is_none_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    for command, exit_code in (("check", 2), ("build", 1), ("print", 1)):
        result = talkdown(command)
        assert result.exit_code == exit_code
        assert f"SOURCE_DATE_EPOCH is `{value}`, which is no time in seconds since 1970" in result.output


def test_the_last_time_that_is_one_builds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4294967295")
    assert [talkdown(command).exit_code for command in ("check", "build")] == [0, 0]


@pytest.mark.parametrize("folder", ["content/cache", "overrides"])
def test_a_cache_among_what_is_published_is_refused_by_both(
    project: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / folder).mkdir(parents=True)
    (project / "overrides").mkdir(exist_ok=True)
    theme = "{name: material, custom_dir: overrides}"
    (project / "mkdocs.yml").write_text(line_of_settings("", theme=theme))
    monkeypatch.setenv("TALKDOWN_CACHE", folder)
    message = f"mkdocs.yml:2:1: error: the cache folder `{folder}` lies where all files are published"
    for command in ("check", "build"):
        result = talkdown(command)
        assert (result.exit_code, message in result.output) == (1, True)


def test_a_name_that_no_folder_can_have_is_one_error_with_its_line(project: Path) -> None:
    book = project / "phrasebook/book.yaml"
    book.write_text('extend: "a\\0"\n' + book.read_text())
    result = talkdown("check")
    assert result.exit_code == 1
    assert "phrasebook/book.yaml:1:9: error: " in result.output
    assert "is no name that a folder can have [no-folder]" in result.output


@pytest.mark.parametrize("out", ["", "."])
def test_a_site_does_not_go_where_its_settings_lie(project: Path, out: str) -> None:
    result = talkdown("build", "--out", out)
    assert result.exit_code == 2
    assert "is the folder of mkdocs.yml, or one around it" in result.output
