"""Finds nginx, Caddy and wrk for the tests, or gets Debian's packages of them: unpacked, not installed.

Installed, a web server would start by itself on the machine of whoever runs the tests.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

UNPACKED = Path(__file__).resolve().parents[1] / "bench/.work/servers"
PACKAGES = {
    "nginx": ("nginx", "nginx-common"),
    "caddy": ("caddy",),
    "wrk": ("wrk", "libluajit-5.1-2", "libluajit-5.1-common"),
}
"""The programs, and the packages that hold them and what a small Debian lacks for them."""


def environment() -> dict[str, str]:
    """Where unpacked programs find their libraries."""
    folders = [str(folder) for folder in UNPACKED.glob("usr/lib/*-linux-*")]
    return os.environ | ({"LD_LIBRARY_PATH": ":".join(folders)} if folders else {})


@cache
def program(name: str) -> "str | None":
    """The path of a program that is installed or unpacked, and starts."""
    system = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
    own = os.pathsep.join(str(UNPACKED / folder) for folder in ("usr/sbin", "usr/bin"))
    found = (shutil.which(name, path=path) for path in (system, own))
    return next((path for path in found if path and _starts(path)), None)


def _starts(path: str) -> bool:
    try:
        said = subprocess.run([path, "-v"], capture_output=True, env=environment(), timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode != 127  # a library is missing


def mime_types() -> Path:
    """The table of types that came with nginx."""
    nginx = program("nginx")
    assert nginx
    said = subprocess.run([nginx, "-V"], capture_output=True, text=True).stderr
    path = Path(said.partition("--conf-path=")[2].split()[0]).with_name("mime.types")
    return path if path.is_file() else UNPACKED / path.relative_to("/")


def main() -> None:
    """Get what is missing. Without it, the tests of hosting say so and step aside."""
    missing = [name for name in PACKAGES if not program(name)]
    if not missing:
        return
    if not shutil.which("apt-get"):
        print(
            f"The tests of hosting need {' and '.join(missing)}: install them, or do without.",
            file=sys.stderr,
        )
        return
    print(f"getting {' and '.join(missing)} for the tests ...", flush=True)
    if not _get(missing) and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"])
        _get(missing)


def _get(names: "list[str]") -> bool:
    """Whether the packages of all programs could be had."""
    wanted = [package for name in names for package in PACKAGES[name]]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        done = [
            subprocess.run(
                ["apt-get", "download", "-qq", package], cwd=folder, capture_output=True
            ).returncode
            for package in wanted
        ]
        UNPACKED.mkdir(parents=True, exist_ok=True)
        for package in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg-deb", "--extract", str(package), str(UNPACKED)], check=True)
    return not any(done)


if __name__ == "__main__":
    main()
