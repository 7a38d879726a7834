"""A server that is ended leaves nothing behind, whatever ends it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from dev_server import TIMEOUT, DevServer
from projects import write_small_project
from scripts.loopback import free_port


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "team"
    write_small_project(folder)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    return folder


def serve(team: Path, program: str = "talkdown") -> DevServer:
    port = free_port()
    where = ("--port", str(port)) if program == "talkdown" else ("-a", f"127.0.0.1:{port}")
    return DevServer(team, "serve", *where, program=program)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("program", ["talkdown", "mkdocs"])
def test_a_server_that_is_ended_leaves_nothing(team: Path, program: str, how: signal.Signals) -> None:
    temporary = team.parent / "temporary"
    server = serve(team, program)
    assert len(os.listdir(temporary)) > 1
    server.process.send_signal(how)
    assert server.process.wait(TIMEOUT) == 0
    assert [name for name in os.listdir(temporary) if name.startswith("talkdown-")] == []


def test_what_a_killed_server_leaves_goes_with_the_next_and_two_at_once_live(team: Path) -> None:
    temporary = team.parent / "temporary"
    server = serve(team)
    server.process.kill()
    server.process.wait(TIMEOUT)
    rests = set(os.listdir(temporary))
    assert rests
    one = serve(team)
    assert not rests & set(os.listdir(temporary))
    two = serve(team)
    two.process.terminate()
    assert two.process.wait(TIMEOUT) == 0
    assert "House rules" in one.page("rules.html")
    one.process.terminate()
    assert one.process.wait(TIMEOUT) == 0
    assert [name for name in os.listdir(temporary) if name.startswith("talkdown-")] == []
