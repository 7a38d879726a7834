"""A site whose authors wrote scripts and redirects where the theme shows words, and one of the same words without."""

from __future__ import annotations

from pathlib import Path

from projects import run, set_print, write_small_project

MARKUP = '<script>document.title="ran"</script><meta http-equiv="refresh" content="0;url=https://a.example/">'

FRONT_MATTER = f"""---
title: 'T</title>{MARKUP}'
subtitle: '{MARKUP}'
status: '"></span>{MARKUP}'
description: '">{MARKUP}'
author: ['">{MARKUP}']
json_ld: '</script>{MARKUP}'
---
# Mine
"""

PAGES = {
    "own.md": FRONT_MATTER,
    "first-line.md": f"title: {MARKUP}\n\n# Without hyphens\n",
    "heading.md": "# H &lt;/title&gt;&lt;script&gt;document.title='ran'&lt;/script&gt;\n",
    "deep/list.md": f"---\ntitle: ['{MARKUP}']\n---\n# A list\n",
}
"""Pages by their names: each says its title in another way."""


def write_titles(folder: Path, *, markup: str = MARKUP) -> None:
    """Build, into `folder/site`, a site in whose book and pages `markup` stands wherever a name or a title may."""
    folder.mkdir()
    write_small_project(folder)
    set_print(folder)
    with (folder / "phrasebook/book.yaml").open("a") as book:
        book.write(f"brand: {{name: 'Clear{markup}water'}}\n")
        book.write(f"unsafe_now:\n- {{title: '{markup}', do: Stop., say: [tell-me]}}\n")
    for name, text in PAGES.items():
        path = folder / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(MARKUP, markup))
    result = run("build", "--strict", "-f", str(folder / "mkdocs.yml"))
    assert (result.returncode, result.stderr) == (0, ""), result.stderr
