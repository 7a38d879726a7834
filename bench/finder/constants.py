"""What each number of the ranking is worth: `python -m bench.finder.constants`.

Halves and doubles one after the other, and prints what becomes of the figures on the development queries.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.finder import corpus
from bench.finder.ranking import by_class
from bench.finder.tables import ALL
from scripts.node import node_program
from scripts.npm import ROOT, node_modules
from talkdown.outputs.finder.index import index

MODULES = ROOT / "generator/talkdown/outputs/finder/js/engine"
CONSTANT = re.compile(r"^(?:export )?const ([A-Z_]+) = ([\d.]+);", re.MULTILINE)
FACTORS = (0.5, 2)
LIMIT = 10
"""As many results as are judged."""

TIME_ALONE = {
    "GROUPS_A_STEP",
    "ROWS_A_STEP",
    "REMEMBERED_TEXTS",
    "REMEMBERED_WORDS",
    "DEFAULT_LIMIT",
    "ENTRIES_OF_A_KIND",
}
"""What says how fast or how much, and not in which order."""


def other_values() -> Iterator[tuple[str, str, str]]:
    """The numbers of the ranking, halved and doubled: module, name, value. A count stays a whole number."""
    for path in sorted(MODULES.glob("*.js")):
        for name, value in CONSTANT.findall(path.read_text(encoding="utf-8")):
            if name in TIME_ALONE:
                continue
            for factor in FACTORS:
                new_value = float(value) * factor
                yield path.name, name, f"{new_value:g}" if "." in value else f"{math.ceil(new_value)}"


def search_with(folder: Path, module: str = "", name: str = "", value: str = "") -> list[list[str]]:
    """The ids for each development query, with a constant of a module changed."""
    engine = folder / "engine"
    shutil.rmtree(engine, ignore_errors=True)
    shutil.copytree(MODULES, engine)
    if module:
        text = (engine / module).read_text(encoding="utf-8")
        edited_text = re.sub(rf"const {name} = [\d.]+;", f"const {name} = {value};", text)
        (engine / module).write_text(edited_text, encoding="utf-8")
    queries = json.dumps({"queries": [query.text for query in corpus.queries()], "limit": LIMIT})
    paths = (ROOT / "bench/finder/search.js", engine / "engine.js", folder / "index.json")
    command = [node_program(), *map(str, paths)]
    return list(
        json.loads(subprocess.run(command, input=queries, text=True, check=True, capture_output=True).stdout)
    )


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "package.json").write_text('{"type": "module"}')
        (folder / "node_modules").symlink_to(node_modules())
        (folder / "index.json").write_text(json.dumps(index(corpus.book())), encoding="utf-8")
        print("| number | value | MRR@10 | in the first three | nDCG@10 |\n|---|---|---|---|---|")
        _print_row("as they are", "", search_with(folder))
        for module, name, value in other_values():
            _print_row(name, value, search_with(folder, module, name, value))


def _print_row(name: str, value: str, ids: list[list[str]]) -> None:
    figures = by_class(corpus.queries(), ids)[ALL]
    print(
        f"| {name} | {value} | {figures.mrr:.3f} | {figures.success3:.3f} | {figures.ndcg:.3f} |", flush=True
    )


if __name__ == "__main__":
    main()
