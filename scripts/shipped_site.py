"""The shipped book as a site, built with other settings."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.environment import quiet_environment

ROOT = Path(__file__).resolve().parents[1]


def build_site(
    out: Path,
    config: Path,
    *options: str,
    plugin: Mapping[str, object],
    site: Mapping[str, object] | None = None,
) -> Path:
    """Build the shipped book with `talkdown build`; gives back `out`.

    The settings are written to `config`, a mkdocs.yml: those of the `site` stand at its top, those of the `plugin`
    below `talkdown:`, and may lie anywhere. `options` are those of the command line.
    """
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "content"),
        "plugins": [{"talkdown": {"phrasebook": str(ROOT / "phrasebook"), "read_outside": ["/"], **plugin}}],
        **(site or {}),
    }
    config.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML, too
    command = [sys.executable, "-m", "talkdown", "build", "-f", str(config), "--out", str(out), *options]
    result = subprocess.run(
        command, capture_output=True, text=True, env=quiet_environment(), check=False, cwd=ROOT
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return out


def response_headers(site: Path) -> dict[str, str]:
    """What a build's `_headers` asks a server to send with every page."""
    rows = (site / "_headers").read_text(encoding="utf-8").split("\n/")[0].splitlines()[1:]
    return dict(row.strip().split(": ", 1) for row in rows)
