"""A water utility with a site of its own: brand, stages, channels, 12 pages and 300 macros; then the next release comes.

What it writes is what docs/team.md shows, with other words. The small book stands for the shipped one, so that it can go on.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from projects import run
from shared_build import build_once
from talkdown.diagnostics import problems_as_text
from talkdown.loader import load
from talkdown.model import Phrase, Playbook
from talkdown.pipeline.book_check import check_loaded, has_errors

TODAY = date(2026, 11, 22)
BASE = Path(__file__).parents[1] / "rules/_base"

SETTINGS = """
site_name: Handbook
site_url: https://words.clearwater.example/
docs_dir: content
theme: {name: material, custom_dir: overrides}
extra_css: [own.css]
nav:
  - Home: index.md
  - Words: [techniques/index.md, phrases/index.md, signs.md, playbooks/index.md]
  - Handbook: [PAGES]
plugins:
  - tags
  - talkdown: {print: {kinds: []}}
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
- {id: read-the-meter, code: P-100001, text: "Please read me the number: is it {meter}?", technique: hear-them-out,
   channels: [phone, counter], when: The bill looks wrong., status: approved}
"""

PLAYBOOK = """
- id: no-water
  code: B-100001
  title: No water
  tagline: Hear, then send somebody.
  situation: The tap is dry.
  channels: [phone, counter]
  status: approved
  steps:
    - {id: hear, do: Hear, technique: hear-them-out, say: [read-the-meter]}
    - {id: send, do: Send the van, slots: [refund-limit]}
"""

COUNT = 300


def macros(text: str) -> str:
    """So many of them as an export of another tool has; `#` in a text is the number of each."""
    return "".join(
        f"- {{id: macro-{n}, code: P-{200_000 + n}, text: {text.replace('#', str(n))}, technique: hear-them-out, "
        f"channels: [phone], when: They ask what is open., status: approved}}\n"
        for n in range(COUNT)
    )


@pytest.fixture(scope="module")
def utility(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder, once its site is built."""
    return build_once(tmp_path_factory, "second-utility", _set_up)


def _set_up(folder: Path) -> None:
    shutil.copytree(BASE, folder / "release")
    files = {
        "phrasebook/book.yaml": BOOK,
        "phrasebook/phrases/changes.yaml": CHANGES,
        "phrasebook/phrases/macros.yaml": macros("Valve #a and pump #b feed tank #c today."),
        "phrasebook/playbooks/ours.yaml": PLAYBOOK,
        "phrasebook/slots.yaml": "- {override: refund-limit, value: Up to 20 dollars., reach: 555-0142}\n",
        "overrides/main.html": '{% extends "base.html" %}{% block announce %}No water in Mill Street{% endblock %}',
        "content/index.md": "---\nreplaces: home\n---\n# Clearwater handbook\n\nTo [[hear-them-out]], to [[no-water]].\n",
        "content/own.css": ".own{color:red}",
    }
    pages = [f"handbook/page-{n}.md" for n in range(1, 12)]
    for n, page in enumerate(pages, 1):
        files[f"content/{page}"] = (
            f"---\ntags: [pipes]\n---\n# Page {n}\n\nSee [[W-01]] and [home](../index.md).\n"
        )
    files["mkdocs.yml"] = SETTINGS.replace("PAGES", ", ".join(pages))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    Image.new("RGB", (90, 30), "#0a5fa5").save(folder / "phrasebook/clear.png")
    result = run("build", "-f", str(folder / "mkdocs.yml"))
    (folder / "report.txt").write_text(result.stderr)
    assert result.returncode == 0, result.stderr


def test_what_the_build_says_can_be_read(utility: Path) -> None:
    report = (utility / "report.txt").read_text().splitlines()
    assert len(report) < 40, "300 macros are a few lines"
    assert not [line for line in report if "release/" in line], "and nothing is said of the book below"


def test_the_site_is_theirs(utility: Path) -> None:
    site = utility / "site"
    home = (site / "index.html").read_text()
    assert '<a href="techniques/hear-them-out.html">Hear them out</a>' in home
    assert '<a href="playbooks/no-water.html">No water</a>' in home
    for path in ("index.html", "handbook/page-11.html", "playbooks/no-water.html"):
        html = (site / path).read_text()
        assert "No water in Mill Street" in html
        assert re.search(r'<img src="(?:\.\./)*assets/talkdown/logo\.svg"', html)
        assert "Handbook</title>" not in html
    handbook = (site / "handbook/page-11.html").read_text()
    assert {f"page-{n}.html" for n in range(1, 11)} <= set(re.findall(r"page-\d+\.html", handbook))
    assert json.loads((site / "manifest.webmanifest").read_text())["name"] == "Clearwater"
    assert (
        'href="../signs.html#voice-rises">The voice rises</a>' in (site / "handbook/page-3.html").read_text()
    )


def test_its_channels_stages_and_words_are_on_the_pages(utility: Path) -> None:
    technique = (utility / "site/techniques/hear-them-out.html").read_text()
    assert 'data-channels="phone counter"' in technique
    assert "Counter" in technique
    assert "email" not in re.findall(r'data-channels="([^"]*)"', technique)[0]
    assert "Please tell me what happened" in technique
    assert (utility / "site/t/P-100001.html").is_file()
    assert "555-0142" in (utility / "site/policy.html").read_text()
    index = (utility / "site/assets/talkdown/finder-index.js").read_text()
    assert index.count(" feed tank ") == COUNT


def test_macros_that_differ_in_a_number_are_one_error_with_a_way_out(
    utility: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("release", "phrasebook"):
        shutil.copytree(utility / name, name)
    Path("phrasebook/phrases/macros.yaml").write_text(macros("The water at # Mill Street is back at noon."))
    problems = [
        problem for problem in check_loaded(load("phrasebook"), TODAY) if problem.code == "near-duplicate"
    ]
    assert problems_as_text(problems) == (
        "phrasebook/phrases/macros.yaml:2:39: error: this, `macro-2` and 297 more are nearly the same as `macro-0`: "
        "“The water at 0 Mill Street is back at noon.” [near-duplicate]\n"
        "  hint: keep one, with a gap for what differs; or say them for other moments"
    )


def test_the_next_release_breaks_nothing(
    utility: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("release", "phrasebook"):
        shutil.copytree(utility / name, name)
    phrases = Path("release/phrases.yaml").read_text()
    new_phrases = phrases.replace("id: tell-me", "id: say-what-happened\nformerly: [tell-me]")
    Path("release/phrases.yaml").write_text(new_phrases)
    for name in ("signs", "avoid", "techniques", "playbooks"):
        path = Path(f"release/{name}.yaml")
        path.write_text(path.read_text().replace("tell-me", "say-what-happened"))
    settings = Path("release/book.yaml")
    settings.write_text(
        settings.read_text().replace("channels:\n", "channels:\n  - {id: chat, title: Chat, words: 30}\n")
    )
    result = load("phrasebook")
    problems = check_loaded(result, TODAY)
    assert result.book
    assert not has_errors(problems), problems_as_text(problems)
    assert "`tell-me` is called `say-what-happened` now; the change still holds" in problems_as_text(problems)
    assert result.book.all(Phrase)["say-what-happened"].text == "Please tell me what happened, {name}."
    assert [channel.id for channel in result.book.settings.channels] == ["counter", "chat", "phone"]
    assert result.book.all(Playbook)["no-water"].steps[0].say == ("read-the-meter",)
