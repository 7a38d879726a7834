"""Publishes on a disk that is watched, or fails; a program of its own, under `faulty_disk.c`.

    python publish_on_faulty_disk.py record FOLDER LOG
    python publish_on_faulty_disk.py refuse FOLDER ERROR once|on

`FOLDER` holds `www`, with a site that was published before. `record` publishes once. `refuse` does it in a fresh copy
for each request to the disk, which is refused, and prints a row of JSON about each.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from pathlib import Path

from talkdown.pipeline.publish import publishing

NEW_FILES = {
    "index.html": "the new site",
    "page.html": "a page",
    "assets/javascripts/bundle.00000009.min.js": "nine",
}


def publish(site: Path) -> None:
    with publishing(site) as publication:
        for name, text in NEW_FILES.items():
            path = publication.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        publication.publish()


def publish_refused(folder: Path, disk: ctypes.CDLL, request: int, error: int, mode: str) -> bool:
    """Publish in a fresh copy; one row about it. Whether there was such a request."""
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy, symlinks=True)
    report = ""
    disk.faulty_disk_start(str(copy).encode(), os.open(os.devnull, os.O_WRONLY), request, error, mode == "on")
    try:
        publish(copy / "www/site")
    except OSError as exception:
        report = f"{exception.errno}"
    count = disk.faulty_disk_stop()
    site = copy / "www/site"
    row = {
        "error": report,
        "home": (site / "index.html").read_text(),
        "files": sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()),
        "builds": sorted(os.listdir(copy / "www/.site-builds")),
    }
    publish(site)  # the disk is well again
    row["next"] = [os.readlink(site), *sorted(os.listdir(copy / "www/.site-builds"))]
    row["theirs"] = (copy / "www/.site-builds/new/thesis.txt").read_text()
    print(json.dumps(row))
    shutil.rmtree(copy)
    return bool(count >= request)


def main(command: str, folder: Path, *arguments: str) -> None:
    disk = ctypes.CDLL(None)
    if command == "record":
        log = os.open(arguments[0], os.O_WRONLY | os.O_CREAT)
        disk.faulty_disk_start(str(folder).encode(), log, 0, 0, 0)
        publish(folder / "www/site")
        disk.faulty_disk_stop()
        return
    error, mode = arguments
    request = 1
    while publish_refused(folder, disk, request, int(error), mode):
        request += 1


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
