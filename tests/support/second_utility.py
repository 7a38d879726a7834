"""A water utility that sets up its words by docs/team.md alone, on the MkDocs site that it has; then the next release comes.

What it writes is what the guide shows, with words of its own. The small book stands for the shipped one, so that a release can
be played over it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PIL import Image

from projects import TESTS, run, run_here

COUNT = 300
"""Macros that it has."""

OWN_PAGES = [f"handbook/page-{n}.md" for n in range(1, 12)]
"""With the home page, twelve."""

HANDBOOK = """
site_name: Handbook
site_url: https://words.clearwater.example/
docs_dir: content
theme:
  name: material
  palette: {scheme: default}
hooks: [macros.py]
extra_css: [own.css]
markdown_extensions: [admonition, toc: {permalink: true}]
nav:
  - Home: index.md
  - Handbook: [PAGES]
  - News: blog/index.md
plugins:
  - search
  - blog
  - tags
  - group: {plugins: [meta]}
""".replace("PAGES", ", ".join(OWN_PAGES))

MACROS = """
def on_page_markdown(markdown, **_):
    return markdown.replace("{{ hotline }}", "555-0142")
"""
"""A hook, for words that stand on many pages."""

OWN_PAGE = """\
---
tags: [pipes]
---
# Page {n}

!!! note
    Call {{{{ hotline }}}}.

Back [home](../index.md).
"""

BOOK = """
title: Clearwater words
tagline: Calm as water
extend: ../release
brand: {name: Clearwater, logo: clear.png, color: "#0a5fa5"}
channels:
  add: [{id: counter, title: Counter, words: 24, speech: yes, asked_as: [at the desk]}]
  change: {phone: {title: Hotline}}
  remove: [email]
  order: [counter]
stages:
  add: [{id: repair, title: Repair, ask: Who comes and when?, color: "#3c5a14"}]
  change: {listen: {title: Hear}}
levels: {change: {heat: {title: Hot}}}
variables: [{name: meter, label: The number on the meter, samples: ["20-118", KX-77], form: number}]
"""

CHANGES = """
- {override: tell-me, text: "Please tell me what happened, {name}."}
- {override: what-else, when: Before the end.}
- {override: go-on, hidden: yes, reason: Too curt for us.}
- {id: read-the-meter, text: "Please read me the number: is it {meter}?", technique: hear-them-out, stage: repair,
   channels: [phone, counter], when: The bill looks wrong., status: approved}
"""

PLAYBOOK = """
- id: no-water
  title: No water
  tagline: Hear, then send somebody.
  situation: The tap is dry.
  channels: [phone, counter]
  status: approved
  steps:
    - {id: hear, do: Hear, technique: hear-them-out, say: [and-then, read-the-meter]}
    - {id: send, do: Send the van, slots: [refund-limit]}
"""

PHRASES_OF_RELEASE = "".join(
    f"- {{id: {id}, code: {code}, text: {text}, technique: hear-them-out, channels: [phone], when: Now., status: approved}}\n"
    for id, code, text in (
        ("go-on", "P-10", "Go on."),
        ("and-then", "P-11", "And then?"),
        ("what-else", "P-12", "What else?"),
    )
)


def macros(text: str) -> str:
    """So many of them as an export of another tool has, without codes; `#` in a text is the number of each."""
    return "".join(
        f"- {{id: macro-{n}, text: {text.replace('#', str(n))}, technique: hear-them-out, "
        f"channels: [phone], when: They ask what is open., status: approved}}\n"
        for n in range(COUNT)
    )


def shown_in_guide(language: str) -> str:
    """The one block of that language which docs/team.md shows."""
    text = (TESTS.parent / "docs/team.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return str(block)


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files, and the folders that they lie in."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def replace(path: Path, old_text: str, new_text: str) -> None:
    """Change one text of a file, which has to be there."""
    text = path.read_text(encoding="utf-8")
    assert old_text in text
    path.write_text(text.replace(old_text, new_text), encoding="utf-8")


def write_handbook(folder: Path) -> None:
    """The MkDocs site that is there before: twelve pages, news, tags and words that a hook fills in."""
    write(
        folder,
        {
            "mkdocs.yml": HANDBOOK,
            "macros.py": MACROS,
            "content/index.md": "# Clearwater handbook\n\nCall {{ hotline }}.\n",
            "content/own.css": ".own{color:red}",
            "content/blog/index.md": "# News\n",
            "content/blog/posts/mains.md": "---\ndate: 2026-10-02\n---\n# New mains\n\nSoon.\n\n<!-- more -->\n\nIn May.\n",
            **{f"content/{page}": OWN_PAGE.format(n=n) for n, page in enumerate(OWN_PAGES, 1)},
        },
    )
    result = run("build", "--strict", "-q", "-f", str(folder / "mkdocs.yml"), program="mkdocs")
    assert result.returncode == 0, result.stderr
    shutil.rmtree(folder / "site")  # as the guide tells


def add_book(folder: Path) -> None:
    """The guide, from “Add it to a MkDocs site that you have” on, heading by heading."""
    shutil.copytree(TESTS / "rules/_base", folder / "release")
    (folder / "release/phrases").mkdir()
    (folder / "release/phrases.yaml").rename(folder / "release/phrases/first.yaml")
    write(
        folder,
        {
            "release/phrases/more.yaml": PHRASES_OF_RELEASE,
            "release/situations.yaml": "{id: poor-value, code: N-01, title: Poor value, sort: service, "
            "asked_as: [bad value], say_first: [tell-me], status: approved}\n",
            "phrasebook/book.yaml": BOOK,
            "phrasebook/slots.yaml": "- {override: refund-limit, value: Up to 20 dollars., reach: 555-0142}\n",
            "phrasebook/phrases/changes.yaml": CHANGES,
            "phrasebook/phrases/macros.yaml": macros("Valve #a and pump #b feed tank #c today."),
            "phrasebook/playbooks/ours.yaml": PLAYBOOK,
            "overrides/main.html": shown_in_guide("html"),
            "content/questions.md": shown_in_guide("markdown"),
        },
    )
    Image.new("RGB", (90, 30), "#0a5fa5").save(folder / "phrasebook/clear.png")
    settings = folder / "mkdocs.yml"
    replace(settings, "  name: material\n", "  name: material\n  custom_dir: overrides\n")
    replace(settings, "{plugins: [meta]}\n", "{plugins: [meta]}\n  - talkdown: {print: {kinds: []}}\n")
    words = "[techniques/index.md, phrases/index.md, signs.md, playbooks/index.md]"
    replace(settings, "  - Handbook:", f"  - Words: {words}\n  - Handbook:")
    home = folder / "content/index.md"
    home.write_text(f"---\nreplaces: home\n---\n{home.read_text()}\nTo [[hear-them-out]] and [[no-water]].\n")
    with (folder / "content/handbook/page-3.md").open("a") as page:
        page.write("\nSee [[W-01]].\n")


def play_next_release(release: Path) -> None:
    """The book below goes on: entries are added, renamed, deprecated and get other codes; there are a channel and a gap more."""
    for path in (release / "phrases/first.yaml", *(release / f"{name}.yaml" for name in ("situations", "signs", "avoid", "techniques", "playbooks"))):  # fmt: skip
        path.write_text(path.read_text().replace("tell-me", "say-what-happened"))
    replace(
        release / "phrases/first.yaml",
        "id: say-what-happened",
        "id: say-what-happened\nformerly: [tell-me]",
    )
    phrases = release / "phrases/more.yaml"
    replace(
        phrases,
        "And then?, technique: hear-them-out, channels: [phone], when: Now., status: approved",
        "And then?, technique: hear-them-out, channels: [phone], when: Now., status: deprecated, replaced_by: take-your-time",
    )
    replace(phrases, "code: P-12, text: What else?", "code: P-40, text: What else is there?")
    fields = "technique: hear-them-out, channels: [chat, phone], when: Now., status: approved"
    with phrases.open("a") as file:
        file.write(f"- {{id: take-your-time, code: P-13, text: Take your time., {fields}}}\n")
        file.write(f'- {{id: by-day, code: P-14, text: "I call on {{day}}.", {fields}}}\n')
        file.write(f"- {{id: read-the-meter, code: P-15, text: What does it show?, {fields}}}\n")
    replace(
        release / "playbooks.yaml", "say: [say-what-happened]", "say: [say-what-happened, take-your-time]"
    )
    replace(
        release / "situations.yaml",
        "say_first: [say-what-happened]",
        "say_first: [say-what-happened, take-your-time]",
    )
    replace(release / "book.yaml", "channels:\n", "channels:\n  - {id: chat, title: Chat, words: 30}\n")
    replace(
        release / "book.yaml", "variables:\n", "variables:\n  - {name: day, label: The day, sample: Friday}\n"
    )


def set_up(folder: Path) -> None:
    """All of it; what each command has said lies in files of its name: `codes.txt` and so on."""
    write_handbook(folder)
    add_book(folder)
    book, config = ("--book", str(folder / "phrasebook")), ("-f", str(folder / "mkdocs.yml"))
    say(folder, "codes", run_here("codes", *book))
    say(folder, "look", run_here("upstream", *book))
    say(folder, "find", run_here("find", "valve 7a", *book))
    say(folder, "build", run("build", *config))
    shutil.copytree(folder / "site", folder / "first-site")
    play_next_release(folder / "release")
    say(folder, "upstream", run_here("upstream", *book))
    say(folder, "check", run_here("check", *book))
    say(folder, "next-build", run("build", *config))


def say(folder: Path, name: str, result: object) -> None:
    """Keep what a command has said, which has to have gone well."""
    output = f"{result.stdout}{result.stderr}"  # type: ignore[attr-defined]
    (folder / f"{name}.txt").write_text(output.replace(f"{folder}/", ""), encoding="utf-8")
    assert result.returncode == 0, output  # type: ignore[attr-defined]
