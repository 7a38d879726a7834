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


def is_any_page(path: str) -> bool:
    return True


def sections_of(folder: Path) -> list[PageSection]:
    return sections_of_pages(folder, ReadableFolders([folder]), is_any_page)


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
    assert sections_of(folder) == [
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
    assert sections_of_pages(folder / "gone", ReadableFolders([folder]), is_any_page) == []
    assert sections_of_pages(folder, ReadableFolders([folder / "deep"]), is_any_page) == []


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("{exclude: true}", False),
        ("{exclude: True}", False),
        ("{exclude: yes}", False),
        ("{exclude: ON}", False),
        ("{boost: 2, exclude: true}", False),
        ("{exclude: false}", True),
        ("{exclude: No}", True),
        ("{exclude: }", True),
        ("{boost: 2}", True),
        ("true", True),
    ],
)
def test_a_page_is_left_out_by_any_yes(search: str, is_found: bool, write: Callable[..., Path]) -> None:
    folder = write({"page.md": f"---\nsearch: {search}\n---\n# Page\n\nWords.\n"})
    assert bool(sections_of(folder)) == is_found


@pytest.mark.parametrize(
    "heading", ["What's new?", "A – B: c", "Ünïcode, 3 p.m.", "snake_case  and   spaces", "1. First"]
)
def test_an_anchor_is_the_one_that_markdown_gives(heading: str, write: Callable[..., Path]) -> None:
    folder = write({"page.md": f"# Page\n\n## {heading}\n\nWords.\n"})
    (section,) = sections_of(folder)
    html = markdown(f"## {heading}", extensions=["toc"])
    assert f'id="{section.address.partition("#")[2]}"' in html


def test_a_name_is_an_address_and_no_scheme(write: Callable[..., Path]) -> None:
    """Whatever a page is called, the finder's link leads to it."""
    folder = write({"javascript:alert(1)%2f%2f.md": "Words.", "c#1 100% ?.md": "Words."})
    assert [section.address for section in sections_of(folder)] == [
        "c%231%20100%25%20%3F.html",
        "javascript%3Aalert%281%29%252f%252f.html",
    ]


def test_a_page_that_is_not_on_the_site_is_not_in_the_finder(write: Callable[..., Path]) -> None:
    folder = write(
        {
            "a.md": "A.",
            "internal/b.md": "B.",
            "ready/README.md": "Not this one.",
            "ready/index.md": "But this one.",
        }
    )
    sections = sections_of_pages(
        folder, ReadableFolders([folder]), lambda path: not path.startswith("internal/")
    )
    assert [section.text for section in sections] == ["A.", "But this one."]


def test_an_image_in_a_link_and_a_comment_leave_their_words(write: Callable[..., Path]) -> None:
    folder = write(
        {"a.md": "# A\n\n[![Our desk](a.png)](b.md) <!-- not\n\nthis --> and a__b and __c__ and 1 < 2\n"}
    )
    assert [section.text for section in sections_of(folder)] == ["Our desk and a__b and c and 1 < 2"]
