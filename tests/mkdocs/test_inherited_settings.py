"""A mkdocs.yml that inherits from another file: both are judged as one, and what is wrong is named where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import talkdown

BASE_SETTINGS = """# What several sites share.
docs_dir: content
theme: {name: material}
plugins:
  - talkdown:
      print: {kinds: []}
"""


@pytest.mark.parametrize(
    ("own_settings", "base_settings", "message"),
    [
        (
            "",
            "site_url: ftp://x.example/\n",
            "shared/base.yml:7:1: error: `site_url` in mkdocs.yml is no address",
        ),
        (
            "theme: {features: 5}\n",
            "",
            "mkdocs.yml:3:9: error: `features:` under `theme:` in mkdocs.yml is a list of names",
        ),
        ("docs_dir: null\n", "", "mkdocs.yml:3:1: error: there is no folder `docs` for your own pages"),
        (
            "",
            "site_dir: phrasebook/site\n",
            "shared/base.yml:7:1: error: `site_dir:` `phrasebook/site` lies in the phrasebook",
        ),
        (
            "",
            "hooks: [x.py, nope.py]\n",
            "shared/base.yml:7:15: error: there is no `nope.py`, which `hooks:` names",
        ),
        ("", "extra: [\n", "shared/base.yml:8:1: error: this is no YAML: "),
        (
            "",
            "INHERIT: ../mkdocs.yml\n",
            "shared/base.yml:7:1: error: `../mkdocs.yml` inherits from this file in turn",
        ),
        (
            "",
            "INHERIT: ../../elsewhere.yml\n",
            "shared/base.yml:7:1: error: `INHERIT: ../../elsewhere.yml` leads out of the folder of mkdocs.yml, or is a link",
        ),
        (
            "",
            "INHERIT: nope.yml\n",
            "shared/base.yml:7:1: error: there is no `nope.yml`, which `INHERIT:` names",
        ),
        (
            "plugins: [{talkdown: {print: {bleed: x}}}]\n",
            "",
            "mkdocs.yml:3:31: error: `x` under `print:` is not a bleed",
        ),
        (
            "",
            "strict: maybe\n",
            "shared/base.yml:7:1: error: `strict`: Expected type: <class 'bool'> but received: <class 'str'>",
        ),
    ],
    ids=lambda text: text.strip(),
)
def test_settings_of_all_files_are_judged_as_one_and_named_where_they_stand(
    project: Path, own_settings: str, base_settings: str, message: str
) -> None:
    (project.parent / "elsewhere.yml").write_text("site_name: Others\n")
    (project / "x.py").touch()
    (project / "shared").mkdir()
    (project / "shared/base.yml").write_text(BASE_SETTINGS + base_settings)
    (project / "mkdocs.yml").write_text("site_name: X\nINHERIT: shared/base.yml\n" + own_settings)
    for command in ("check", "build"):
        result = talkdown(command)
        assert result.exit_code == 1
        assert message in result.output


def test_a_site_that_inherits_all_it_needs_passes_and_is_built(project: Path) -> None:
    (project / "shared").mkdir()
    (project / "shared/base.yml").write_text(BASE_SETTINGS + "INHERIT: names.yml\n")
    (project / "shared/names.yml").write_text("site_name: X\n")
    (project / "mkdocs.yml").write_text("INHERIT: shared/base.yml\n")
    assert talkdown("check").output == "no problems (8 files checked)\n"
    result = talkdown("build")
    assert (result.exit_code, (project / "site/rules.html").exists()) == (0, True), result.output


def test_folders_that_an_inherited_file_lets_a_book_read_may_be_read(project: Path) -> None:
    theirs = project.parent / "theirs"
    theirs.mkdir(exist_ok=True)
    (theirs / "book.yaml").write_text("title: Theirs\nextend: talkdown\n")
    book = project / "phrasebook/book.yaml"
    book.write_text("extend: ../../theirs\n" + book.read_text())
    (project / "mkdocs.yml").write_text("site_name: X\nINHERIT: base.yml\n")
    (project / "base.yml").write_text(BASE_SETTINGS)
    assert "lies outside of the folder that this one is in" in talkdown("check").output
    settings = BASE_SETTINGS + "      read_outside: ../theirs\n"
    (project / "base.yml").write_text(settings)
    assert "lies outside" not in talkdown("check").output
