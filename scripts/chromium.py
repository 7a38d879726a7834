"""Finds a Chromium for the tests, or gets one: the machine's, else Playwright's, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

NAMES = (
    # The same engine without a window, toolbar and their own renderer for each profile, as Playwright's own is: the
    # finder's tests took 40 s of CPU with it, and 60 s with Debian's whole browser.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The shell rounds the widths of letters to whole pixels otherwise, and lines break where no reader's browser breaks them.
    "--font-render-hinting=none",
)
"""Chromium asks nothing of the network on its own account, and runs as root in a container."""

START_LIMIT = 30
"""Seconds within which a browser has to say its version; a cold disk takes five."""


@cache
def installed_chromium() -> str | None:
    """The path of a browser on this machine, if there is one that works; `CHROMIUM` names another."""
    return os.environ.get("CHROMIUM") or next(
        (path for name in NAMES if (path := shutil.which(name)) and _usable(path)), None
    )


def _usable(path: str) -> bool:
    """Whether it starts, and sees our files: Ubuntu's stub does not do the one, its snap not the other."""
    try:
        result = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=START_LIMIT)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0 and "snap" not in result.stdout


def playwright_has_one() -> bool:
    """Whether Playwright's own browser is there and starts."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(args=["--no-sandbox"]).close()
        except Error:
            return False
    return True


def _install(package: str) -> bool:
    """Get a package of Debian's; whether that went well."""
    command = ["apt-get", "install", "-y", "-qq", package]
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def main() -> int:
    """Exit with 0 once there is a browser."""
    if installed_chromium() or playwright_has_one():
        return 0
    print("getting a browser for the tests ...", flush=True)
    may_install = bool(shutil.which("apt-get")) and os.geteuid() == 0
    install = [sys.executable, "-m", "playwright", "install", *["--with-deps"] * may_install, "chromium"]
    if subprocess.run(install, stdout=subprocess.DEVNULL).returncode == 0 and playwright_has_one():
        return 0
    if may_install:
        subprocess.run(["apt-get", "update", "-qq"])
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium-headless-shell"], stdout=subprocess.DEVNULL
        )
    installed_chromium.cache_clear()
    if installed_chromium():
        return 0
    print(
        "The tests need a Chromium. On Debian: sudo apt-get install chromium-headless-shell", file=sys.stderr
    )
    print("On Ubuntu: sudo .venv/bin/python -m playwright install-deps chromium", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
