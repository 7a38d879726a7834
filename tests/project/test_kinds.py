"""What every kind of entry has in this repository beside its row; what is missing is named."""

from __future__ import annotations

from pathlib import Path

import yaml

from package_copy import PACKAGE, ROOT
from talkdown.model import ENTRY_KINDS
from talkdown.outputs.pages import LANDING_PAGES

PLAIN_KINDS: frozenset[str] = frozenset()
"""Kinds that are meant to be shown by the plain templates."""


def missing_parts(root: Path, names: list[tuple[str, str, bool]]) -> list[str]:
    """What kinds lack in a repository: by the name, the folder, and whether entries have pages of their own."""
    templates = PACKAGE / "outputs/pages/templates"
    parts = []
    for name, folder, has_pages in names:
        parts += [PACKAGE / f"starter/new/{name}.yaml", Path(f"schema/{folder}.json")]
        if name not in PLAIN_KINDS:
            parts += [templates / f"{folder}.html", *([templates / f"{name}.html"] if has_pages else [])]
    return [part.as_posix() for part in parts if not (root / part).is_file()]


def test_every_kind_has_all_its_parts() -> None:
    kinds = [(kind.name, kind.folder, bool(kind.entry_pages_folder)) for kind in ENTRY_KINDS]
    message = (
        "CONTRIBUTING.md says what they are; a kind without a template of its own is named in PLAIN_KINDS"
    )
    assert missing_parts(ROOT, kinds) == [], message


def test_the_parts_that_a_kind_lacks_are_named() -> None:
    assert missing_parts(ROOT, [("praise", "praise", False), ("medal", "medals", True)]) == [
        "generator/talkdown/starter/new/praise.yaml",
        "schema/praise.json",
        "generator/talkdown/outputs/pages/templates/praise.html",
        "generator/talkdown/starter/new/medal.yaml",
        "schema/medals.json",
        "generator/talkdown/outputs/pages/templates/medals.html",
        "generator/talkdown/outputs/pages/templates/medal.html",
    ]


def test_every_template_is_some_kinds_or_of_a_page_without_one() -> None:
    names = {path.stem for path in (ROOT / PACKAGE / "outputs/pages/templates").glob("*.html")}
    of_kinds = {kind.folder for kind in ENTRY_KINDS} | {
        kind.name for kind in ENTRY_KINDS if kind.entry_pages_folder
    }
    assert {name for name in names - of_kinds if not name.startswith("_")} == {"home", "print", "phrase_list"}


def test_this_repositorys_navigation_leads_to_every_landing_page() -> None:
    def rows(nav: list[dict[str, object]]) -> list[tuple[str, str]]:
        pairs = [next(iter(row.items())) for row in nav if isinstance(row, dict)]
        return [
            pair
            for title, value in pairs
            for pair in (rows(value) if isinstance(value, list) else [(title, str(value))])
        ]

    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    expected = [(page.title, page.path.replace(".html", ".md")) for page in LANDING_PAGES]
    assert rows(settings["nav"]) == expected
