"""The author's own pages, section by section, as a search reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from talkdown.loader.page_sections import PageSection, sections_of_pages
from talkdown.storage.inside import ReadableFolders

PAGE = """---
description: Ours.
---

# Front *desk*

Ask [the lead](lead.md) first, **always**.

## Refunds & credits

- Up to `$25`.

```
## No heading
```

## Refunds & credits

| A | B |
|---|:--|
| [[tell-me]] | <b>x</b> |

### Who decides {#deciders .big}
"""


def test_a_page_falls_into_sections_that_have_an_address(write: Callable[..., Path]) -> None:
    folder = write(
        {
            "desk.md": PAGE,
            "deep/README.md": "Words without a heading.",
            "hidden.md": "---\nsearch:\n  exclude: true\n---\n# Not this\n\nSecret.\n",
            "bad.md": b"\xff\xfe# x",
            "notes.txt": "# Not a page",
        }
    )
    (folder / "link.md").symlink_to("/etc/hostname")
    assert sections_of_pages(folder, ReadableFolders([folder])) == [
        PageSection("deep/index.html", "Index", "", "Words without a heading."),
        PageSection("desk.html", "Front desk", "", "Ask the lead first, always."),
        PageSection(
            "desk.html#refunds-credits",
            "Front desk",
            "Refunds & credits",
            "Up to $25. ## No heading".replace("## ", ""),
        ),
        PageSection("desk.html#refunds-credits_1", "Front desk", "Refunds & credits", "A B tell-me x"),
        PageSection("desk.html#deciders", "Front desk", "Who decides", ""),
    ]
    assert sections_of_pages(folder / "gone", ReadableFolders([folder])) == []
    assert sections_of_pages(folder, ReadableFolders([folder / "deep"])) == []


@pytest.mark.parametrize(
    "heading", ["What's new?", "A – B: c", "Ünïcode, 3 p.m.", "snake_case  and   spaces", "1. First"]
)
def test_an_anchor_is_the_one_that_markdown_gives(heading: str, write: Callable[..., Path]) -> None:
    folder = write({"page.md": f"# Page\n\n## {heading}\n\nWords.\n"})
    (section,) = sections_of_pages(folder, ReadableFolders([folder]))
    html = markdown(f"## {heading}", extensions=["toc"])
    assert f'id="{section.address.partition("#")[2]}"' in html
