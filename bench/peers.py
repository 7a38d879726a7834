"""The same pages as plain Markdown, for stock MkDocs with Material and for Hugo with a bare theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from talkdown.model import Avoid, Sign, Technique
from talkdown.model.book import Book

PHRASES_ON_A_PAGE = 400
"""As many as our own lists have, so that all build the same number of pages."""


def _technique(book: Book, technique: Technique) -> str:
    rows = [
        f"# {technique.title}",
        f"*{technique.tagline}*",
        f"**Use it when** {technique.use_when}",
        "## Do this",
    ]
    rows.append("\n".join(f"{n}. **{s.do}** {s.how}" for n, s in enumerate(technique.steps, 1)))
    rows.append("## Say this, not that")
    rows.append(
        "\n".join(
            f"- “{p.text}” ({', '.join(p.channels)}) {p.when}" for p in book.phrases_of.get(technique.id, ())
        )
    )
    for id in technique.not_that:
        avoid = book.all(Avoid)[id]
        rows.append(f"- not “{avoid.words}”: {avoid.short}")
    rows.append("## How it sounds")
    for talk in technique.examples:
        rows += [f"### {talk.title}", f"{talk.channel}: {talk.situation}"]
        rows += [f"> **{t.speaker}** {t.text}\n>\n> *{t.note or ''}*" for t in talk.turns]
    rows += [
        "## Watch for",
        "\n".join(f"- [{book.all(Sign)[s].title}](../signs.md)" for s in technique.signs),
    ]
    rows += [
        "\n".join(f"- {c}" for c in technique.cautions),
        "## Why it works",
        technique.why,
        technique.evidence.says,
    ]
    neighbors = [book.all(Technique)[id] for id in technique.relations.comes_after]
    rows += ["## Next to it", "\n".join(f"- [{t.title}]({t.id}.md)" for t in neighbors)]
    return "\n\n".join(rows) + "\n"


def markdown(book: Book) -> Iterator[tuple[str, str]]:
    """Every page of a book as Markdown, with its path."""
    yield (
        "index.md",
        "# Home\n\n" + "\n".join(f"- [{p.title}](playbooks/{p.id}.md)" for p in book.playbooks) + "\n",
    )
    yield (
        "techniques/index.md",
        "# Techniques\n\n"
        + "\n".join(f"- [{t.title}]({t.id}.md) {t.tagline}" for t in book.techniques)
        + "\n",
    )
    for technique in book.techniques:
        yield f"techniques/{technique.id}.md", _technique(book, technique)
    for stage in book.settings.stages:
        phrases = [p for p in book.phrases if book.stage_of(p) == stage.id]
        for number, start in enumerate(range(0, max(len(phrases), 1), PHRASES_ON_A_PAGE), 1):
            rows = [
                f"- “{p.text}” ({', '.join(p.channels)}) {p.when}"
                for p in phrases[start : start + PHRASES_ON_A_PAGE]
            ]
            yield f"phrases/{stage.id}-{number}.md", f"# {stage.title}\n\n" + "\n".join(rows) + "\n"
    yield (
        "signs.md",
        "# Warning signs\n\n"
        + "\n\n".join(f"## {s.title}\n\n{s.notice} {s.could_be}" for s in book.signs)
        + "\n",
    )
    yield (
        "say-this-not-that.md",
        "# Not that\n\n" + "\n\n".join(f"**{a.words}** {a.why}" for a in book.avoid) + "\n",
    )
    yield (
        "word-bank.md",
        "# Words\n\n" + "\n\n".join(f"## {g.idea}\n\n{', '.join(g.words)}" for g in book.synonyms) + "\n",
    )
    yield (
        "questions.md",
        "# Questions\n\n" + "\n\n".join(f"## {q.question}\n\n{q.answer}" for q in book.questions) + "\n",
    )
    for playbook in book.playbooks:
        steps = "\n".join(f"{n}. **{s.do}** {s.how}" for n, s in enumerate(playbook.steps, 1))
        yield f"playbooks/{playbook.id}.md", f"# {playbook.title}\n\n{playbook.situation}\n\n{steps}\n"


def write_mkdocs(book: Book, folder: Path) -> None:
    """A stock MkDocs project; without `nav:`, every page stands in the navigation."""
    for path, text in markdown(book):
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Bench\ntheme:\n  name: material\n  font: false\n")


_LAYOUTS = {
    "baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    '<body>{{ block "main" . }}{{ end }}</body></html>',
    "single.html": '{{ define "main" }}<main>{{ .Content }}</main>{{ end }}',
    "list.html": '{{ define "main" }}<main>{{ .Content }}</main>{{ end }}',
}


def write_hugo(book: Book, folder: Path) -> None:
    """A Hugo project with three bare templates, which also writes a JSON index for a search."""
    for path, text in markdown(book):
        name = path.replace("index.md", "_index.md")
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        title, _, body = text.removeprefix("# ").partition("\n")
        target.write_text(f'+++\ntitle = """{title}"""\n+++\n{body}', encoding="utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for name, text in _LAYOUTS.items():
        (layouts / name).write_text(text)
    (folder / "layouts/index.json").write_text(
        '[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}{{ dict "t" $p.Title "u" $p.RelPermalink "x" $p.Plain | jsonify }}{{ end }}]'
    )
    (folder / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ntitle = "Bench"\ndisableKinds = ["taxonomy", "term", "RSS"]\n[outputs]\nhome = ["HTML", "JSON"]\n'
    )
