"""Builds what a release consists of, into dist/: `python -m scripts.dist`. Nothing is published.

The same commit gives the same bytes: in any folder, for any user, at any time. `SHA256SUMS` names the files,
and `sha256sum --check` reads it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from scripts.locks import ROOT
from scripts.sbom import sbom
from scripts.source_date import source_date
from talkdown import __version__

DIST = ROOT / "dist"
SUMS = "SHA256SUMS"
NAME = f"talkdown-{__version__}"
WHEEL = f"{NAME}-py3-none-any.whl"
SOURCE = f"{NAME}.tar.gz"
SBOM = f"{NAME}.cdx.json"
REQUIREMENTS = f"{NAME}.requirements.txt"


def write_release(folder: Path) -> None:
    """Write wheel, source distribution, SBOM, requirements with hashes, and the sums of all four.

    Files of an earlier call are replaced; what else is in `folder` stays. Raises CalledProcessError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*folder.glob("talkdown-*"), folder / SUMS):
        path.unlink(missing_ok=True)
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(source_date())}
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    (folder / SBOM).write_text(sbom(), encoding="utf-8")
    (folder / REQUIREMENTS).write_text(_requirements(folder / WHEEL), encoding="utf-8")
    names = sorted((WHEEL, SOURCE, SBOM, REQUIREMENTS))
    sums = "".join(f"{_sha256(folder / name)}  {name}\n" for name in names)
    (folder / SUMS).write_text(sums, encoding="utf-8")


def _requirements(wheel: Path) -> str:
    """What a team gives to `pip install --require-hashes`: this wheel, and what it was tested with."""
    lock = (ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    packages = "".join(line for line in lock.splitlines(keepends=True) if not line.startswith("#"))
    return (
        f"# Talkdown {__version__} and all it needs, byte for byte:\n"
        f"#    pip install --require-hashes -r {REQUIREMENTS}\n"
        f"talkdown=={__version__} \\\n    --hash=sha256:{_sha256(wheel)}\n{packages}"
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    write_release(DIST)
    print((DIST / SUMS).read_text(encoding="utf-8"), end="")
