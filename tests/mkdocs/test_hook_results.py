"""What a hook gives back, or takes away, is the hook's fault: one line names it, and nobody is asked for a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import run_here, set_print

WRONG_RESULTS = {
    "def on_files(files, config):\n    return 'x'\n": "gave back `str` for `files`, which is Files to MkDocs",
    "def on_post_page(output, page, config):\n    return b'x'\n": "gave back `bytes` for `output`, which is str to MkDocs",
    "def on_config(config):\n    config.theme = None\n": "has changed `theme` in the settings",
    "def on_config(config):\n    config.plugins.clear()\n": "has changed `plugins` in the settings",
    "def on_config(config):\n    config.plugins.events['pre_build'].clear()\n": "has taken handlers of `talkdown` out",
    "def on_page_content(html, page, **_):\n    page.meta = None\n": "has made `page.meta` a `NoneType`",
    "def on_page_context(context, page, **_):\n    page.meta = None\n": "has made `page.meta` a `NoneType`",
    "def on_page_content(html, page, **_):\n    page.toc = None\n": "has made `page.toc` a `NoneType`",
    "def on_env(env, config, files):\n    raise SystemExit(0)\n": "a hook or a plugin has ended the build",
}


@pytest.mark.parametrize(("hook", "message"), WRONG_RESULTS.items())
def test_the_hook_is_at_fault(project: Path, hook: str, message: str) -> None:
    set_print(project)
    (project / "hook.py").write_text(hook)
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}hooks: [hook.py]\n")
    result = run_here("build")
    assert result.returncode == 1, result.stderr
    assert message in result.stderr
    assert "a fault in Talkdown itself" not in result.stderr
