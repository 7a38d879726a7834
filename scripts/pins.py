"""Compares the pins of CI files with the tags they name: `python -m scripts.pins`.

An action of GitHub is pinned by its commit, with the tag in a comment beside it; an image by its digest. A tag can be
moved to other code; a commit and a digest cannot. Whoever changes a pin by hand can err, or be misled: so this asks
GitHub which commit the tag stands for. It needs git and the network; whether all is pinned is seen without both.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.locks import ROOT

PATTERNS = (".github/workflows/*.yml", "docs/hosting/*.md", "Dockerfile", ".gitlab-ci.yml")
"""Files that name actions and images."""

_ACTION = re.compile(r"\buses: *([\w./-]+)(?:@(\S+))?(?: +# *(\S+))?")
_IMAGE = re.compile(r"^(?:FROM| *(?:image|container):) +([\w./-]+(?::[\w.-]+)?)(?:@(\S+))?", re.MULTILINE)
_ASK_LIMIT = 60
"""Seconds for one question to GitHub; an answer takes about one."""


@dataclass(frozen=True)
class Pin:
    """An action or image that a file names."""

    file: str
    line: int
    name: str
    """`actions/checkout` or `debian:13.7-slim`."""
    digest: str
    """What stands after `@`; empty where nothing does."""
    tag: str
    """An action's, from the comment beside it."""

    @property
    def is_action(self) -> bool:
        """Whether this is an action of GitHub; else it is an image."""
        return ":" not in self.name

    @property
    def is_exact(self) -> bool:
        """Whether nobody can put anything else in its place."""
        if self.is_action:
            return bool(re.fullmatch("[0-9a-f]{40}", self.digest) and self.tag)
        return bool(re.fullmatch("sha256:[0-9a-f]{64}", self.digest))


def pins(root: Path = ROOT) -> list[Pin]:
    """All actions and images that CI files, guides and the Dockerfile name."""
    paths = [path for pattern in PATTERNS for path in sorted(root.glob(pattern))]
    return [
        pin
        for path in paths
        for pin in _pins_of(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    ]


def _pins_of(text: str, file: str) -> Iterator[Pin]:
    for match in _ACTION.finditer(text):
        yield Pin(file, _line(text, match), match[1], match[2] or "", match[3] or "")
    for match in _IMAGE.finditer(text):
        name = match[1] if ":" in match[1] else f"{match[1]}:latest"
        yield Pin(file, _line(text, match), name, match[2] or "", "")


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def inexact_pins(root: Path = ROOT) -> list[str]:
    """A line for each name that could stand for something else tomorrow."""
    return [
        f"{pin.file}:{pin.line}: `{pin.name}` is not pinned by a {'commit, with its tag in a comment' if pin.is_action else 'digest'}"
        for pin in pins(root)
        if not pin.is_exact
    ]


def wrong_pins(root: Path = ROOT) -> Iterator[str]:
    """Ask GitHub; yields a line for each action whose tag is not known to stand for the commit that is pinned."""
    actions = {(pin.name, pin.digest, pin.tag): pin for pin in pins(root) if pin.is_action and pin.is_exact}
    for _, pin in sorted(actions.items()):
        problem = _problem_of_tag(pin)
        if problem:
            yield f"{pin.file}:{pin.line}: {pin.name} {pin.tag} {problem}"


def _problem_of_tag(pin: Pin) -> str:
    """What is wrong with a pin; empty if nothing is. A tag with a message has an id beside its commit's."""
    repository = "/".join(pin.name.split("/")[:2])
    reference = f"refs/tags/{pin.tag}"
    command = ["git", "ls-remote", f"https://github.com/{repository}", reference, f"{reference}^{{}}"]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=_ASK_LIMIT, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return "could not be asked for: GitHub gave no answer"
    commits = [line.split()[0] for line in result.stdout.splitlines()]
    if not commits:
        return "is not a tag of that repository"
    return "" if pin.digest in commits else f"stands for {' or '.join(commits)}, not for {pin.digest}"


if __name__ == "__main__":
    problems = inexact_pins() or list(wrong_pins())
    print("\n".join(problems) or "every tag stands for the commit that is pinned")
    raise SystemExit(bool(problems))
