"""What a command costs: processor time and memory, of all the processes it starts."""

from __future__ import annotations

import ctypes
import os
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.environment import quiet_environment

PR_SET_CHILD_SUBREAPER = 36
"""prctl(2): what outlives its parent is waited for by us, so that its time counts."""

WARM_UP = 1
"""Runs that come first and do not count: they fill the caches of Talkdown, of Python and of the disk."""

OUTPUT = "out.txt"
"""Holds what the last command said, in the folder in which it ran."""


class Cost(NamedTuple):
    """What one run took."""

    user: float
    """Seconds that processors spent in the programs themselves."""
    system: float
    """Seconds that they spent in the kernel on the programs' account."""
    memory: float
    """The peak of the largest process, in MiB."""

    @property
    def cpu(self) -> float:
        """Seconds of processors, in programs and kernel."""
        return self.user + self.system


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of everything that is measured: compiled modules are kept, as where a package is installed."""
    variables = quiet_environment(extra)
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    return variables


def measure(command: Sequence[str], folder: Path, extra: Mapping[str, str] | None = None) -> Cost:
    """The cost of one run in a folder, with more variables of the environment if there are any.

    Ends the benchmark if the command fails. All children of this process are waited for, so nothing else may run
    beside it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with (folder / OUTPUT).open("w") as output:
        redirections = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)]
        folder_before = Path.cwd()
        os.chdir(folder)  # posix_spawn has no folder of its own
        try:
            first = os.posix_spawnp(command[0], list(command), environment(extra), file_actions=redirections)
        finally:
            os.chdir(folder_before)
    user = system = memory = 0.0
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return Cost(user, system, memory)
        if pid == first and status:
            raise SystemExit(
                f"{' '.join(command)} failed in {folder}:\n{(folder / OUTPUT).read_text()[-2000:]}"
            )
        user, system = user + usage.ru_utime, system + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1024)  # Linux counts in KiB


def median_cost(
    command: Sequence[str], folder: Path, runs: int, extra: Mapping[str, str] | None = None
) -> Cost:
    """The median seconds of that many runs, after one that does not count; and the greatest memory."""
    costs = [measure(command, folder, extra) for _ in range(WARM_UP + runs)][WARM_UP:]
    return Cost(
        user=statistics.median(cost.user for cost in costs),
        system=statistics.median(cost.system for cost in costs),
        memory=max(cost.memory for cost in costs),
    )
