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
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from talkdown.mkdocs.build import load_site_config
from talkdown.mkdocs.edit_requests import EditRequests
from talkdown.mkdocs.plugin import TalkdownPlugin
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

    def __init__(self, config_file: Path, host: str, port: int, *, with_edits: bool = False) -> None:
        """Build the site. Raises MkDocs' exceptions if that fails, and leaves nothing behind then.

        With `with_edits`, who has the key changes texts on its pages: see `edit_address`.
        """
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
            self._edit_requests = self._take_edits() if with_edits else None
        except BaseException:
            self._folder.delete()
            raise

    @property
    def url(self) -> str:
        """Where the site can be reached."""
        return self._server.url

    @property
    def edit_address(self) -> str:
        """Where texts can be changed on the pages: what is behind `#` no browser sends, and no log keeps."""
        return f"{self.url}#edit-key={self._edit_requests.key}" if self._edit_requests else self.url

    def _take_edits(self) -> EditRequests:
        plugin = next((p for p in self._config.plugins.values() if isinstance(p, TalkdownPlugin)), None)
        if plugin is None:
            raise PluginError(
                "talkdown: list `talkdown` under `plugins:` in mkdocs.yml; there is no book to edit"
            )
        requests = EditRequests(plugin.text_editor)
        self._server.set_app(requests.around(self._server.serve_request))
        return requests

    def serve(self, on_listening: Callable[[], None]) -> None:
        """Serve until the keyboard interrupts; `on_listening` is called once the site can be reached."""
        self._server.on_listening = on_listening
        for path in (self._config.docs_dir, self._config.config_file_path):
            self._server.watch(path)  # as MkDocs does before it asks its plugins
        self._config.plugins.on_serve(self._server, config=self._config, builder=self._rebuild)
        try:
            self._server.serve()
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
