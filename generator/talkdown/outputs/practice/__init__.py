"""Practice: what the site's practice pages need to ask, answer and keep a score.

The pages themselves are those of drills and scenarios, whole without a script. They name the script, and it asks for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Scenario, Verdict
from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import PRACTICE_SCRIPT
from talkdown.outputs.practice.exercises import practice_book
from talkdown.outputs.scripts import as_script, read_bundle
from talkdown.outputs.style_sheets import minified_styles
from talkdown.storage.json_object import JsonObject


def render(book: Book) -> Iterator[Artifact]:
    """The practice script, and what it asks for with a hash of its bytes: what a page has to practice, and styles.

    A page of one scenario asks for that one alone, and a list of them for names: all of it together is as much as the finder.
    What shows a scenario on the wall is asked for by who does.
    """
    scenarios = book.approved(Scenario)
    labels = {verdict.value: verdict.label for verdict in Verdict}
    whole_book = _data(f"{ASSETS}/practice-book.js", practice_book(book, book.drills, scenarios))
    names = _data(f"{ASSETS}/practice-names.js", practice_book(book))
    styles = Artifact(f"{ASSETS}/practice.css", minified_styles("practice/practice.css").encode())
    wall = Artifact(
        f"{ASSETS}/practice-wall.js", read_bundle("practice-wall.js", TALKDOWN_VERDICTS=labels).encode()
    )
    wall_styles = Artifact(f"{ASSETS}/practice-wall.css", minified_styles("practice/wall.css").encode())
    files_by_scenario = {
        scenario.id: _data(f"{ASSETS}/scenarios/{scenario.id}.js", practice_book(book, scenarios=[scenario]))
        for scenario in scenarios
    }
    yield from (whole_book, names, styles, wall, wall_styles, *files_by_scenario.values())
    addresses = {
        "book": whole_book.address,
        "names": names.address,
        "styles": styles.address,
        "scenarios": {id: file.address for id, file in files_by_scenario.items()},
        "wall": {"script": wall.address, "styles": wall_styles.address},
    }
    script = read_bundle("practice.js", TALKDOWN_PRACTICE_FILES=addresses, TALKDOWN_VERDICTS=labels)
    yield Artifact(PRACTICE_SCRIPT, script.encode())


def _data(path: str, data: JsonObject) -> Artifact:
    return Artifact(path, as_script("talkdownPracticeBook", data))
