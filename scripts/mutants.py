"""Changes the code in small ways, one at a time, and shows the changes that no test notices: `make mutants`.

`[tool.mutmut]` in pyproject.toml names the modules and the tests. mutmut wants the package below `src/`, so it
works on a copy of the repository in `bench/.work/mutants`; `python -m scripts.mutants NAME…` takes only mutants whose
name fits, as in `talkdown.outputs.addresses*`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "bench/.work/mutants"
PATHS_TO_COPY = (
    "pyproject.toml", "mkdocs.yml", "CONTRIBUTING.md", "README.md", "Makefile",
    "tests", "scripts", "bench", "phrasebook", "content", "docs", "schema",
)  # fmt: skip
"""What tests read besides the package; pyproject.toml names the same for mutmut's own copy of the copy."""
LEFT_OUT = shutil.ignore_patterns(".work", "__pycache__")


def copy_repository() -> None:
    """Bring the copy up to date. What mutmut knows of functions that have not changed stays."""
    for name in PATHS_TO_COPY:
        _replace(ROOT / name, COPY / name)
    _replace(ROOT / "generator/talkdown", COPY / "src/talkdown")


def _replace(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=LEFT_OUT)
    else:
        shutil.copy2(source, target)


def main(names: list[str]) -> int:
    """Run mutmut on the copy, and show every change that survived."""
    copy_repository()
    environment = os.environ | {"TALKDOWN_CACHE": "off"}
    mutmut = [sys.executable, "-m", "mutmut"]
    result = subprocess.run([*mutmut, "run", *names], cwd=COPY, env=environment, check=False)
    if result.returncode:
        return result.returncode
    verdicts = subprocess.run(
        [*mutmut, "results"], cwd=COPY, env=environment, check=True, capture_output=True, text=True
    )
    for line in verdicts.stdout.splitlines():
        mutant, _, verdict = line.strip().partition(": ")
        if verdict in ("survived", "no tests"):
            print(f"\n{mutant}: {verdict}", flush=True)
            subprocess.run([*mutmut, "show", mutant], cwd=COPY, env=environment, check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
