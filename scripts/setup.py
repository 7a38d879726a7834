"""Makes the virtual environment and installs the project into it, with its tools.

Runs with the system's Python and its standard library alone: `python3 scripts/setup.py .venv`.
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
        wanted, found = ".".join(map(str, LEAST)), sys.version.split()[0]
        raise SystemExit(
            f"Talkdown needs Python {wanted} or newer; this is {found}.\nTry: make PYTHON=python{wanted} ..."
        )
    python = folder / "bin/python"
    if not python.exists() or not _works(python):
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making {folder} ...", flush=True)
        if subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False).returncode:
            _install_venv()
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    print("installing the project and its tools (a minute, the first time) ...", flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)
    subprocess.run([*pip, "--editable", ".", "--group", "dev"], check=True)


def _works(python: Path) -> bool:
    return (
        subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False).returncode
        == 0
    )


def _install_venv() -> None:
    """Debian and Ubuntu ship `venv` as a package of its own."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SystemExit(
            "Python's `venv` is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"
        )
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
