"""Finds a Chromium for the tests, or gets one: the machine's, else Playwright's, else Debian's package."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def on_the_machine() -> str | None:
    """The path of a browser that is installed, if there is one; `CHROMIUM` names another."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def of_playwright() -> bool:
    """Whether Playwright's own browser is there and starts."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(args=["--no-sandbox"]).close()
        except Error:
            return False
    return True


def main() -> int:
    """Exit with 0 once there is a browser."""
    if on_the_machine() or of_playwright():
        return 0
    print("getting a browser for the tests ...", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False
    )
    if done.returncode == 0 and of_playwright():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium"], check=False, stdout=subprocess.DEVNULL
        )
    if on_the_machine():
        return 0
    print("The tests need a Chromium. On Debian and Ubuntu: sudo apt-get install chromium", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
