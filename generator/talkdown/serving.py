"""A server for authors: an edited phrase is in the browser at once, and no edit stops it.

The first build, and any that follows a change of a page or of mkdocs.yml, goes through MkDocs. After an edit
of the phrasebook alone only the pages that have changed are written.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer

from talkdown.diagnostics import Diagnostic, Severity, as_text
from talkdown.mkdocs_plugin import TalkdownPlugin

POLLING = 0.1
"""Seconds between two looks at the files."""

AFTERWARDS = 1.0
"""Seconds from a refresh to the check of all rules: first the browser gets its page."""


class _Live(LiveReloadServer):
    """MkDocs's server, which also tells when it can be reached."""

    listening: Callable[[], None]

    def server_activate(self) -> None:
        super().server_activate()
        self.listening()


class Server:
    """A live site on loopback."""

    def __init__(self, config_file: str, host: str, port: int, say: Callable[[str], None]) -> None:
        self._config_file = config_file
        self._say = say
        self._target = Path(tempfile.mkdtemp(prefix="talkdown-"))
        self._built: MkDocsConfig | None = None
        self._outside: dict[str, int] = {}
        self._later = threading.Timer(AFTERWARDS, self._check_rules)
        config = self._config()
        self.plugin = _plugin(config)
        self.plugin.on_startup(command="serve", dirty=False)
        path = urlsplit(config.site_url or "/").path
        self.server = _Live(self._rebuild, host, port, str(self._target), path, polling_interval=POLLING)
        self.server.build_delay = POLLING / 2
        self._whole(config)
        for folder in (config.docs_dir, self._config_file, *config.watch):
            self.server.watch(folder)

    def serve(self, listening: Callable[[], None], open_in_browser: bool = False) -> None:
        """Serve until the keyboard interrupts; `listening` is called once the site can be reached."""
        self.server.listening = listening
        try:
            self.server.serve(open_in_browser=open_in_browser)
        except KeyboardInterrupt:
            pass
        finally:
            self.server.shutdown(
                wait=True
            ) if self.server.serve_thread.is_alive() else self.server.server_close()
            shutil.rmtree(self._target, ignore_errors=True)

    def _config(self) -> MkDocsConfig:
        return load_config(config_file=self._config_file, site_dir=str(self._target))

    def _whole(self, config: MkDocsConfig) -> None:
        config.site_url = self.server.url
        build(config, serve_url=self.server.url)
        self._built, self._outside = config, _fingerprint(config)
        gc.collect()
        gc.freeze()  # what a build leaves behind stays for long; later collections need not look at it

    def _rebuild(self) -> None:
        try:
            if self._built is None or _fingerprint(self._built) != self._outside:
                config = self._config()
                self.plugin = _plugin(config)
                self._whole(config)
                return
            problems = self.plugin.read_again()
            if any(p.severity is Severity.error for p in problems):
                self._say(as_text(problems, self.plugin.site.file_count) + "the last good pages stay up")
                return
            self.plugin.refresh(self._target)
            self._later.cancel()
            self._later = threading.Timer(AFTERWARDS, self._check_rules)
            self._later.daemon = True
            self._later.start()
        except (Abort, BuildError, SystemExit) as error:
            self._say(f"{error}\nthe last good pages stay up")

    def _check_rules(self) -> None:
        problems: list[Diagnostic] = self.plugin.site.check(date.today())
        if problems:
            self._say(as_text(problems, self.plugin.site.file_count))


def _plugin(config: MkDocsConfig) -> TalkdownPlugin:
    plugin = config.plugins.get("talkdown")
    if not isinstance(plugin, TalkdownPlugin):
        raise Abort("mkdocs.yml does not list the plugin `talkdown` under `plugins:`")
    return plugin


def _fingerprint(config: MkDocsConfig) -> dict[str, int]:
    """Size and time of everything but the phrasebook that a page is made from."""
    files = [Path(config.config_file_path), *Path(config.docs_dir).rglob("*")]
    found = {}
    for file in files:
        if file.is_file():
            status = file.stat()
            found[str(file)] = hash((status.st_mtime_ns, status.st_size))
    return found
