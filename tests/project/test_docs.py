"""What the documents say is there, is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    dead_links = [link for link in links if not (document.parent / link).exists()]
    assert dead_links == []


def test_the_recipes_name_paths_that_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    examples = {
        "generator/talkdown/rules/shouting.py",
        "tests/rules/shouting/bad/phrases.yaml",
        "tests/rules/shouting/good/phrases.yaml",
        "generator/talkdown/model/praise.py",
        "generator/talkdown/starter/new/praise.yaml",
        "generator/talkdown/outputs/pages/templates/praise.html",
        "generator/talkdown/outputs/plain_text.py",
        "generator/talkdown/outputs/printing/printables/badges.py",
        "generator/talkdown/outputs/printing/templates/badges.typ",
    }
    paths = set(re.findall(r"`((?:generator|tests|docs)/[\w./-]+)`", text)) - examples
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []
    assert len(paths) > 10
