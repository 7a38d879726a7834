"""What `mkdocs build` empties: a folder that holds what builds of it have made, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projects import files_in, run, run_here, set_print
from publications import THESIS, put
from talkdown.pipeline.publish import PublishError, publishing


def test_mkdocs_build_empties_only_what_it_has_filled(team: Path) -> None:
    assert run("build", "-q", "-d", "html", program="mkdocs").returncode == 0
    put(team / "html/.htaccess")  # MkDocs leaves it alone
    assert run("build", "-q", "-d", "html", program="mkdocs").returncode == 0
    assert (team / "html/.htaccess").read_text() == THESIS
    for name, names in (
        ("thesis.docx", "thesis.docx"),
        ("photos/a.jpg", "photos/"),
        ("signs.html", "signs.html"),
    ):
        before = (team / "html" / name).read_bytes() if (team / "html" / name).exists() else None
        put(team / "html" / name)
        result = run("build", "-q", "-d", "html", program="mkdocs")
        assert result.returncode == 1
        assert (
            f"`html` holds what no build of it made, and this would delete it: `{names}`\n" in result.stderr
        )
        assert (team / "html" / name).read_text() == THESIS
        if before is None:
            shutil.rmtree(team / "html/photos", ignore_errors=True)
            (team / "html" / name).unlink(missing_ok=True)


@pytest.mark.parametrize("program", ["mkdocs", "talkdown"])
def test_after_a_build_that_failed_the_next_one_goes_on(program: str, team: Path) -> None:
    """MkDocs has emptied the folder by then, and filled it with new pages."""
    assert run("build", "-q", program="mkdocs").returncode == 0
    put(team / "content/sw.js", "mine()")
    put(team / "content/z.md", "# Z")
    result = run("build", "-q", program="mkdocs")
    assert result.returncode == 1
    assert "`sw.js` would lie at `sw.js`, which is generated; rename it" in result.stderr
    assert "holds what no build of it made" not in result.stderr
    (team / "content/sw.js").unlink()
    result = run("build", program=program)
    assert result.returncode == 0, result.stderr
    put(team / "site/thesis.txt")
    assert run("build", "-q", program="mkdocs").returncode == 1
    assert (team / "site/thesis.txt").read_text() == THESIS


def test_a_folder_without_a_list_is_refused_with_a_way_out(team: Path) -> None:
    """As a build that was killed leaves it, or an earlier version did."""
    assert run("build", "-q", program="mkdocs").returncode == 0
    (team / "site/.talkdown.sha256").unlink()
    for program in ("mkdocs", "talkdown"):
        result = run("build", program=program)
        assert result.returncode == 1
        assert "holds what no build of it made" in result.stderr
        assert (
            "; if a build that was killed, or one of an earlier version, has left it, and nothing in it is yours, delete `site`\n"
            in result.stderr
        )


def test_mkdocs_build_into_a_folder_of_others_is_refused(team: Path) -> None:
    put(team / "www/index.html")
    put(team / "www/.git/config")
    result = run("build", "-q", "-d", "www", program="mkdocs")
    assert result.returncode == 1
    assert "`www` holds what no build of it made, and this would delete it: `index.html`\n" in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(team / "www") == [".git/config", "index.html"]


HOOK = """\
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_{event}:
    config.site_dir = "precious"
"""
"""As a team does it that publishes another folder for each language, or for each version."""

REFUSAL = (
    "a hook or another plugin sends the site to `precious`, and MkDocs would empty that first\n"
    "  hint: name the folder as `site_dir:` in mkdocs.yml, or build with `talkdown build --out FOLDER`\n"
)
REFUSALS = {
    "build": REFUSAL,
    "check": REFUSAL,
    "serve": "`precious` holds what no build of it made, and this would delete it: `thesis.docx`\n",
}


@pytest.mark.parametrize(
    ("command", "event", "priority"),
    [
        (["build"], "config(config)", 0),
        (["check", "--site"], "config(config)", 0),
        (["serve", "--port", "0"], "config(config)", 0),
        (["build"], "config(config)", 1000),
        (["serve", "--port", "0"], "config(config)", 1000),
        (["check", "--site"], "pre_build(config)", -100),
        (["build"], "pre_build(config)", -1000),
    ],
)
def test_a_folder_that_a_hook_names_is_not_emptied(
    command: list[str], event: str, priority: int, team: Path
) -> None:
    """Whenever it names it: before the plugin is asked, after it, or last of all before MkDocs empties the folder."""
    put(team / "hook.py", HOOK.format(event=event, priority=priority))
    settings = team / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    put(team / "precious/thesis.docx")
    result = run(*command)
    assert result.returncode == 1
    assert REFUSALS[command[0]] in result.stdout + result.stderr
    assert (team / "precious/thesis.docx").read_text() == THESIS


@pytest.mark.parametrize(
    ("command", "event"),
    [(["build"], "env(env, config, files)"), (["check", "--site"], "post_build(config)")],
)
def test_nothing_is_written_over_in_a_folder_that_a_hook_names_later(
    command: list[str], event: str, team: Path
) -> None:
    put(team / "hook.py", HOOK.format(event=event, priority=100))
    settings = team / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    for name in ("404.html", "_headers"):
        put(team / "precious" / name)
    result = run(*command)
    assert result.returncode == 1
    assert "to `precious`, and MkDocs would write over what is there\n" in result.stdout + result.stderr
    assert {path.read_text() for path in (team / "precious").iterdir()} == {THESIS}


IN_PLACE_OF_THE_FOLDER = (
    "shutil.rmtree(config.site_dir); os.symlink(os.path.abspath('precious'), config.site_dir)"
)

WAYS_ELSEWHERE = {
    "pre_template(template, template_name, config)": ["config.site_dir = 'precious'"],
    "post_template(output, template_name, config)": ["config.site_dir = config.site_dir + '/../../precious'"],
    "config(config)": [
        IN_PLACE_OF_THE_FOLDER,
        # behind all handlers that are there by now
        "config.plugins.events['pre_build'].append(lambda config: setattr(config, 'site_dir', 'precious'))",
    ],
    "pre_build(config)": [IN_PLACE_OF_THE_FOLDER],
    "nav(nav, config, files)": [IN_PLACE_OF_THE_FOLDER],
    "files(files, config)": [
        "for file in files: file.dest_dir = os.path.abspath('precious')",
        "for file in files: file.dest_uri = '../../precious/' + file.dest_uri",
    ],
    "env(env, config, files)": [
        "os.symlink(os.path.abspath('precious'), config.site_dir + '/assets')",
        "os.symlink(os.path.abspath('precious/404.html'), config.site_dir + '/signs.html')",
    ],
    "post_page(output, page, config)": ["page.file.abs_dest_path = os.path.abspath('precious/index.html')"],
    "post_template(output, template_name, config) ": [
        "os.path.lexists(config.site_dir + '/404.html') or os.symlink(os.path.abspath('precious/404.html'), config.site_dir + '/404.html')"
    ],
    "post_build(config)": [
        "os.symlink(os.path.abspath('precious/index.html'), config.site_dir + '/index.html.gz')",
        "os.symlink(os.path.abspath('precious'), config.site_dir + '/_server')",
    ],
}
"""By the moment at which a hook is asked: the site, or files of it, go to another folder, by name, by `..` or by a link."""


@pytest.mark.parametrize(
    ("event", "line"), [(event, line) for event, lines in WAYS_ELSEWHERE.items() for line in lines]
)
def test_whichever_way_a_hook_sends_files_elsewhere_nothing_is_written_there(
    event: str, line: str, team: Path
) -> None:
    set_print(team)
    (team / "hook.py").write_text(
        f"import os, shutil\nfrom mkdocs.plugins import event_priority\n\n@event_priority(50)\ndef on_{event}:\n    {line}\n"
    )
    settings = team / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    for name in ("404.html", "index.html", "sitemap.xml", "thesis.docx"):
        put(team / "precious" / name)
    for command in (["build"], ["check", "--site"]):
        result = run_here(*command)
        assert result.returncode == 1
        assert "a hook or another plugin sends " in result.stdout + result.stderr
        assert "precious" in result.stdout + result.stderr
        assert {path.read_text() for path in (team / "precious").iterdir()} == {THESIS}
        assert files_in(team / "precious") == ["404.html", "index.html", "sitemap.xml", "thesis.docx"]


def test_a_file_with_another_name_too_is_not_written_over(team: Path) -> None:
    set_print(team)
    put(team / "precious/404.html")
    line = "os.link(os.path.abspath('precious/404.html'), config.site_dir + '/404.html')"
    (team / "hook.py").write_text(f"import os\n\ndef on_env(env, config, files):\n    {line}\n")
    settings = team / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    result = run_here("build")
    assert result.returncode == 1
    assert "has put a file with another name, too, in the place of `404.html`" in result.stderr
    assert (team / "precious/404.html").read_text() == THESIS


@pytest.mark.parametrize("command", [["build"], ["check", "--site"]])
def test_a_check_of_the_site_refuses_what_a_build_does_not_publish(command: list[str], team: Path) -> None:
    set_print(team)
    (team / "hook.py").write_text(
        "import shutil\n\ndef on_post_build(config):\n    shutil.move(config.site_dir, 'away')\n    shutil.copytree('away', config.site_dir)\n"
    )
    settings = team / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    result = run_here(*command)
    assert result.returncode == 1
    assert "something else is in the place of" in result.stderr


def test_what_stands_in_the_place_of_the_folder_in_the_end_is_not_published(team: Path) -> None:
    """The last moment of all, when the last file is written."""
    put(team / "precious/index.html")
    with publishing(team / "site") as publication:
        publication.folder.rename(team / "elsewhere")
        publication.folder.symlink_to(team / "precious")
        with pytest.raises(PublishError, match="something else is in the place of `new`"):
            publication.publish()
    assert files_in(team / "precious") == ["index.html"]
    assert not (team / "site").exists()


def test_a_build_goes_on_without_the_mark_that_it_has_left_in_its_folder(team: Path) -> None:
    """A hook has cleared the folder of all that it does not know."""
    set_print(team)
    put(
        team / "hook.py",
        "import os\n\ndef on_pre_build(config):\n    os.unlink(config.site_dir + '/.talkdown.unfinished')\n",
    )
    settings = team / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    result = run_here("build")
    assert result.returncode == 0, result.stderr
    assert (team / "site/index.html").is_file()
