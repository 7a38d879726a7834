"""Where a file of the project can be edited in its repository, as `edit_uri` or `edit_uri_template` in mkdocs.yml say."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from talkdown.diagnostics import Position
from talkdown.outputs.pages.entry_marks import with_line

_FOLDER_AND_UP = re.compile(r"(?!\.\.(?:/|%2F))(?:[^/?#=:%]|%(?!2F))+(?:/|%2F)\.\.(?:/|%2F)")
"""`content/../`, also as `{path!q}` of a template writes it."""


def edit_address(path: str, config: MkDocsConfig) -> str:
    """Where a file can be edited; empty for no file, for one outside of the project, and without a repository.

    MkDocs counts paths from `docs_dir`, and says where that lies; the phrasebook lies beside it.
    """
    if not path or not (config.edit_uri or config.edit_uri_template):
        return ""
    real_path, project = Path(path).resolve(), Path(config.config_file_path).resolve().parent
    if not real_path.is_relative_to(project):
        return ""  # an entry of the book that this one extends
    from_docs = Path(os.path.relpath(real_path, Path(config.docs_dir).resolve())).as_posix()
    if config.edit_uri_template:
        address = config.edit_uri_template.format(from_docs, posixpath.splitext(from_docs)[0])
    else:
        address = str(config.edit_uri) + quote(from_docs)  # MkDocs has made it end in a slash
    repository = config.repo_url or ""
    if address.startswith(("?", "#")):
        whole_address = repository + address
    else:
        whole_address = urljoin(f"{repository.rstrip('/')}/" if repository else "", address)
    # `urljoin` leaves out a folder before `..` in a path, and not in a query.
    while (shorter_address := _FOLDER_AND_UP.sub("", whole_address, count=1)) != whole_address:
        whole_address = shorter_address
    return whole_address


def line_address(position: Position, config: MkDocsConfig) -> str:
    """Where a line can be edited; empty where its file cannot."""
    address = edit_address(position.path, config)
    return with_line(address, position.line) if address else ""
