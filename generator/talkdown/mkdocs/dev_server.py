"""The development server: an edited phrase is in the browser at once, and no edit stops it.

`mkdocs serve` and `talkdown serve` share it: both have MkDocs' server, made safe by
`edit_responder.answer_edits`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from talkdown.mkdocs.build import load_site_config
from talkdown.mkdocs.watch import POLLING
from talkdown.storage.temporary_folder import TemporaryFolder


class _AnnouncingServer(LiveReloadServer):
    """MkDocs' server, which also says when it can be reached."""

    on_listening: Callable[[], None]

    def server_activate(self) -> None:
        super().server_activate()
        self.on_listening()


class DevServer:
    """The site of one mkdocs.yml, served on this machine."""

    def __init__(self, config_file: Path, host: str, port: int) -> None:
        """Build the site. Raises MkDocs' exceptions if that fails, and leaves nothing behind then."""
        self._config_file = config_file
        self._folder = TemporaryFolder()
        try:
            self._config = self._load_config()
            self._config.plugins.on_startup(command="serve", dirty=False)
            self._server = _AnnouncingServer(
                self._rebuild,
                host,
                port,
                root=str(self._folder.path),
                mount_path=urlsplit(self._config.site_url or "/").path,
                polling_interval=POLLING,
            )
            self._build(self._config)
        except BaseException:
            self._folder.delete()
            raise

    @property
    def url(self) -> str:
        """Where the site can be reached."""
        return self._server.url

    def serve(self, on_listening: Callable[[], None], *, open_in_browser: bool = False) -> None:
        """Serve until the keyboard interrupts; `on_listening` is called once the site can be reached."""
        self._server.on_listening = on_listening
        for path in (self._config.docs_dir, self._config.config_file_path):
            self._server.watch(path)  # as MkDocs does before it asks its plugins
        self._config.plugins.on_serve(self._server, config=self._config, builder=self._rebuild)
        try:
            self._server.serve(open_in_browser=open_in_browser)
        except KeyboardInterrupt:
            pass
        finally:
            self._config.plugins.on_shutdown()
            self._server.shutdown(wait=self._server.serve_thread.is_alive())
            self._folder.delete()

    def _rebuild(self) -> None:
        self._build(self._load_config())

    def _load_config(self) -> MkDocsConfig:
        config, _ = load_site_config(self._config_file, site_dir=self._folder.path)
        return config

    def _build(self, config: MkDocsConfig) -> None:
        config.site_url = self.url
        build(config, serve_url=self.url)
