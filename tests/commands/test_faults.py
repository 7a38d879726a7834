"""What nobody foresaw ends in one line, in every command, and its report holds nothing that an author wrote.

The fault comes in by a real route: a `sitecustomize` of the process, which has an inner function raise.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dev_server import DevServer
from projects import set_print, write_small_project
from scripts.environment import quiet_environment
from scripts.loopback import free_port
from talkdown.mkdocs.edit_responder import PAGES_STAY, PROBLEMS

ROOT = Path(__file__).resolve().parents[2]

SECRET = "a-secret-word-of-the-author"
PATCH = """
import importlib.abc, importlib.util, sys

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != {module!r}:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module
        def exec_module(module):
            run(module)
            setattr(module, {function!r}, broken)
        spec.loader.exec_module = exec_module
        return spec

def broken(*arguments, **options):
    raise {error}

sys.meta_path.insert(0, Finder())
"""

FAULTS = {
    ("check",): ("talkdown.rules", "apply_silences"),
    ("build",): ("talkdown.outputs.finder.index", "index_script"),
    ("print", "poster"): ("talkdown.outputs.printing.printables.poster", "signs_of_level"),
    ("find", "--book", "phrasebook", "late"): ("talkdown.outputs.finder.index", "index"),
    ("new", "phrase", "Tell me more."): ("talkdown.model.next_code", "next_code"),
    ("suggest", "refund"): ("talkdown.words.wordnet", "wordnet"),
    ("serve", "--port", "0"): ("talkdown.outputs.pages.styles", "stylesheet"),
    ("schema", "--out", "schemas"): ("talkdown.outputs.schemas", "render"),
}
"""A function inside of what each command does."""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    write_small_project(folder)
    set_print(folder)
    return folder


def _environment(team: Path, module: str, function: str, error: str) -> dict[str, str]:
    patch = team.parent / "patch"
    patch.mkdir(exist_ok=True)
    (patch / "sitecustomize.py").write_text(PATCH.format(module=module, function=function, error=error))
    paths = os.pathsep.join([str(patch), os.environ.get("PYTHONPATH", "")])
    return quiet_environment({"PYTHONPATH": paths, "TALKDOWN_CACHE": str(team.parent / "cache")})


def _run(team: Path, arguments: tuple[str, ...], environment: dict[str, str], program: str = "talkdown") -> subprocess.CompletedProcess[str]:  # fmt: skip
    command = [sys.executable, "-m", program, *arguments]
    return subprocess.run(
        command, cwd=team, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("arguments", FAULTS, ids=lambda arguments: arguments[0])
def test_a_fault_is_one_line_with_a_report(arguments: tuple[str, ...], team: Path) -> None:
    environment = _environment(team, *FAULTS[arguments], f"KeyError({SECRET!r})")
    result = _run(team, arguments, environment)
    assert result.returncode == 70
    (line,) = result.stderr.splitlines()
    match = re.fullmatch(
        r"Error: a fault in Talkdown itself \(KeyError in \S+\.py:\d+\); please send us this report: (.+)",
        line,
    )
    assert match is not None, line
    report = Path(match[1]).read_text("utf-8")
    assert f"command: __main__.py {arguments[0]}" in report
    assert "raised: builtins.KeyError" in report
    assert " in broken" in report
    assert "pydantic " in report
    assert SECRET not in report
    assert "Tell me more" not in report
    assert str(team) not in report


@pytest.mark.parametrize(
    ("arguments", "module", "function"),
    [
        (("print", "cards"), "talkdown.outputs.printing.content", "phrases_on_card"),
        (("build",), "talkdown.outputs.pages.entry_pages", "_technique_values"),
    ],
)
def test_the_line_leads_to_the_entry_that_was_in_hand(arguments: tuple[str, ...], module: str, function: str, team: Path) -> None:  # fmt: skip
    result = _run(team, arguments, _environment(team, module, function, "KeyError('x')"))
    assert re.search(
        r"a fault in Talkdown itself \(KeyError in \S+\) at phrasebook/techniques\.yaml:1:1; please send",
        result.stderr,
    ), result.stderr


def test_the_trace_is_there_for_who_asks(team: Path) -> None:
    environment = _environment(team, "talkdown.rules", "apply_silences", "KeyError('x')")
    for arguments, extra in ((("--verbose", "check"), {}), (("check",), {"TALKDOWN_TRACE": "1"})):
        result = _run(team, arguments, environment | extra)
        assert result.returncode == 70
        assert "Traceback (most recent call last):" in result.stderr


def test_the_same_fault_has_the_same_report(team: Path) -> None:
    environment = _environment(team, "talkdown.rules", "apply_silences", "KeyError('x')")
    assert len({_run(team, ("check",), environment).stderr for _ in range(3)}) == 1
    assert len(list((team.parent / "cache/faults").iterdir())) == 1


def test_without_a_cache_the_report_lies_among_temporary_files(team: Path, tmp_path: Path) -> None:
    environment = _environment(team, "talkdown.rules", "apply_silences", "KeyError('x')")
    result = _run(team, ("check",), environment | {"TALKDOWN_CACHE": "off", "TMPDIR": str(tmp_path)})
    assert list(tmp_path.glob("talkdown-faults-*/fault-*.txt")), result.stderr


@pytest.mark.parametrize(
    ("error", "exit_code", "line"),
    [
        ("MemoryError", 1, "Error: there is not enough memory"),
        ("RecursionError", 70, "Error: a fault in Talkdown itself (RecursionError"),
        ("OSError(28, 'No space left on device')", 1, "Error: no space left on device"),
        ("OSError(28, 'No space left on device', 'x/y')", 1, "Error: `x/y`: no space left on device"),
        ("KeyboardInterrupt", 130, "Error: stopped"),
        ("BrokenPipeError(32, 'Broken pipe')", 1, "Error: stopped: nobody reads what is written"),
    ],
)
def test_what_the_machine_refuses_is_said_plainly(error: str, exit_code: int, line: str, team: Path) -> None:
    result = _run(team, ("check",), _environment(team, "talkdown.rules", "apply_silences", error))
    assert result.returncode == exit_code, result.stderr
    assert result.stderr.splitlines()[0].startswith(line)
    assert "Traceback" not in result.stderr


INTERRUPT = """
import importlib.abc, os, signal, sys

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize("module", ["talkdown.cli", "click", "talkdown.model", "pydantic", "yaml"])
@pytest.mark.parametrize("start", [("-m", "talkdown"), ("-c", "from talkdown.__main__ import main; main()")])
def test_ctrl_c_ends_the_program_in_one_line_from_its_first_moment(
    start: tuple[str, str], module: str, team: Path
) -> None:
    """It comes while a module is imported; the second start is what the installed `talkdown` does."""
    patch = team.parent / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(INTERRUPT.format(module=module))
    command = [sys.executable, *start, "new", "phrase", "Tell me more."]
    environment = quiet_environment({"PYTHONPATH": str(patch)})
    result = subprocess.run(command, cwd=team, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (130, "Error: stopped\n")


def test_the_installed_program_begins_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["scripts"] == {"talkdown": "talkdown.__main__:main"}


def test_a_reader_that_goes_away_leaves_no_trace(team: Path) -> None:
    (team / "phrasebook/phrases.yaml").write_text("- x\n" * 5_000)
    command = [sys.executable, "-m", "talkdown", "check"]
    with subprocess.Popen(
        command, cwd=team, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=quiet_environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read().decode() == "Error: stopped: nobody reads what is written\n"
    assert process.returncode == 1


def test_a_full_disk_is_one_line(team: Path) -> None:
    full_device = Path("/dev/full")
    if not full_device.exists():
        pytest.skip("there is no /dev/full here")
    with full_device.open("w") as stream:
        result = subprocess.run([sys.executable, "-m", "talkdown", "check"], cwd=team, stdout=stream, stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
    assert result.returncode == 1
    assert result.stderr.splitlines()[0] == "Error: no space left on device"
    assert "Traceback" not in result.stderr


def test_mkdocs_shows_a_fault_of_ours_in_one_line(team: Path) -> None:
    environment = _environment(team, "talkdown.outputs.finder.index", "index_script", f"KeyError({SECRET!r})")
    result = _run(team, ("build", "--site-dir", "out"), environment, program="mkdocs")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert SECRET not in result.stderr
    assert "talkdown: a fault in Talkdown itself (KeyError in outputs/finder/" in result.stderr


def test_a_name_that_is_no_text_and_a_terminal_without_letters_are_shown(team: Path) -> None:
    (team / "phrasebook" / os.fsdecode(b"caf\xe9.yaml")).write_text("- x\n")
    (team / "phrasebook/slots.yaml").write_text("- {id: Ж, label: X, default: Y}\n")
    result = _run(team, ("check",), quiet_environment({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}))
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "\\u0416" in result.stdout


def test_a_server_shows_a_fault_on_the_page_and_goes_on(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is there as long as a file says so: it comes with an edit, and goes with the next."""
    environment = _environment(team, "talkdown.outputs.finder.index", "index_script", "KeyError('x')")
    patch = Path(environment["PYTHONPATH"].split(os.pathsep)[0]) / "sitecustomize.py"
    switch = team.parent / "fault"
    text = patch.read_text().replace(
        "setattr(module, 'index_script', broken)",
        "real = module.index_script; module.index_script = lambda book: broken() if pathlib.Path(SWITCH).exists() else real(book)",
    )
    patch.write_text(f"import pathlib\nSWITCH = {str(switch)!r}\n{text}")
    for name in ("PYTHONPATH", "TALKDOWN_CACHE"):
        monkeypatch.setenv(name, environment[name])
    server = DevServer(team, "serve", "--port", str(free_port()))
    try:
        switch.touch()
        phrases = team / "phrasebook/phrases.yaml"
        phrases.write_text(phrases.read_text().replace("At the beginning.", "At the start."))
        server.wait_for(PROBLEMS, "a fault in Talkdown itself (KeyError in outputs/finder/")
        assert PAGES_STAY in server.page(PROBLEMS)
        switch.unlink()
        phrases.write_text(phrases.read_text().replace("At the start.", "At the very start."))
        server.wait_for("techniques/hear-them-out.html", "At the very start.")
        assert server.page(PROBLEMS) == ""
        server.stop()
    finally:
        server.process.kill()
    assert "Traceback" not in "".join(server.output)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere `ulimit -v` bounds nothing")
def test_a_limit_that_would_end_the_finders_engine_is_named_first() -> None:
    command = f"ulimit -v 6000000; exec {sys.executable} -m talkdown find late"
    result = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: the finder reserves 256 GiB of addresses (not of memory), and this program may have 5: lift the limit with "
        "`ulimit -v unlimited`, and bound its memory by a container or cgroup\n"
    )
