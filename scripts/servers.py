"""Finds nginx, Caddy, wrk and WordNet for the tests, or gets Debian's packages of them: unpacked, not installed.

Installed, a web server would start by itself on the machine of whoever runs the tests.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

UNPACKED_PACKAGES = Path(__file__).resolve().parents[1] / "bench/.work/servers"
PACKAGES = {
    "nginx": ("nginx", "nginx-common"),
    "caddy": ("caddy",),
    "wrk": ("wrk", "libluajit-5.1-2", "libluajit-5.1-common"),
}
"""The programs, and the packages that hold them and what a small Debian lacks for them."""
WORDNET = "wordnet-base"
"""The package of WordNet's files, and of nothing else."""

START_LIMIT = 30
"""Seconds within which a program has to say its version; on a cold disk it takes a few."""
LIBRARY_IS_MISSING = 127
"""The exit code of Linux's loader."""


def environment() -> dict[str, str]:
    """Where unpacked programs find their libraries."""
    folders = [str(folder) for folder in UNPACKED_PACKAGES.glob("usr/lib/*-linux-*")]
    return os.environ | ({"LD_LIBRARY_PATH": ":".join(folders)} if folders else {})


@cache
def program(name: str) -> "str | None":
    """The path of a program that is installed or unpacked, and starts."""
    system = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
    unpacked_folders = os.pathsep.join(str(UNPACKED_PACKAGES / folder) for folder in ("usr/sbin", "usr/bin"))
    candidates = (shutil.which(name, path=path) for path in (system, unpacked_folders))
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path: str) -> bool:
    try:
        result = subprocess.run([path, "-v"], capture_output=True, env=environment(), timeout=START_LIMIT)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode != LIBRARY_IS_MISSING


def mime_types() -> Path:
    """The table of types that came with nginx."""
    nginx = program("nginx")
    assert nginx
    about = subprocess.run([nginx, "-V"], capture_output=True, text=True).stderr
    path = Path(about.partition("--conf-path=")[2].split()[0]).with_name("mime.types")
    return path if path.is_file() else UNPACKED_PACKAGES / path.relative_to("/")


def wordnet_folder() -> "Path | None":
    """Where WordNet's files lie, installed or unpacked."""
    folders = (Path("/usr/share/wordnet"), UNPACKED_PACKAGES / "usr/share/wordnet")
    return next((folder for folder in folders if (folder / "index.noun").is_file()), None)


def main() -> None:
    """Get what is missing. Without it, the tests that need it say so and step aside."""
    needs = {name: PACKAGES[name] for name in PACKAGES if not program(name)}
    if wordnet_folder() is None:
        needs["WordNet"] = (WORDNET,)
    if not needs:
        return
    if not shutil.which("apt-get"):
        print(f"Some tests need {' and '.join(needs)}: install them, or do without.", file=sys.stderr)
        return
    print(f"getting {' and '.join(needs)} for the tests ...", flush=True)
    packages = [package for group in needs.values() for package in group]
    if not _get(packages) and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"])
        _get(packages)


def _get(packages: "list[str]") -> bool:
    """Whether all packages could be had."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        exit_codes = [
            subprocess.run(
                ["apt-get", "download", "-qq", package], cwd=folder, capture_output=True
            ).returncode
            for package in packages
        ]
        UNPACKED_PACKAGES.mkdir(parents=True, exist_ok=True)
        for package in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg-deb", "--extract", str(package), str(UNPACKED_PACKAGES)], check=True)
    return not any(exit_codes)


if __name__ == "__main__":
    main()
