"""Makes the virtual environment and installs the project into it, with its tools.

Runs with the system's Python and its standard library alone: `python3 scripts/setup.py .venv`. An
environment that is there is kept, unless its Python is too old or gone. Every package is the one that
the lock files name, byte for byte.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LEAST = (3, 11)


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
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock_files = ["dev.txt"] if shutil.which("npm") else ["dev.txt", "node.txt"]
    for name in lock_files:
        _call([*pip, "--require-hashes", "--requirement", f"requirements/{name}"])
    _call([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])


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


def _call(command: "list[str]") -> None:
    if subprocess.run(command).returncode:
        raise SystemExit("This did not work: " + " ".join(command))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
