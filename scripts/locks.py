"""Reads the lock files: which packages, which versions, which bytes, and who asks for them."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

_PACKAGE = re.compile(r"([\w.-]+)==([^\s;]+)(?: ;[^#]*?)?((?: +--hash=sha256:[0-9a-f]{64})+)")
_PARENT = re.compile(r"    #(?: via)? +(?!-)([\w.-]+)")
"""A comment of `uv pip compile`, which names a package that asks for the one above; `-c …` names a file."""


@dataclass(frozen=True)
class LockedPackage:
    """A package of a lock file."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """In hex: SHA-256 of each file of that version on PyPI, or SHA-512 of npm's one file."""
    dependencies: frozenset[str] = frozenset()
    """Names of packages in the same lock file."""
    license: str = ""
    """An SPDX expression; lock files for Python name none."""


def python_packages(name: str) -> dict[str, LockedPackage]:
    """The packages of `requirements/{name}.txt`, by name. Raises ValueError for a line without hashes."""
    path = ROOT / f"requirements/{name}.txt"
    packages: dict[str, tuple[str, tuple[str, ...]]] = {}
    children: dict[str, set[str]] = {}
    package_name = ""
    for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        parent = _PARENT.fullmatch(line)
        if parent and package_name:
            children.setdefault(canonicalize_name(parent[1]), set()).add(package_name)
        if line.lstrip().startswith("#") or not line.strip():
            continue
        package = _PACKAGE.fullmatch(line.rstrip())
        if not package:
            raise ValueError(f"{path.relative_to(ROOT)}: not a package with its hashes: {line}")
        package_name = canonicalize_name(package[1])
        packages[package_name] = package[2], tuple(re.findall("[0-9a-f]{64}", package[3]))
    return {
        package_name: LockedPackage(package_name, *entry, frozenset(children.get(package_name, ())))
        for package_name, entry in packages.items()
    }


def npm_packages() -> dict[str, LockedPackage]:
    """The packages of package-lock.json that are not for development alone, by name."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {
        name: LockedPackage(
            name,
            package["version"],
            (base64.b64decode(package["integrity"].removeprefix("sha512-")).hex(),),
            frozenset({**package.get("dependencies", {}), **package.get("optionalDependencies", {})}),
            package["license"],
        )
        for path, package in packages.items()
        if path and not package.get("dev")
        for name in [path.removeprefix("node_modules/")]
    }
