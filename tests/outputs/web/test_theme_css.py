"""What is left of the theme's style sheets: before, what the site asks of the theme, after.

The theme's classes are its own affair: `expected/theme-classes.txt` shows those of the version that is installed,
by the part they belong to. After an upgrade, read what is new there before `pytest --update`: a class of a part that
`PARTS` does not name stays on every site, and one that begins like a part goes with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import material
import pytest

from talkdown.outputs.web import without_unused_rules
from talkdown.outputs.web.theme_css import PARTS, part_of, selectors_of

BLOG = ".md-post{color:red}"
MOTION = "@keyframes fact{0%{top:0}to{top:1px}}"
TITLE = """[title=",)]}{[( .md-post"]"""


@pytest.mark.parametrize(
    ("sheet", "uses", "left"),
    [
        (".a{color:red}.b,.c:hover{margin:0}", set(), ".a{color:red}.b,.c:hover{margin:0}"),
        (BLOG, set(), ""),
        (BLOG, {"blog"}, BLOG),
        (".a,.md-post .b,.c{margin:0}", set(), ".a,.c{margin:0}"),
        (".a:not(.md-post){margin:0}", set(), ".a:not(.md-post){margin:0}"),
        (".a:is(.md-post,.b),.md-post{margin:0}", set(), ".a:is(.md-post,.b){margin:0}"),
        ("@media print{.md-post{margin:0}.a{margin:0}}", set(), "@media print{.a{margin:0}}"),
        ("@media print{.md-post{margin:0}}.a{margin:0}", set(), ".a{margin:0}"),
        (MOTION, set(), ""),
        (MOTION + ".a{animation:fact 1s}", set(), MOTION + ".a{animation:fact 1s}"),
        (MOTION + ".a{animation-name:fact}", set(), MOTION + ".a{animation-name:fact}"),
        (MOTION + ".a{animation:facts 1s}", set(), ".a{animation:facts 1s}"),
        (MOTION + ".md-source{animation:fact 1s}", set(), ""),
        (":root{--md-code-hl-color:#fff;--md-code-fg-color:#000}", set(), ":root{--md-code-fg-color:#000}"),
        (":root{--md-code-hl-color:#fff}", {"pymdownx.superfences"}, ":root{--md-code-hl-color:#fff}"),
        ('@charset "UTF-8";html{margin:0}', set(), '@charset "UTF-8";html{margin:0}'),
        (
            """.a{--i:url("data:,<b d='}'>")}.b{mask:var(--i)}""",
            set(),
            """.a{--i:url("data:,<b d='}'>")}.b{mask:var(--i)}""",
        ),
        ("[data-md-color-primary=teal]{top:0}", {"primary=indigo"}, ""),
        ("[data-md-color-primary=teal]{top:0}", {"primary=teal"}, "[data-md-color-primary=teal]{top:0}"),
        ("[data-md-color-switching] *{top:0}", set(), ""),
        (".a:not([class]) td>:first-child,.a td{top:0}", set(), ".a td{top:0}"),
        (
            ":root{--a:url('x;y');--b:url('z')}.md-post{mask:var(--a)}.c{mask:var(--b)}",
            set(),
            ":root{--b:url('z')}.c{mask:var(--b)}",
        ),
        ("@media print{.md-post{top:0}.a{top:0}}", set(), "@media print{.a{top:0}}"),
        ("@supports (top:0){.md-post{top:0}.a{top:0}}", set(), "@supports (top:0){.a{top:0}}"),
        ('@charset "utf-8";@media print{.md-post{top:0}}.a{top:0}', set(), ".a{top:0}"),
        ("@font-face{src:x}.a{top:0}", set(), "@font-face{src:x}.a{top:0}"),
        (":is(.a,.md-post,.b){top:0}", set(), ":is(.a,.md-post,.b){top:0}"),
        ("[a='x,y'],.md-post,.b[c]{top:0}", set(), "[a='x,y'],.b[c]{top:0}"),
        (".a:not(.md-post).md-tag,.c{top:0}", set(), ".c{top:0}"),
        ('[title="a]b"],.md-post,.c{top:0}', set(), '[title="a]b"],.c{top:0}'),
        ('[title="(,{"],.md-post,.c{top:0}', set(), '[title="(,{"],.c{top:0}'),
        ("[title='\\'(,'],.md-post,.c{top:0}", set(), "[title='\\'(,'],.c{top:0}"),
        (r".a\,\(b,.md-post,.c{top:0}", set(), r".a\,\(b,.c{top:0}"),
        ('.a[title=".md-post"]{top:0}', set(), '.a[title=".md-post"]{top:0}'),
        (r".a\.md-post{top:0}", set(), r".a\.md-post{top:0}"),
        (".a:not(:is(:not(:is(.md-post)))){top:0}", set(), ".a:not(:is(:not(:is(.md-post)))){top:0}"),
        ('.a:not([title=")"] .md-post){top:0}', set(), '.a:not([title=")"] .md-post){top:0}'),
        (".a{mask:url(data:,{)}.md-post{top:0}", set(), ".a{mask:url(data:,{)}"),
        (".md-code__nav{top:0}", {"content.code.select"}, ".md-code__nav{top:0}"),
        (".tabbed-set{top:0}.task-list-item{top:0}", {"pymdownx.tabbed"}, ".tabbed-set{top:0}"),
    ],
)
def test_rules_that_nothing_asks_for_are_left_out(sheet: str, uses: set[str], left: str) -> None:
    assert without_unused_rules(sheet, uses) == left


# --- the sheets of the theme that is installed ---


@cache
def installed_sheet() -> str:
    """The theme's two sheets, in the order in which the plugin joins them."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    main, palette = (next(folder.glob(f"{name}.*.min.css")) for name in ("main", "palette"))
    return main.read_text(encoding="utf-8") + palette.read_text(encoding="utf-8")


def classes_of(selectors: list[str]) -> set[str]:
    return {name for selector in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}


def every_use() -> set[str]:
    """All that a site can ask of the theme."""
    colors = re.findall(r"data-md-color-((?:primary|accent)=[a-z-]+)", installed_sheet())
    return {use for uses in PARTS.values() for use in uses.split()} | set(colors)


def test_the_classes_of_the_theme_are_those_we_know(golden: Callable[[Path, str], None]) -> None:
    classes = defaultdict(list)
    for name in sorted(classes_of(list(selectors_of(installed_sheet())))):
        classes[part_of(name)].append(name)
    text = "".join(
        f"{part or 'on every site'} ({PARTS.get(part) or '–'})\n" + "".join(f"  {name}\n" for name in names)
        for part, names in sorted(classes.items())
    )
    golden(Path(__file__).parent / "expected/theme-classes.txt", text)


@pytest.mark.parametrize("part", PARTS)
def test_the_theme_has_each_part(part: str) -> None:
    assert part in {part_of(name) for name in classes_of(list(selectors_of(installed_sheet())))}


@pytest.mark.parametrize("part", [part for part, uses in PARTS.items() if uses])
def test_what_asks_for_a_part_gets_all_of_it(part: str) -> None:
    """A rule may name several parts; it is back when all of them are asked for."""
    others = every_use() - set(PARTS[part].split())
    selectors_left_out = set(selectors_of(installed_sheet())) - set(
        selectors_of(without_unused_rules(installed_sheet(), others))
    )
    assert any(part in {part_of(name) for name in classes_of([selector])} for selector in selectors_left_out)
    selectors = set(selectors_of(without_unused_rules(installed_sheet(), every_use())))
    selectors_lost = [
        selector
        for selector in selectors_left_out - selectors
        if part in {part_of(n) for n in classes_of([selector])}
    ]
    assert selectors_lost == []


def test_a_site_that_asks_for_everything_loses_what_slows_the_browser_alone() -> None:
    selectors = set(selectors_of(without_unused_rules(installed_sheet(), every_use())))
    for selector in set(selectors_of(installed_sheet())) - selectors:
        assert (
            "[data-md-color-switching]" in selector
            or ":not([class]) t" in selector
            or selector.startswith(".md-search")
            or " .md-search" in selector
        ), selector


def test_a_quoted_bracket_in_a_list_of_selectors_costs_the_list_nothing() -> None:
    """The theme as it would be if it asked for a title with brackets, wherever it now asks for text alone."""
    sheet_with_titles = re.sub(
        r"\.md-typeset(?![\w-])", lambda match: match.group() + TITLE, installed_sheet()
    )
    assert sheet_with_titles.count(TITLE) > 500
    assert [selector.replace(TITLE, "") for selector in selectors_of(sheet_with_titles)] == list(
        selectors_of(installed_sheet())
    )
    for uses in (set[str](), {"footnotes"}, every_use()):
        rules = without_unused_rules(sheet_with_titles, uses).replace(TITLE, "")
        assert rules == without_unused_rules(installed_sheet(), uses)


def test_no_rule_is_changed_or_made() -> None:
    """Each selector that is left was there, as often and in the same order."""
    selectors = selectors_of(installed_sheet())
    for selector in selectors_of(without_unused_rules(installed_sheet(), {"footnotes"})):
        assert selector in selectors  # goes on in the iterator, where the one before was
