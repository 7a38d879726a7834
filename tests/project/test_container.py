"""What a container of the site may do: nothing but serve it. Its nginx runs here as there, without Docker."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from scripts.loopback import free_port
from scripts.servers import UNPACKED_PACKAGES, environment, mime_types, program
from shared_build import shipped_site

ROOT = Path(__file__).resolve().parents[2]

WWW_DATA = 33
"""The number of Debian's user for web servers."""
START_LIMIT = 20
"""Seconds until nginx has to answer; it takes a tenth of one."""

LIKE_THE_CONTAINER = f"""
mount -t tmpfs tmpfs /srv
mkdir -p /srv/words/site /srv/servers
mount --bind "$SITE" /srv/words/site
test ! -d "$SERVERS" || mount --bind "$SERVERS" /srv/servers
cp "$CONFIGURATION" /srv/nginx.conf
mount -t tmpfs tmpfs /tmp
mount -o remount,ro /srv
mount -o remount,bind,ro /
exec setpriv --reuid={WWW_DATA} --regid={WWW_DATA} --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
    "$PROGRAM" -e stderr -c /srv/nginx.conf -g "daemon off;"
"""
"""As `--read-only --tmpfs /tmp --cap-drop=ALL --security-opt=no-new-privileges`, and the user of the Dockerfile."""


@dataclass(frozen=True)
class Container:
    address: str
    pid: int
    log: Path


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """The built site, served by the image's configuration with the rights that compose.yaml leaves."""
    nginx = program("nginx") or pytest.skip("there is no nginx, and no apt to get it from")
    probe = ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/srv"]
    if os.geteuid() or subprocess.run(probe, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount")
    folder = tmp_path_factory.mktemp("container")
    port = free_port()
    text = (ROOT / "container/nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("/etc/nginx/mime.types", _inside(mime_types()))
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").chmod(0o644)
    variables = {
        "SITE": str(shipped_site(tmp_path_factory)),
        "SERVERS": str(UNPACKED_PACKAGES),
        "CONFIGURATION": str(folder / "nginx.conf"),
        "PROGRAM": _inside(Path(nginx)),
    }
    libraries = environment().get("LD_LIBRARY_PATH", "").replace(str(UNPACKED_PACKAGES), "/srv/servers")
    with (folder / "log").open("wb") as log:
        os.fchown(log.fileno(), WWW_DATA, WWW_DATA)  # as who starts containers does with their output
        process = subprocess.Popen(
            ["unshare", "--mount", "sh", "-euc", LIKE_THE_CONTAINER],
            env=os.environ | variables | ({"LD_LIBRARY_PATH": libraries} if libraries else {}),
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(address, process, folder / "log")
        yield Container(address, process.pid, folder / "log")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _inside(path: Path) -> str:
    """Where an unpacked file lies in the container."""
    inside = path.is_relative_to(UNPACKED_PACKAGES)
    return str(Path("/srv/servers", path.relative_to(UNPACKED_PACKAGES)) if inside else path)


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + START_LIMIT
    while True:
        try:
            urlopen(address).close()
            return
        except OSError:
            assert process.poll() is None and time.monotonic() < limit, log.read_text()  # noqa: PT018
            time.sleep(0.05)


def test_it_serves_the_site_with_its_policy(container: Container) -> None:
    with urlopen(f"{container.address}/techniques/name-the-feeling.html") as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Server"] == "nginx"  # and no version


def test_it_notes_down_what_is_missing_and_not_who_read_what(container: Container) -> None:
    urlopen(f"{container.address}/techniques/name-the-feeling.html").close()
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{container.address}/not-there.html")
    deadline = time.monotonic() + 10  # the server writes its log after the answer
    while "GET /not-there.html" not in container.log.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    log = container.log.read_text()
    assert "GET /not-there.html" in log
    assert "name-the-feeling" not in log


def test_it_has_no_root_and_no_rights(container: Container) -> None:
    status = Path(f"/proc/{container.pid}/status").read_text()
    rights = dict(re.findall(r"^(Uid|Gid|CapPrm|CapEff|CapBnd|NoNewPrivs):\s+(\S+)", status, re.MULTILINE))
    assert rights == {
        "Uid": str(WWW_DATA),
        "Gid": str(WWW_DATA),
        "CapPrm": "0000000000000000",
        "CapEff": "0000000000000000",
        "CapBnd": "0000000000000000",
        "NoNewPrivs": "1",
    }


def test_it_writes_nowhere_but_to_tmp(container: Container) -> None:
    options = {
        fields[4]: fields[5].split(",")
        for line in Path(f"/proc/{container.pid}/mountinfo").read_text().splitlines()
        for fields in [line.split()]
    }
    assert (options["/"][0], options["/srv"][0], options["/tmp"][0]) == ("ro", "ro", "rw")
    assert {path.name for path in Path(f"/proc/{container.pid}/root/tmp").iterdir()} == {
        "nginx.pid",
        *(f"{kind}" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")),
    }


def test_the_image_is_started_as_it_is_tested_here() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert f"USER {WWW_DATA}:{WWW_DATA}\n" in text
    assert "COPY container/nginx.conf /etc/nginx/nginx.conf\n" in text
    assert 'CMD ["nginx", "-g", "daemon off;"]\n' in text
    assert [word for word in ("ADD ", "chmod", "setcap", "sudo") if word in text] == []
