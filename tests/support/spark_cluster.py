"""A real Spark cluster on this machine: a master, and workers that can be killed. Each is a process of its own, on the loopback."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HOST = "127.0.0.1"

START_SECONDS = 90
"""A virtual machine for Java takes some seconds, and on a busy machine some tens of them."""


def what_is_missing() -> str:
    """Why there can be no cluster here; empty if there can."""
    if shutil.which("java") is None:
        return "Java is missing: `apt-get install default-jre-headless`"
    absent_packages = [
        name for name in ("pyspark", "pyarrow", "pandas") if importlib.util.find_spec(name) is None
    ]
    return f"`make spark` brings {', '.join(absent_packages)}" if absent_packages else ""


def _environment() -> dict[str, str]:
    """What all processes are started with: this very Python, with all that it can import."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": HOST,
        "SPARK_NO_DAEMONIZE": "1",
    }


class Cluster:
    """A master and its workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        spec = importlib.util.find_spec("pyspark")
        assert spec is not None
        assert spec.origin is not None
        self._home = Path(spec.origin).parent
        self.address = ""

    def start_master(self) -> None:
        """Start the master, and wait until it says where it is."""
        self._start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "0")
        self.address = self._wait_for("master", r"Starting Spark master at (spark://\S+)")

    def start_worker(self, name: str) -> None:
        """Start a worker with one core, and wait until the master knows it."""
        self._start(
            name, "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--cores", "1", "--memory", "600m",
            "--work-dir", str(self._folder / f"{name}-work"), self.address,
        )  # fmt: skip
        self._wait_for(name, r"(Successfully registered) with master")

    def _start(self, name: str, java_class: str, *arguments: str) -> None:
        with (self._folder / f"{name}.log").open("wb") as log:
            self._processes[name] = subprocess.Popen(
                [self._home / "bin/spark-class", java_class, "--webui-port", "0", *arguments],
                env={**_environment(), "SPARK_HOME": str(self._home), "SPARK_DAEMON_MEMORY": "256m"},
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that it is killed with all that it has started
            )

    def _wait_for(self, name: str, pattern: str) -> str:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            log = (self._folder / f"{name}.log").read_text("utf-8", "replace")
            if match := re.search(pattern, log):
                return match[1]
            assert self._processes[name].poll() is None, log
            time.sleep(0.1)
        raise AssertionError(f"{name} did not start in {START_SECONDS} s:\n{log}")

    def kill(self, name: str) -> None:
        """End a process and all that it has started, as a machine does that goes off."""
        process = self._processes[name]
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End all of it."""
        for name in reversed(self._processes):
            self.kill(name)


@contextmanager
def spark_cluster(folder: Path, *workers: str) -> Iterator[Cluster]:
    """A cluster with these workers, its files in `folder`."""
    cluster = Cluster(folder)
    try:
        cluster.start_master()
        for name in workers:
            cluster.start_worker(name)
        yield cluster
    finally:
        cluster.stop()
