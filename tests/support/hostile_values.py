"""What an author, or an attacker, writes where a phrasebook and its site take something: for cases made by chance."""

from __future__ import annotations

from typing import Any

Route = tuple[str | int, ...]
"""From the top of a YAML file to a value."""

SPACES = (
    "\u202f",
    "\u2003",
    "\u3000",
    "\u00a0",
    "\u2007",
    "\u1680",
    "\u2028",
    "\u200b",
    "\t",
    "\v",
    "\u0085",
)
TEXTS: tuple[str, ...] = (
    "→", "Pause → bring in your lead", "☎", "Ж", "Спокойно", "落ち着いて", "مرحبا", "שלום", "\U0001f600", "é", "ŉ", "ǰ", "ﬁ", "µm",
    "Vraiment\u202f?", "two\u2003words", "full\u3000width", " \u3000 ", "\u200d", "\u202eevil", "\x00", "\x1b[31m", "\ud800", "\ufdd0",
    "", " ", "no", "1e3", "2024-01-31", "~", "{", "{name", "{name}", "{nobody}", "{constructor}", "{{ config }}", "{% raw %}",
    "**a " * 300, "*a " * 300, "[[" * 300, "[[x]]", "[[technique/hear-them-out]]", "[[hear-them-out|" + "x" * 300 + "]]", "'a " * 300, "\"'" * 300,
    "!" * 900 + "x", "W" * 60, "W" * 399, "word " * 60, "word " * 700, "x" * 5_000, "x " * 30_000, "a\nb\n\nc", "\\(x\\) [sound:x] [latex]x[/latex]",
    "<svg><script/></svg>", "<script>alert(1)</script>", "#panic()", "$x$", "javascript:alert(1)", "=cmd()", "＝cmd()", "../../etc/passwd", "&amp;",
    "constructor", "__proto__", "index", "con", "a" * 64, "a" * 65, "Ümläut", "https://x.example/" + "a" * 150, "https://x.example/" + "a" * 3_000,
    "https://exa mple.org", "//x", "https://[::1]/", "x" * 250, "#ffffff", "#FFFFFF", "#000", "alert", "message-outline", "99", "-1", "100000000000",
)  # fmt: skip
"""What is put in the place of a text."""

VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    3.5,
    [],
    {},
    [[]],
    ["x"],
    {"a": "b"},
    {"a": {"b": ["c"]}},
    "x",
    10**30,
)

OWN_FILES = (
    "index.md", "signs.md", "print.md", "techniques/hear-them-out.html", "assets/talkdown/book.css", "assets/talkdown/talkdown.js", "assets/x.css",
    "print/cards.pdf", "sw.js", "404.md", "404.html", "README.md", "sub/index.md", "x.markdown", "sub/x.html", "a b.md", "ü.md", "#x.md", "?.md",
    "manifest.webmanifest", "robots.txt", "sitemap.xml", "_server/nginx.conf", "search/search_index.json", "CON.md", ".hidden.md", "x.md.bak", "Signs.md",
    "t/T-01/index.html", "t/T-01/index.md",
)  # fmt: skip
PAGES = (
    "# A page\n\nText.\n", "", "---\ntitle: [\n---\n", "---\n- a\n---\n# X\n", "---\ntitle: 3\n---\n",
    "[x](signs.md) [y](nowhere.md)\n", "<style>a{}</style><script>1</script>\n", "# " + "x" * 3_000 + "\n", "![x](x.png)\n", "{{ x }} {% x %}\n",
    "**a " * 2_000, "> " * 300 + "x\n", "- " * 60 + "x\n", "[" * 500 + "\n", "<" * 3_000 + "\n", "```\n# x\n", "[x]: <y>\n[x]\n", "\ufeff# X\n", "Ж\n", "# \u202f\n",
)  # fmt: skip
LOGOS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>', "<svg/>", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>', "no xml", "",
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><text x="0" y="3">Ж</text></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e9 1e-9"><path d="M0 0h9v3H0z"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="x"><path d="zz"/></svg>',
)  # fmt: skip
SETTINGS: tuple[tuple[Route, Any], ...] = (
    (("site_name",), "Ж → \u202f"), (("site_name",), 3), (("site_url",), "https://words.example/a/b"), (("site_url",), "x"), (("site_url",), "//"),
    (("docs_dir",), "nowhere"), (("docs_dir",), "phrasebook"), (("docs_dir",), "."), (("docs_dir",), 3), (("theme",), "mkdocs"), (("theme", "name"), "readthedocs"),
    (("theme", "palette"), {"primary": "red"}), (("theme", "palette"), []), (("theme", "features"), ["navigation.tabs"]), (("theme", "favicon"), "x.png"),
    (("theme", "language"), "de"), (("theme", "language"), "xx"), (("theme", "icon"), {"repo": "fontawesome/brands/git-alt"}), (("repo_url",), "x"), (("nav",), []),
    (("nav",), [{"X": "nowhere.md"}]), (("nav",), "x"), (("strict",), True), (("use_directory_urls",), True), (("extra_css",), ["x.css"]), (("extra",), {"x": 1}),
    (("markdown_extensions",), ["tables", "toc"]), (("site_dir",), "site"), (("exclude_docs",), "*.md"), (("edit_uri",), "edit/main"),
    (("plugins",), ["talkdown", "search"]), (("plugins",), ["search"]), (("plugins",), {"talkdown": {}}), (("plugins",), ["talkdown", "nothing"]),
)  # fmt: skip
PLUGIN_SETTINGS: tuple[dict[str, Any], ...] = (
    {"print": {"kinds": []}}, {"print": {"kinds": ["poster", "quiz"], "papers": "a3"}}, {"print": {"kinds": ["cards"], "inks": ["mono"], "bleed": "3mm"}},
    {"print": {"kinds": ["pocket"], "duplex": "fold"}}, {"print": {"kinds": ["calibration"]}}, {"print": {"stages": ["nothing"]}}, {"print": {"bleed": "99mm"}},
    {"print": {"back_offset": "x"}}, {"print": {"paper": "a4", "papers": ["a4"]}}, {"print": {"kinds": ["anki", "zine"], "techniques": ["hear-them-out"]}},
    {"print": 3}, {"print": {"kinds": "all"}}, {"print": {"bleed": "nan"}}, {"offline": False}, {"offline": "x"}, {"indexed": True}, {"frame_ancestors": ["https://x.example"]},
    {"frame_ancestors": ["x y"]}, {"frame_ancestors": "x"}, {"phrasebook": "nowhere"}, {"phrasebook": 3}, {"nothing": 1},
)  # fmt: skip
INSERTIONS = (
    b"\xff", b"\x00", b"\xe2\x82", b"\n---\n", b"\n- ", b": ", b'"', b"'", b"&a ", b"*a", b"\t", b"[" * 200, b"\xe2\x80\xaf", b"\xf0\x9f\x98\x80",
)  # fmt: skip
"""What is put somewhere into a file."""
BRAND_FIELDS: dict[str, tuple[str, ...]] = {
    "address": ("https://words.example.org", "words.example/" + "a" * 180, "https://x.example/" + "a" * 400, "https://ü.example", "javascript:x", "https://ж.example/"),
    "footer": ("Internal.", "Ж", "long " * 60, "x" * 300, "\u202f!"),
    "color": ("#ffffff", "#123456", "#ffb000", "red"),
    "logo": ("logo.svg", "logo.png", "../x.svg", "\x00", "/dev/zero"),
}  # fmt: skip
