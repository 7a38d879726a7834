"""What all tests share."""

from __future__ import annotations

import difflib
import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from books import Write
from shared_build import folder_of_run
from talkdown.cli import GARBAGE_THRESHOLDS

TESTS = Path(__file__).parent

# No test asserts a time, hypothesis' included: on a busy machine an example takes as long as it takes.
settings.register_profile("without-clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without-clock")

# A worker runs many commands: what the first of them says of garbage holds from the start.
gc.set_threshold(*GARBAGE_THRESHOLDS)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write expected files anew from what the code gives now"
    )
    parser.addoption(
        "--fuzz-minutes", type=float, default=0, help="try new chances in tests/fuzz for so long"
    )


def pytest_configure() -> None:
    """Let what tests start hear Ctrl-C: a shell that runs the suite in the background makes it, and them, deaf to it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as there are processors: each waits for its browser or server a third of the time."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


@pytest.fixture(autouse=True, scope="session")
def _cache_of_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept is kept for this run alone, and shared by its workers: the shipped book is printed once.

    `make test` names a folder that its strict build has filled, so that it is printed once there, too.
    """
    cache = os.environ.get("TALKDOWN_TEST_CACHE") or str(folder_of_run(tmp_path_factory) / "cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TALKDOWN_CACHE", cache)
        yield


@pytest.fixture
def without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept."""
    monkeypatch.setenv("TALKDOWN_CACHE", "off")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file beside the test's input; `--update` writes the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8")
            return
        golden_text = path.read_text(encoding="utf-8") if path.exists() else ""
        if golden_text != text:
            rows = difflib.unified_diff(
                golden_text.splitlines(), text.splitlines(), "expected", "found", n=2, lineterm=""
            )
            name = path.relative_to(TESTS) if path.is_relative_to(TESTS) else path
            pytest.fail(
                f"{name} differs; if the change is right: pytest --update\n" + "\n".join(rows), pytrace=False
            )

    return compare


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files into a folder `book` and gives back the folder."""

    def fill(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "book"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return fill
