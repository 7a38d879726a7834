"""What has changed in the book below: told under the team's own changes first, and told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from books import write_book_on_top
from command_line import talkdown


@pytest.fixture(autouse=True)
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book that overrides a phrase of a copy of the small book, and that has looked at it."""
    monkeypatch.chdir(tmp_path)
    write_book_on_top("", "{override: tell-me, text: Tell me all.}")
    assert talkdown("upstream").output == (
        "nobody has looked yet: from now on, this command shows what changes\nnoted in phrasebook/.upstream.json\n"
    )


def change(name: str, before: str, now: str) -> None:
    path = Path("theirs", name)
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, now))


def test_nothing_has_changed() -> None:
    assert talkdown("upstream").output == "nothing has changed\nnoted in phrasebook/.upstream.json\n"


def test_a_change_under_an_override_is_told_with_three_texts_and_once() -> None:
    change("phrases.yaml", "Tell me what happened, {name}.", "What happened, {name}?")
    change("phrases.yaml", "At the beginning.", "First of all.")
    change("signs.yaml", "It gets louder.", "Louder and louder.")
    (Path("theirs") / "slots.yaml").write_text("{id: new-limit, label: Limit, default: Ask.}")
    report = """\
phrase `tell-me`, which phrasebook/phrases.yaml overrides:
  text
    was:  Tell me what happened, {name}.
    now:  What happened, {name}?
    ours: Tell me all.
  changed, and yours as well: when
added: slot `new-limit`
changed: sign `voice-rises`
gone: slot `refund-limit`
"""
    assert talkdown("upstream", "--keep").output == report
    assert talkdown("upstream").output == report + "noted in phrasebook/.upstream.json\n"
    assert talkdown("upstream").output.startswith("nothing has changed\n")


def test_what_was_not_named_is_not_noted_as_seen() -> None:
    slots = [f"- {{id: limit-{n:02}, label: Limit, default: Ask.}}\n" for n in range(1, 23)]
    Path("theirs/slots.yaml").write_text("".join(slots))
    for _ in range(2):
        output = talkdown("upstream").output
        assert "slot `limit-20` and 2 more; `--all` names them\n" in output
        assert output.endswith("not noted as seen: `--all` names the rest, and notes all\n")
    output = talkdown("upstream", "--all").output
    assert "slot `limit-22`\n" in output
    assert output.endswith("noted in phrasebook/.upstream.json\n")
    assert talkdown("upstream").output.startswith("nothing has changed\n")


def test_a_change_under_an_override_that_is_new_is_told() -> None:
    Path("phrasebook/signs.yaml").write_text("{override: voice-rises, title: Loud.}")
    change("signs.yaml", "It gets louder.", "Louder and louder.")
    assert talkdown("upstream").output.startswith("changed: sign `voice-rises`\n")


def test_two_overrides_of_one_entry_count_both() -> None:
    Path("phrasebook/phrases.yaml").unlink()
    Path("phrasebook/phrases").mkdir()
    Path("phrasebook/phrases/a.yaml").write_text("{override: tell-me, text: Tell me all.}")
    Path("phrasebook/phrases/b.yaml").write_text("{override: tell-me, when: Now.}")
    change("phrases.yaml", "Tell me what happened, {name}.", "What happened, {name}?")
    assert talkdown("upstream", "--keep").output == (
        "phrase `tell-me`, which phrasebook/phrases/a.yaml and phrasebook/phrases/b.yaml override:\n"
        "  text\n"
        "    was:  Tell me what happened, {name}.\n"
        "    now:  What happened, {name}?\n"
        "    ours: Tell me all.\n"
    )


def test_a_renamed_entry_is_told_under_its_override() -> None:
    change("phrases.yaml", "id: tell-me", "id: say-all\nformerly: [tell-me]")
    assert talkdown("upstream").output == (
        "phrase `say-all`, which phrasebook/phrases.yaml overrides:\n"
        "  renamed: it was `tell-me`\n"
        "noted in phrasebook/.upstream.json\n"
    )


def test_a_renamed_entry_that_is_not_overridden_is_told_once() -> None:
    change("signs.yaml", "id: voice-rises", "id: gets-loud\nformerly: [voice-rises]")
    assert talkdown("upstream").output == (
        "renamed: sign `voice-rises` is `gets-loud` now\nnoted in phrasebook/.upstream.json\n"
    )


def test_a_book_on_its_own_has_nothing_below() -> None:
    result = talkdown("upstream", "--book", "theirs")
    assert (result.exit_code, result.output) == (
        1,
        "Error: `theirs` extends no book that can be read\n  hint: `talkdown check` says why\n",
    )


@pytest.mark.parametrize(
    "content",
    ["[1]", "<<<<<<< HEAD\n{}", "", "[" * 100_000, '{"entries": {}}', '{"entries": [], "overridden": {}}'],
)
def test_a_damaged_list_is_not_taken_for_none(content: str) -> None:
    """As a merge leaves it, where two people have looked."""
    Path("phrasebook/.upstream.json").write_text(content)
    result = talkdown("upstream")
    assert result.exit_code == 1
    assert result.output == (
        "Error: `phrasebook/.upstream.json` is damaged, so that nobody knows what was seen\n"
        "  hint: take the last sound one from the repository; or delete it, and see everything as new from then on\n"
    )
    assert Path("phrasebook/.upstream.json").read_text() == content


def test_a_book_below_that_cannot_be_read_is_not_gone() -> None:
    Path("theirs/signs.yaml").write_text("- id: [")
    content = Path("phrasebook/.upstream.json").read_text()
    result = talkdown("upstream")
    assert result.exit_code == 1
    assert result.output == (
        "Error: `theirs/signs.yaml` in the book below cannot be read, and what is in it would count as gone\n"
        "  hint: `talkdown check --book theirs` says why\n"
    )
    assert Path("phrasebook/.upstream.json").read_text() == content
