"""What of a page the Content-Security-Policy would keep from working, and where its author wrote it."""

from __future__ import annotations

import pytest

from talkdown.outputs.web.refused_markup import lines_of, redirecting_markup, refused_markup


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        ('<p class="a">fine</p><a href="#on">on</a>', []),
        ('<p style="color: red">x</p>', ['<p style="color: red">']),
        ("<p style='color: red'>x</p>", ['<p style="color: red">']),
        ('<P STYLE="color: red">x</P>', ['<p style="color: red">']),
        ('<a id="b" onclick="run()">x</a>', ['<a id="b" onclick="run()">']),
        ("<style>p { top: 0 }</style>", ["<style>"]),
        ("<style media=print>p { top: 0 }</style>", ['<style media="print">']),
        ("<script>\"<p style='a'>\"</script>", []),  # a text in a script is not a part of the page
        ('<p style="a">1</p><p style="a">2</p><i onload="b">', ['<p style="a">', '<i onload="b">']),
        (f'<p style="{"x" * 200}">', [f'<p style="{"x" * 110}']),
        ('<p title=">" style=red>x</p>', ['<p title=">" style="red">']),
        ('<img/onerror="run()">', ['<img onerror="run()">']),
        ("<p style>x</p>", []),  # an empty style styles nothing
        ("<!-- <p style='a'> --><textarea><p style='a'></textarea>", []),
        ("<svg><path style='a'/></svg>", ['<path style="a">']),
        ("<iframe src=own.html></iframe>", ['<iframe src="own.html">']),
        ("<video src=own.mp4></video>", ['<video src="own.mp4">']),
        ("<td background=//b>x", []),  # no cell without a table
        ("<table background=//b>", ['<table background="//b">']),
        ("<a ping=/b>x</a>", ['<a ping="/b">']),
        ("<base href=/>", ['<base href="/">']),
        ('<img src="own.png"><img src="data:image/png;base64,AA">', []),
        ("<img src=//a.example/b.png>", ['<img src="//a.example/b.png">']),
        ("<img src=' HTTPS:a.example'>", ['<img src=" HTTPS:a.example">']),
        ('<img src="/\\a.example/b">', ['<img src="/\\a.example/b">']),
        (
            '<img srcset="own.png 1x, https://a.example/b 2x">',
            ['<img srcset="own.png 1x, https://a.example/b 2x">'],
        ),
        ('<a href="https://a.example">a link leads there, and loads nothing</a>', []),
        ('<link rel="canonical" href="https://a.example">', []),
        (
            '<link rel="StyleSheet" href="https://a.example">',
            ['<link rel="StyleSheet" href="https://a.example">'],
        ),
        ('<script src="https://a.example"></script>', ['<script src="https://a.example">']),
        ('<form action="/x"></form><form></form>', ['<form action="/x">']),
        ('<a href="javascript:run()">x</a>', ['<a href="javascript:run()">']),
        ('<a href=" java&#10;script&colon;run()">x</a>', ['<a href=" java\nscript:run()">']),
        ('<svg><a xlink:href="JavaScript:run()">x</a></svg>', ['<a xlink:href="JavaScript:run()">']),
        ('<link rel="preconnect" href="//a.example">', ['<link rel="preconnect" href="//a.example">']),
        ('<svg><feImage href="//a.example/b"/></svg>', ['<feImage href="//a.example/b">']),
        # With scripts on, a browser ends `noscript` at the very letters, though they stand in an attribute.
        (
            '<noscript><p title="</noscript><img src=x onerror=run()>"></p></noscript>',
            ['<img src="x" onerror="run()">'],
        ),
        ('<form name="currentScript"></form>', ['<form name="currentScript">']),
        ('<img name="getElementById" src="own.png">', ['<img name="getElementById" src="own.png">']),
        ('<a name="old-place">x</a>', []),
        (
            '<script id="__config">{"base": "//a.example"}</script><script id="__config">{}</script>',
            ['<script id="__config">'],
        ),
        (
            '<noscript><p title="</noscript><script id=__config>{}</script>"></p></noscript><script id="__config">{}</script>',
            ['<script id="__config">'],
        ),
        ('<div><template shadowrootmode="open"></template></div>', ['<template shadowrootmode="open">']),
        ("<template><p>x</p></template>", []),
        ('<svg><path fill="url(//a.example/b)"/></svg>', ['<path fill="url(//a.example/b)">']),
        ('<svg><path mask="url(#own)"/></svg>', []),
        (
            '<link rel="preload" imagesrcset="own.png 1x, //a.example/b 2x">',
            ['<link rel="preload" imagesrcset="own.png 1x, //a.example/b 2x">'],
        ),
        ("<portal src=own.html></portal>", ['<portal src="own.html">']),
        (
            "<img src=own.png attributionsrc=//a.example>",
            ['<img src="own.png" attributionsrc="//a.example">'],
        ),
        ("<noscript><p onclick=run()></p></noscript>", ['<p onclick="run()">']),
        ("<noscript>a</noscript></noscript><noscript>b", []),
    ],
)
def test_what_would_not_work_under_the_policy_is_named_once(page: str, parts: list[str]) -> None:
    assert refused_markup(page) == parts


@pytest.mark.parametrize(
    ("source", "markup", "line"),
    [
        ("a\n\n<b style='x'>", '<b style="x">', 3),
        ("a\n<B STYLE=x>", '<b style="x">', 2),
        ("<b style=y>\n<b\n style=x>", '<b style="x">', 2),
        ("a\n<script>\nrun()</script>", "\nrun()", 2),
        ("a\n<svg><image href='//b'/></svg>", '<image href="//b">', 2),
        ("from a snippet", "<b style>", 1),
    ],
)
def test_the_line_is_that_of_the_source(source: str, markup: str, line: int) -> None:
    assert lines_of([markup], source) == {markup: line}


def test_many_lines_are_found_at_once() -> None:
    markups = ['<b style="x">', '<b style="y">', "run()", "<i onload>"]
    source = "<b style=y>\n\n<script>run()</script>\n<b style=x><b style=x>"
    assert lines_of(markups, source) == dict(zip(markups, (4, 1, 3, 1), strict=True))


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        (
            "<META HTTP-EQUIV=Refresh CONTENT='0;url=//a.example'>",
            ['<meta http-equiv="Refresh" content="0;url=//a.example">'],
        ),
        ('<p><meta http-equiv=" refresh " content="9">', ['<meta http-equiv=" refresh " content="9">']),
        ('<meta http-equiv="x-ua-compatible" content="ie=edge"><meta name="refresh">', []),
        ('<!-- <meta http-equiv="refresh"> --><meta http-equiv>', []),
    ],
)
def test_what_leads_readers_away_is_found(page: str, parts: list[str]) -> None:
    assert redirecting_markup(page) == parts
