"""Answers edits of an author's files so that no edit stops a server, or leaves it with half of a site.

A build goes into a folder of its own. Only a good one takes the place of the pages that are served; over
those which stay up after a bad one, every page says what is wrong.
"""

from __future__ import annotations

import gc
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from talkdown.diagnostics import Diagnostic, Severity, as_text
from talkdown.diagnostics.inert_text import as_inert_text
from talkdown.mkdocs.errors import LOG_LEVELS, captured_errors, describe_error, failure_text, log
from talkdown.mkdocs.live_site import LiveSite
from talkdown.mkdocs.page_policy import sending_policy
from talkdown.mkdocs.watch import POLLING, Watch, snapshot
from talkdown.outputs import ASSETS
from talkdown.outputs.printing import PrintCancelledError
from talkdown.pipeline.loaded_book import BookError
from talkdown.storage.atomic import write_atomic
from talkdown.storage.temporary_folder import TemporaryFolder

PROBLEMS = f"{ASSETS}/problems.txt"
"""What is wrong, as the terminal shows it, for a script on every page; empty if nothing is."""

PAGES_STAY = "the last good pages stay up"

_SECONDS_BEFORE_CHECK = 1.0
"""Seconds from a good answer to the check of all rules, and to print: first the browser gets its page."""


class EditResponder:
    """The builder of a server for authors: whatever goes wrong, it returns, and there is a site."""

    def __init__(
        self,
        *,
        server: LiveReloadServer,
        build: Callable[[Path], None],
        live_site: Callable[[], LiveSite],
    ) -> None:
        """`build` builds everything into a folder, and `live_site` gives what shows edits on the last build."""
        self._server = server
        self._build = build
        self._get_live_site = live_site
        self._live_site = live_site()
        self._folder = TemporaryFolder()
        self._build_count = 0
        self._previous_target = self._folder.path / "none yet"
        self._site_files = snapshot(self._live_site.site_paths)
        self._watch = Watch(self._watched_paths())
        self._writing = threading.Lock()
        self._timer = threading.Timer(0, lambda: None)

    @property
    def trigger(self) -> Path:
        """The one file that the server has to watch."""
        return self._watch.trigger

    @property
    def _target(self) -> Path:
        """The folder that is served."""
        return Path(self._server.root)

    def _watched_paths(self) -> list[str | Path]:
        return [*self._live_site.site_paths, self._live_site.phrasebook]

    def start(self) -> None:
        """Begin to watch; what the first build has left for later is done soon."""
        write_problems(self._target, "")
        self._watch.start()
        self._finish_later(self._print)

    def stop(self) -> None:
        """Watch no longer, and delete what was built."""
        self._timer.cancel()
        self._watch.stop()
        self._folder.delete()

    def __call__(self) -> None:
        """Bring the pages up to date after an edit, or say on them what is wrong with it."""
        self._watch.acknowledge()
        self._timer.cancel()
        with captured_errors() as messages:
            try:
                self._update()
            except (Exception, SystemExit) as error:
                if not isinstance(error, (MkDocsException, BookError, SystemExit)):
                    log.error(describe_error(error))
                text = failure_text(error, messages)
                log.error(PAGES_STAY if messages else f"{text}\n{PAGES_STAY}")
                self._show_on_pages(f"{text}\n\n{PAGES_STAY}\n")
            else:
                self._show_on_pages("")

    def _update(self) -> None:
        if snapshot(self._live_site.site_paths) != self._site_files:
            self._build_everything()
            self._finish_later(self._print)  # a build has checked all rules
        else:
            with self._writing:
                self._live_site.update(self._target)
            self._finish_later(self._check_and_print)

    def _build_everything(self) -> None:
        """Build the whole site beside the one that is served, and serve it instead."""
        self._build_count += 1
        target = self._folder.path / str(self._build_count)
        site_paths = self._live_site.site_paths
        site_files = snapshot(site_paths)  # before the build: an edit during it is not missed
        try:
            with self._writing:
                self._build(target)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        self._live_site = self._get_live_site()
        has_moved = self._live_site.site_paths != site_paths
        self._site_files = snapshot(self._live_site.site_paths) if has_moved else site_files
        self._watch.paths = [Path(path).absolute() for path in self._watched_paths()]
        write_problems(target, "")
        # The pages of before stay until the next build: who asked for one a moment ago still gets it.
        shutil.rmtree(self._previous_target, ignore_errors=True)
        self._previous_target = self._target
        self._server.root = str(target)
        gc.collect()
        gc.freeze()  # what a build leaves behind stays for long; later collections need not look at it

    def _finish_later(self, finish: Callable[[], None]) -> None:
        """Do the rest in a while, unless another edit comes first."""
        self._timer.cancel()
        self._timer = threading.Timer(_SECONDS_BEFORE_CHECK, self._finish, [finish])
        self._timer.daemon = True
        self._timer.start()

    def _finish(self, finish: Callable[[], None]) -> None:
        """Do it, and say what goes wrong: there is nobody else who would."""
        try:
            finish()
        except Exception as error:
            text = describe_error(error)
            log.error(text)
            self._show_on_pages(f"{text}\n\n{PAGES_STAY}\n")

    def _show_on_pages(self, text: str) -> None:
        """Say on every page what is wrong, if the disk lets us: the terminal has it in any case."""
        with suppress(OSError):
            write_problems(self._target, text)

    def _check_and_print(self) -> None:
        """What takes longer than an author waits for: all rules, and print."""
        problems = self._live_site.check_book()
        has_errors = any(problem.severity is Severity.error for problem in problems)
        if problems:
            text = _report(problems, self._live_site)
            if has_errors:
                write_problems(self._target, text)
        if not has_errors:
            self._print()

    def _print(self) -> None:
        live_site, rendered_site = self._live_site, self._live_site.rendered_site

        def is_current() -> bool:
            return self._live_site is live_site and live_site.rendered_site is rendered_site

        try:
            site_print = live_site.print(is_current)
        except PrintCancelledError:
            return
        with self._writing:
            if is_current() and (problems := live_site.show_print(site_print, self._target)):
                _report(problems, live_site)


def answer_edits(
    server: LiveReloadServer, *, build: Callable[[Path], None], live_site: Callable[[], LiveSite]
) -> EditResponder:
    """Have a server that has built its site once answer edits by an `EditResponder`, which has to be stopped.

    With all that it sends go the headers of the build that it shows.
    """
    edit_responder = EditResponder(server=server, build=build, live_site=live_site)

    def error_page(code: int) -> bytes | None:
        with suppress(OSError):
            return Path(server.root, f"{code}.html").read_bytes()
        return None

    server.set_app(sending_policy(server.get_app() or server.serve_request, lambda: Path(server.root)))
    server.builder = edit_responder
    server.error_handler = error_page
    server.build_delay = POLLING / 2  # an edit is noticed as a whole: nothing more is to be waited for
    server.watch(str(edit_responder.trigger))
    edit_responder.start()
    return edit_responder


def write_problems(site: Path, text: str) -> None:
    """Say on every page what is wrong; nothing is with an empty text."""
    write_atomic(site / PROBLEMS, as_inert_text(text).encode(), durable=False)


def _report(problems: list[Diagnostic], live_site: LiveSite) -> str:
    """Log problems, at least one, as what the worst of them is; gives the text."""
    text = as_text(problems, len(live_site.rendered_site.loaded_book.result.files))
    log.log(LOG_LEVELS[max(problem.severity for problem in problems)], text.rstrip())
    return text
