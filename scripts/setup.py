"""Makes the virtual environment and installs the project into it, with its tools.

Runs with the system's Python and its standard library alone: `python3 scripts/setup.py .venv`. An
environment that is there is kept, unless its Python is too old or gone. Every package is the one that
the lock files name, byte for byte.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

LEAST = (3, 11)

STEPS = ("Collecting", "Downloading", "Building", "Preparing")
"""What lines of pip begin with that say what it is at."""

SECONDS_BETWEEN_NEWS = 5
"""A judgment: often enough to see that it goes on, and a screen in all."""

FEW_PACKAGES = 10
"""So many are unpacked at once."""

LAST_LINES = 30
"""Of what pip has said, where it fails: its error stands at the end."""


def main(folder: Path) -> None:
    """Make the environment, or say plainly what is missing."""
    if sys.version_info < LEAST:
        least, version = ".".join(map(str, LEAST)), sys.version.split()[0]
        raise SystemExit(
            f"Talkdown needs Python {least} or newer; {sys.executable} is {version}.\n"
            f"Install one, or name one: make PYTHON=/path/to/python{least} ..."
        )
    python = folder / "bin/python"
    if not _runs(python, f"import sys; sys.exit(sys.version_info < {LEAST})"):
        print(f"making {folder} ...", flush=True)
        _make(folder)
    elif not _runs(python, "import pip"):
        _call([str(python), "-m", "ensurepip", "--upgrade"])
    print("installing the project and its tools (a minute, the first time) ...", flush=True)
    pip = [str(python), "-m", "pip", "install", "--progress-bar=off", "--disable-pip-version-check"]
    lock_files = ["dev.txt"] if shutil.which("npm") else ["dev.txt", "node.txt"]
    for name in lock_files:
        _install([*pip, "--require-hashes", "--requirement", f"requirements/{name}"])
    _install([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])
    print("all is installed", flush=True)


def _runs(python: Path, code: str) -> bool:
    return python.exists() and not subprocess.run([str(python), "-c", code], capture_output=True).returncode


def _make(folder: Path) -> None:
    """Make the environment; Debian and Ubuntu ship what that takes as a package of its own."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    first = subprocess.run(command, capture_output=True, text=True)
    if not first.returncode:
        return
    if not shutil.which("apt-get"):
        raise SystemExit(f"{first.stdout}{first.stderr}Python's `venv` does not work here.")
    package = "python{}.{}-venv".format(*sys.version_info)
    if os.geteuid() != 0:
        raise SystemExit(
            f"Python's `venv` is missing. Install it, and try again: sudo apt-get install {package}"
        )
    print(f"installing Debian's package {package} ...", flush=True)
    _call(["apt-get", "update", "-qq"])
    _call(["apt-get", "install", "-y", "-qq", package])
    _call(command)


def _install(command: "list[str]") -> None:
    """Run pip, and say every few seconds what it is at: a minute of silence looks like a fault."""
    start = last_news = time.monotonic()
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            lines.append(line)
            is_last_step = line.startswith("Installing collected packages")
            if is_last_step and line.count(",") > FEW_PACKAGES:
                print(
                    f"  {time.monotonic() - start:.0f} s: unpacking {line.count(',') + 1} packages ...",
                    flush=True,
                )
            elif line.startswith(STEPS) and time.monotonic() - last_news > SECONDS_BETWEEN_NEWS:
                last_news = time.monotonic()
                step = " ".join(line.split()[:2])
                print(f"  {last_news - start:.0f} s: {step}", flush=True)
    if pip.returncode:
        raise SystemExit("".join(lines[-LAST_LINES:]) + "This did not work: " + " ".join(command))


def _call(command: "list[str]") -> None:
    if subprocess.run(command).returncode:
        raise SystemExit("This did not work: " + " ".join(command))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
