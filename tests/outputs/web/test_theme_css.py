"""What is left of the theme's style sheets: before, what the site asks of the theme, after."""

from __future__ import annotations

import pytest

from talkdown.outputs.web import without_unused_rules

BLOG = ".md-post{color:red}"


@pytest.mark.parametrize(
    ("sheet", "asked", "left"),
    [
        (".a{color:red}.b,.c:hover{margin:0}", set(), ".a{color:red}.b,.c:hover{margin:0}"),
        (BLOG, set(), ""),
        (BLOG, {"blog"}, BLOG),
        (".a,.md-post .b,.c{margin:0}", set(), ".a,.c{margin:0}"),
        (".a:not(.md-post){margin:0}", set(), ".a:not(.md-post){margin:0}"),
        (".a:is(.md-post,.b),.md-post{margin:0}", set(), ".a:is(.md-post,.b){margin:0}"),
        ("@media print{.md-post{margin:0}.a{margin:0}}", set(), "@media print{.a{margin:0}}"),
        ("@media print{.md-post{margin:0}}.a{margin:0}", set(), ".a{margin:0}"),
        ("@keyframes md-post{0%{top:0}to{top:1px}}", set(), "@keyframes md-post{0%{top:0}to{top:1px}}"),
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
        (".md-code__nav{top:0}", {"content.code.select"}, ".md-code__nav{top:0}"),
        (".tabbed-set{top:0}.task-list-item{top:0}", {"pymdownx.tabbed"}, ".tabbed-set{top:0}"),
    ],
)
def test_rules_that_nothing_asks_for_are_left_out(sheet: str, asked: set[str], left: str) -> None:
    assert without_unused_rules(sheet, asked) == left
