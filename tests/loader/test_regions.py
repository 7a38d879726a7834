"""A book is for one region: what is for others folds away, and texts get the words and the spelling of that one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from talkdown.diagnostics import problems_as_text
from talkdown.loader import LoadCache, LoadResult, load
from talkdown.model import Phrase, Technique
from talkdown.model.book import Book
from talkdown.pipeline.book_check import check_loaded

A_DAY = date(2026, 11, 28)

REGIONS = """
region: {region}
regions:
  - {{id: US, title: United States, language: en-US, words: {{currency: $, ambulance: "911"}}}}
  - {{id: UK, title: United Kingdom, language: en-GB, spelling: british, words: {{currency: £, ambulance: "999"}}}}
"""

PHRASE = """
  technique: hear-them-out
  channels: [phone, email]
  when: Now.
  status: approved
"""

PHRASES = (
    "- id: back-in-dollars\n  code: P-2001\n  text: The check is in the mail.\n  region: US\n"
    f"  replaced_by: back-in-pounds{PHRASE}"
    "- id: back-in-pounds\n  code: P-2002\n  text: The cheque is in the post.\n  region: UK\n"
    f"  replaced_by: back-in-dollars{PHRASE}"
    "- id: sorry\n  code: P-2003\n"
    f"  text: 'I apologize, {{name}}: {{currency}}5 for the color, or call {{ambulance}}.'\n"
    f"  asked_as: [color]{PHRASE}"
    "- id: either-one\n  code: P-2004\n  text: It is on its way.\n  region: [UK, US]" + PHRASE
)


def use_in(folder: Path, region: str) -> LoadResult:
    """A book on top of the small one, in a region of two."""
    text = "extend: ../theirs\n" + REGIONS.format(region=region)
    (folder / "book.yaml").write_text(text, encoding="utf-8")
    return load(folder)


@pytest.fixture
def two_regions(ours: Path) -> Path:
    """A book with entries for two regions."""
    (ours / "phrases.yaml").write_text(PHRASES, encoding="utf-8")
    (ours / "spelling.yaml").write_text(
        "colour: color\napologise: apologize\ncheque: {finds: check}\n", encoding="utf-8"
    )
    (ours / "playbooks.yaml").write_text(
        "override: upset-caller\nsteps: [{id: one, do: Listen., say: [tell-me]}, "
        "{id: two, do: Send it., say: [back-in-dollars, sorry]}]\n"
    )
    return ours


def book_of(result: LoadResult) -> Book:
    assert [problem.message for problem in result.problems] == []
    assert result.book
    return result.book


@pytest.mark.parametrize(
    ("region", "expected_ids", "expected_text", "expected_language"),
    [
        ("US", ["back-in-dollars", "sorry", "either-one"], "I apologize, {name}: $5 for the color, or call 911.", "en-US"),
        ("UK", ["back-in-pounds", "sorry", "either-one"], "I apologise, {name}: £5 for the colour, or call 999.", "en-GB"),
    ],
)  # fmt: skip
def test_a_book_shows_what_is_for_its_region_in_its_words(
    two_regions: Path, region: str, expected_ids: list[str], expected_text: str, expected_language: str
) -> None:
    book = book_of(use_in(two_regions, region))
    phrases = book.all(Phrase)
    assert [id for id in phrases if id != "tell-me"] == expected_ids
    assert phrases["sorry"].text == expected_text
    assert phrases["sorry"].asked_as == ("color",)
    assert book.playbooks[0].steps[1].say == (expected_ids[0], "sorry")
    assert book.settings.language == expected_language


def test_canada_writes_the_left_side_but_for_pairs_of_britain_alone(two_regions: Path) -> None:
    (two_regions / "spelling.yaml").write_text("colour: color\napologise: {britain: apologize}\n")
    use_in(two_regions, "UK")
    settings_file = two_regions / "book.yaml"
    settings_file.write_text(settings_file.read_text().replace("british", "canadian"))
    assert (
        book_of(load(two_regions)).all(Phrase)["sorry"].text
        == "I apologize, {name}: £5 for the colour, or call 999."
    )


def test_a_spelling_for_an_unknown_use_is_an_error(two_regions: Path) -> None:
    (two_regions / "spelling.yaml").write_text("colour: {canada: color}\n")
    (problem,) = use_in(two_regions, "UK").problems
    assert problem.message == "`colour` needs one other spelling after the colon"


def test_the_address_of_a_counterpart_leads_to_the_one_that_shows(two_regions: Path) -> None:
    assert book_of(use_in(two_regions, "UK")).all(Phrase)["back-in-pounds"].formerly == ("back-in-dollars",)
    assert book_of(use_in(two_regions, "US")).all(Phrase)["back-in-dollars"].formerly == ("back-in-pounds",)


def test_a_site_may_be_for_another_region_than_the_book(two_regions: Path) -> None:
    use_in(two_regions, "US")
    book = book_of(load(two_regions, region="UK"))
    assert book.settings.region == "UK"
    assert "back-in-pounds" in book.all(Phrase)


def test_a_book_is_read_as_the_site_beside_it_shows_it(two_regions: Path) -> None:
    use_in(two_regions, "US")
    config_file = two_regions.parent / "mkdocs.yml"
    config_file.write_text("site_name: Words\nplugins:\n  - talkdown:\n      region: UK\n")
    assert "back-in-pounds" in book_of(load(two_regions)).all(Phrase)
    assert "back-in-dollars" in book_of(load(two_regions, region="")).all(Phrase)


def test_a_region_that_the_book_does_not_have_is_blamed_on_the_site_that_names_it(two_regions: Path) -> None:
    use_in(two_regions, "US")
    config_file = two_regions.parent / "mkdocs.yml"
    config_file.write_text("site_name: Words\nplugins:\n  - talkdown:\n      region: UX\n")
    (problem,) = load(two_regions).problems
    assert (problem.message, problem.hint) == ("there is no region `UX`", "the regions are `US`, `UK`")
    assert problem.position == (str(config_file), 4, 7)


def test_what_was_read_before_is_worded_anew_for_another_region(two_regions: Path) -> None:
    use_in(two_regions, "US")
    cache = LoadCache()
    texts = [
        book_of(load(two_regions, cache, region=region)).all(Phrase)["sorry"].text[:11]
        for region in ("US", "UK", "UK", "US")
    ]
    assert texts == ["I apologize", "I apologise", "I apologise", "I apologize"]


def test_a_dialogue_may_be_for_a_region(two_regions: Path) -> None:
    (two_regions / "techniques.yaml").write_text(
        "override: hear-them-out\nexamples:\n  add:\n"
        "    - {title: A bin, region: UK, channel: phone, situation: It is full., turns: [{customer: My bin.}, {agent: Yes.}]}\n"
    )
    titles = {
        region: [example.title for example in book_of(use_in(two_regions, region)).all(Technique)["hear-them-out"].examples]
        for region in ("UK", "US")
    }  # fmt: skip
    assert titles == {
        "UK": ["A late parcel", "A wrong bill", "A bin"],
        "US": ["A late parcel", "A wrong bill"],
    }


def test_what_goes_along_is_told_once(two_regions: Path) -> None:
    (two_regions / "avoid.yaml").write_text("override: calm-down\ninstead: [home]\n")
    (two_regions / "phrases.yaml").write_text(
        f"{PHRASES}- id: home\n  code: P-2005\n  text: Go home.\n  region: UK{PHRASE}", encoding="utf-8"
    )
    assert problems_as_text(check_loaded(use_in(two_regions, "US"), A_DAY)) == (
        "ours/avoid.yaml:1:1: error: `calm-down` does not say what to say instead [instead]\n"
        "  hint: add `instead:` with the id of a phrase\n"
        "ours/phrases.yaml:38:11: note: without `home`, nothing is left to say in `calm-down` (instead) [nothing-to-say]\n"
        "  hint: `override` them to say something else"
    )


@pytest.mark.parametrize(
    ("text", "expected_message", "expected_hint"),
    [
        ("region: uk\n", "`uk` does not have the form of `region`", ""),
        ("region: UK\n", "there is no region `UK`", "the book has no region"),
        (
            "regions: [{id: UK, title: Here, language: en-GB}]\n",
            "a book with `regions` says which one it is for",
            "write `region: UK`",
        ),
        (
            "region: UK\nregions: [{id: UK, title: Here, language: en-GB, words: {tax: VAT}}, {id: US, title: There, language: en-US}]\n",
            "the region US has no `tax` among its words, and another one has",
            "add `tax: …` under its `words:`",
        ),
        (
            "region: UK\nregions: [{id: UK, title: Here, language: en-GB, words: {name: Sam}}]\n",
            "`name` is a word of regions, and one of the variables",
            "rename one of the two",
        ),
    ],
)
def test_a_region_that_cannot_be_is_told(
    ours: Path, text: str, expected_message: str, expected_hint: str
) -> None:
    (ours / "book.yaml").write_text(f"extend: ../theirs\n{text}")
    (problem,) = load(ours).problems
    assert (problem.message, problem.hint) == (expected_message, expected_hint)


def test_a_region_that_no_book_has_is_told(two_regions: Path) -> None:
    (two_regions / "phrases.yaml").write_text(PHRASES.replace("[UK, US]", "[UK, FR]"), encoding="utf-8")
    problems = check_loaded(use_in(two_regions, "UK"), A_DAY)
    assert [(problem.code, problem.message) for problem in problems] == [
        ("broken-reference", "no region is called `FR`")
    ]
