"""A server for authors: an edited phrase is in the browser at once, and no edit stops it.

The first build, and any that follows a change of a page or of mkdocs.yml, goes through MkDocs. After an edit
of the phrasebook alone only the pages that have changed are written.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from talkdown.diagnostics import Diagnostic, Severity, as_text
from talkdown.mkdocs.plugin import TalkdownPlugin
from talkdown.mkdocs.watch import POLLING, STAYS, Watch, heard, in_words, seen, tell
from talkdown.outputs.printing import Cancelled

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
        self._folder = Path(tempfile.mkdtemp(prefix="talkdown-"))
        self._builds = 0
        self._outside: dict[str, int] = {}
        self._watched: tuple[str, ...] = ()
        self._later = threading.Timer(AFTERWARDS, self._afterwards)
        self._writing = threading.Lock()
        config = self._config()
        self.plugin = _plugin(config)
        self.plugin.on_startup(command="serve", dirty=False)
        path = urlsplit(config.site_url or "/").path
        self.server = _Live(self._rebuild, host, port, str(self._folder), path, polling_interval=POLLING)
        self.server.build_delay = POLLING / 2
        watched: tuple[str | Path, ...] = (
            config.config_file_path,
            config.docs_dir,
            *config.watch,
            self.plugin.folder(config),
        )
        self._watch = Watch(watched)
        self._whole(config)
        self.server.watch(str(self._watch.bell))

    def serve(self, listening: Callable[[], None], open_in_browser: bool = False) -> None:
        """Serve until the keyboard interrupts; `listening` is called once the site can be reached."""
        self.server.listening = listening
        self._watch.start()
        try:
            self.server.serve(open_in_browser=open_in_browser)
        except KeyboardInterrupt:
            pass
        finally:
            self._watch.stop()
            self.server.shutdown(
                wait=True
            ) if self.server.serve_thread.is_alive() else self.server.server_close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _config(self) -> MkDocsConfig:
        return load_config(config_file=self._config_file, site_dir=str(self._folder / "new"))

    def _whole(self, config: MkDocsConfig) -> None:
        """Build everything anew, beside what is served."""
        outside = seen([config.config_file_path, config.docs_dir])
        config.site_url = self.server.url
        self._builds += 1
        site, before = self._folder / str(self._builds), self._site
        config.site_dir = str(site)
        try:
            with self._writing:
                build(config, serve_url=self.server.url)
        except BaseException:
            shutil.rmtree(site, ignore_errors=True)
            raise
        tell(site, "")
        self.server.root = str(site)
        shutil.rmtree(before, ignore_errors=True) if before != self._folder else None
        self._watched, self._outside = (config.config_file_path, config.docs_dir), outside
        self._wait()
        gc.collect()
        gc.freeze()  # what a build leaves behind stays for long; later collections need not look at it

    @property
    def _site(self) -> Path:
        return Path(self.server.root)

    def _rebuild(self) -> None:
        """Answer an edit; whatever it was, the server goes on."""
        self._watch.answered()
        self._later.cancel()
        with heard() as said:
            try:
                text = self._brought_up_to_date()
            except (Exception, SystemExit) as error:
                if not isinstance(error, (MkDocsException, OSError)):
                    said.append("".join(traceback.format_exception(error)))
                text = in_words(error, said)
        tell(self._site, text)
        if text:
            self._say(text.rstrip())

    def _brought_up_to_date(self) -> str:
        """Show what was edited, or say what is wrong with it."""
        if seen(self._watched) != self._outside:
            config = self._config()
            self.plugin = _plugin(config)
            self._whole(config)
            return ""
        with self._writing:
            problems = self.plugin.read_again()
            if any(p.severity is Severity.error for p in problems):
                return f"{as_text(problems, self.plugin.site.file_count)}\n{STAYS}\n"
            self.plugin.refresh(self._site)
        self._wait()
        return ""

    def _wait(self) -> None:
        """Do the rest in a while, unless another edit comes first."""
        self._later.cancel()
        self._later = threading.Timer(AFTERWARDS, self._afterwards)
        self._later.daemon = True
        self._later.start()

    def _afterwards(self) -> None:
        """What takes longer than an author waits for: all rules, and print."""
        site = self.plugin.site
        problems: list[Diagnostic] = site.check(date.today())
        if problems:
            text = as_text(problems, site.file_count)
            self._say(text)
            if any(p.severity is Severity.error for p in problems):
                tell(self._site, text)
                return
        shown = site.loaded
        try:
            print_files = site.printed(wanted=lambda: site.loaded is shown)
        except Cancelled:
            return
        with self._writing:
            if site.loaded is shown:
                wrong = site.use_print_files(print_files)
                self.plugin.refresh(self._site)
                if wrong:
                    self._say(as_text(wrong, site.file_count))


def _plugin(config: MkDocsConfig) -> TalkdownPlugin:
    plugin = config.plugins.get("talkdown")
    if not isinstance(plugin, TalkdownPlugin):
        raise Abort("mkdocs.yml does not list the plugin `talkdown` under `plugins:`")
    return plugin
