"""Sites of a few files, published without MkDocs."""

from __future__ import annotations

from pathlib import Path

from talkdown.pipeline.publish import publishing

THESIS = "three years of work"
"""What stands in a file of somebody else's."""


def put(path: Path, text: str = THESIS) -> Path:
    """Write a file that no build has made, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def publish_files(site: Path, **files: str) -> list[str]:
    """Publish a site of a few files; what is said."""
    with publishing(site) as publication:
        for name, text in {"index_html": "home", **files}.items():
            path = publication.folder / name.replace("_", ".").replace("..", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        publication.publish()
    return publication.notes
