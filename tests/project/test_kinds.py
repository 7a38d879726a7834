"""What every kind of entry has in this repository beside its row; what is missing is named."""

from __future__ import annotations

from pathlib import Path

import yaml

from package_copy import PACKAGE, ROOT
from talkdown import model
from talkdown.model import ENTRY_KINDS
from talkdown.outputs.pages import LANDING_PAGES

PLAIN_KINDS: frozenset[str] = frozenset()
"""Kinds that are meant to be shown by the plain templates."""


def missing_parts(
    root: Path, names: list[tuple[str, str, bool]], plain_kinds: frozenset[str] = PLAIN_KINDS
) -> list[str]:
    """What kinds lack in a repository: by the name, the folder, and whether entries have pages of their own."""
    templates = PACKAGE / "outputs/pages/templates"
    parts = []
    for name, folder, has_pages in names:
        parts += [PACKAGE / f"starter/new/{name}.yaml", Path(f"schema/{folder}.json")]
        if name not in plain_kinds:
            parts += [templates / f"{folder}.html", *([templates / f"{name}.html"] if has_pages else [])]
    return [part.as_posix() for part in parts if not (root / part).is_file()]


def test_every_kind_has_all_its_parts() -> None:
    kinds = [(kind.name, kind.folder, bool(kind.entry_pages_folder)) for kind in ENTRY_KINDS]
    message = (
        "CONTRIBUTING.md says what they are; a kind without a template of its own is named in PLAIN_KINDS"
    )
    assert missing_parts(ROOT, kinds) == [], message


def test_the_parts_that_a_kind_lacks_are_named(tmp_path: Path) -> None:
    names = [("praise", "praise", False), ("medal", "medals", True)]
    assert missing_parts(tmp_path, names, plain_kinds=frozenset()) == [
        "generator/talkdown/starter/new/praise.yaml",
        "schema/praise.json",
        "generator/talkdown/outputs/pages/templates/praise.html",
        "generator/talkdown/starter/new/medal.yaml",
        "schema/medals.json",
        "generator/talkdown/outputs/pages/templates/medals.html",
        "generator/talkdown/outputs/pages/templates/medal.html",
    ]


def test_a_kind_that_is_meant_to_be_plain_lacks_no_template(tmp_path: Path) -> None:
    assert missing_parts(tmp_path, [("medal", "medals", True)], plain_kinds=frozenset({"medal"})) == [
        "generator/talkdown/starter/new/medal.yaml",
        "schema/medals.json",
    ]


def test_no_two_kinds_share_a_name_a_folder_or_the_letter_of_their_codes() -> None:
    for field in ("name", "folder", "code_letter"):
        values = [getattr(kind, field) for kind in ENTRY_KINDS]
        assert len(values) == len(set(values)), f"two kinds have the same {field}: {sorted(values)}"


def test_every_kind_can_be_imported_from_the_models() -> None:
    unnamed_classes = [
        kind.entry_class.__name__ for kind in ENTRY_KINDS if kind.entry_class.__name__ not in model.__all__
    ]
    assert unnamed_classes == [], "import them in model/__init__.py, and name them in its __all__"


def test_every_template_is_some_kinds_or_of_a_page_without_one() -> None:
    names = {path.stem for path in (ROOT / PACKAGE / "outputs/pages/templates").glob("*.html")}
    of_kinds = {kind.folder for kind in ENTRY_KINDS} | {
        kind.name for kind in ENTRY_KINDS if kind.entry_pages_folder
    }
    assert {name for name in names - of_kinds if not name.startswith("_")} == {
        "home",
        "print",
        "phrase_list",
        "situation_list",
    }


def test_this_repositorys_navigation_leads_to_every_landing_page() -> None:
    def rows(nav: list[dict[str, object]]) -> list[tuple[str, str]]:
        pairs = [next(iter(row.items())) for row in nav if isinstance(row, dict)]
        return [
            pair
            for title, value in pairs
            for pair in (rows(value) if isinstance(value, list) else [(title, str(value))])
        ]

    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    landing_rows = [(page.title, page.path.replace(".html", ".md")) for page in LANDING_PAGES]
    assert rows(settings["nav"]) == landing_rows
