"""The pages of a review in a real browser, from the disk: axe finds nothing, the policy refuses nothing, nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from axe import RUN
from command_line import talkdown
from contacts import write_contact
from scripts.npm import node_modules

COLOR = ["color-contrast", "link-in-text-block"]
"""What is dark differs in color alone."""

LINES = (
    ("Tom Hale", "customer", "This is the third time I call. You people never listen! I'm going to come down there and hurt someone."),
    ("Priya Shah", "agent", "Please calm down. I'm sorry, I can see that two visits came to nothing."),
    ("Tom Hale", "customer", "Okay. Thank you."),
    ("Bot", "bot", "Your call is recorded."),
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review with the shipped book, of an agent with enough contacts for a page."""
    folder = tmp_path_factory.mktemp("review")
    for number in range(31):
        write_contact(
            folder / f"calls/{number:02d}.jsonl", f"NF-{number}", LINES, f"2026-01-{1 + number // 4:02d}"
        )
    result = talkdown(
        "review",
        "--agents",
        "--keep",
        "forever",
        str(folder / "calls"),
        "--out",
        str(folder / "review"),
        "--jobs",
        "1",
    )
    assert result.exit_code == 0, result.output
    return folder / "review/pages"


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def names_of(pages: Path) -> Iterator[str]:
    yield from ("index.html", "first.html", "progress.html", "certainty.html", "agents/a001.html")
    yield next(path.relative_to(pages).as_posix() for path in sorted((pages / "contacts").iterdir()))


def test_axe_finds_nothing_and_nothing_is_refused(browser: Browser, pages: Path, scheme: str) -> None:
    faults: list[str] = []
    # Axe is no script of the page: the policy is followed, and only what we bring is let by.
    with browser.new_context(color_scheme=scheme, bypass_csp=False) as context:  # type: ignore[arg-type]
        context.add_init_script(path=node_modules() / "axe-core/axe.min.js")
        page = context.new_page()
        page.on(
            "console",
            lambda message: faults.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on(
            "request",
            lambda request: faults.append(request.url) if not request.url.startswith("file:") else None,
        )
        for name in names_of(pages):
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto((pages / name).as_uri())
                page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
                faults += [
                    f"{name}, {width} px: {fault}"
                    for fault in page.evaluate(RUN, COLOR if scheme == "dark" else [])
                ]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    faults.append(f"{name}, {width} px: wider than the window")
    assert not faults, "\n".join(faults)
