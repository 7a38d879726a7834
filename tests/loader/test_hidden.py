"""What is hidden is gone from the whole book, and its author is told once what went along."""

from __future__ import annotations

from pathlib import Path

from books import shipped_book
from checked_books import A_DAY, report
from talkdown.loader import load
from talkdown.model import ENTRY_KINDS, Phrase, Playbook, Scenario, Technique
from talkdown.outputs.dangers import first_words
from talkdown.pipeline.book_check import check_loaded, has_errors


def test_a_phrase_goes_and_a_step_without_lines_says_so_once(ours: Path) -> None:
    (ours / "phrases.yaml").write_text("{override: tell-me, hidden: yes, reason: Ours is shorter.}")
    result = load(ours)
    assert report(result) == (
        "ours/phrases.yaml:1:29: note: without `tell-me`, nothing is left to say in "
        "`calm-down` (instead), `upset-caller` (step 1), `voice-rises` (say) [nothing-to-say]\n"
        "  hint: `override` them to say something else"
    )
    assert result.book
    assert not result.book.all(Phrase)
    assert result.book.all(Playbook)["upset-caller"].steps[0].say == ()


def test_a_technique_takes_along_what_needs_it(ours: Path) -> None:
    (ours / "techniques.yaml").write_text("{override: hear-them-out, hidden: yes, reason: We do not.}")
    result = load(ours)
    assert (
        "without `hear-them-out`, 1 phrase (`tell-me`) and 1 warning sign (`voice-rises`) cannot be"
        in report(result)
    )
    assert result.book
    assert [entry.id for entry in result.book if entry.kind in ("technique", "phrase", "sign")] == []


def test_a_successor_takes_over_what_led_there(ours: Path) -> None:
    technique = (
        Path("theirs/techniques.yaml").read_text().replace("hear-them-out", "listen").replace("T-01", "T-02")
    )
    (ours / "techniques.yaml").write_text(
        "- {override: hear-them-out, hidden: yes, reason: Renamed here., replaced_by: listen}\n"
        "-" + "".join(f" {line}\n " for line in technique.splitlines())
    )
    result = load(ours)
    assert report(result) == ""
    assert result.book
    assert result.book.all(Phrase)["tell-me"].technique == "listen"
    assert result.book.all(Technique)["listen"].formerly == ("hear-them-out",)
    assert result.book.all(Technique)["listen"].codes == ("T-02", "T-01")


def test_a_code_that_a_successor_takes_over_is_no_former_one(ours: Path) -> None:
    technique = Path("theirs/techniques.yaml").read_text().replace("hear-them-out", "listen")
    (ours / "techniques.yaml").write_text(
        "- {override: hear-them-out, hidden: yes, reason: Renamed here., replaced_by: listen}\n"
        "-" + "".join(f" {line}\n " for line in technique.splitlines())
    )
    book = load(ours).book
    assert book
    assert book.all(Technique)["listen"].codes == ("T-01",)


def test_a_scenario_goes_along_with_its_best_answer(ours: Path) -> None:
    case = Path(__file__).parents[1] / "rules/scenario/good/scenarios.yaml"
    Path("theirs/scenarios.yaml").write_text(case.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(load(ours).book.all(Scenario)) == 1  # type: ignore[union-attr]
    (ours / "phrases.yaml").write_text("{override: tell-me, hidden: yes, reason: Ours is shorter.}")
    result = load(ours)
    assert "without `tell-me`, 1 scenario (`one-best`) cannot be, and go along" in report(result)
    assert result.book
    assert not result.book.all(Scenario)


def test_links_in_prose_become_plain_text(ours: Path) -> None:
    (ours / "questions.yaml").write_text(
        "- {id: why, code: Q-01, question: Why?, status: approved,\n"
        "   answer: 'See [[avoid/calm-down]] and [[phrase/tell-me|this one]].'}\n"
    )
    (ours / "avoid.yaml").write_text("{override: calm-down, hidden: yes, reason: We may.}")
    result = load(ours)
    assert result.book
    (question,) = result.book.questions
    assert question.answer == "See Calm down and [[phrase/tell-me|this one]]."


def test_the_slot_for_emergencies_can_be_hidden(ours: Path) -> None:
    with Path("theirs/book.yaml").open("a") as file:
        file.write("emergency_slot: refund-limit\n")
    (ours / "slots.yaml").write_text("{override: refund-limit, hidden: yes, reason: Not ours.}")
    result = load(ours)
    assert report(result) == ""
    assert result.book
    assert result.book.settings.emergency_slot is None


def with_a_danger() -> None:
    with Path("theirs/book.yaml").open("a") as file:
        file.write("unsafe_now: [{title: Threat, do: Leave., say: [tell-me], slot: refund-limit}]\n")


def test_a_danger_follows_what_replaces_its_number_and_its_words(ours: Path) -> None:
    with_a_danger()
    (ours / "slots.yaml").write_text(
        "- {override: refund-limit, hidden: yes, reason: Ours has another., replaced_by: guard}\n"
        "- {id: guard, code: L-02, label: The guard, default: Ask., status: approved}\n"
    )
    result = load(ours)
    assert report(result) == ""
    assert result.book
    assert [danger.slot for danger in result.book.settings.unsafe_now] == ["guard"]
    assert [first["number"] for first in first_words(result.book)] == [
        {"label": "The guard", "reach": "", "address": "policy.html#guard"}
    ]


def test_a_danger_that_loses_its_number_is_no_small_thing(ours: Path) -> None:
    with_a_danger()
    (ours / "slots.yaml").write_text("{override: refund-limit, hidden: yes, reason: Not ours.}")
    result = load(ours)
    assert report(result) == (
        "ours/slots.yaml:1:34: warning: without `refund-limit`, “Threat” of `unsafe_now` has no policy slot "
        "`refund-limit` [hidden-along]\n"
        "  hint: add `replaced_by:` with the id of what stands in, or write `unsafe_now:` in your book.yaml"
    )
    assert result.book
    assert [danger.slot for danger in result.book.settings.unsafe_now] == [None]


def test_a_danger_loses_nothing_with_the_lines_of_a_channel_that_there_is_not(ours: Path) -> None:
    with_a_danger()
    path = Path("theirs/book.yaml")
    path.write_text(path.read_text().replace("say: [tell-me]", "say: [tell-me, write-to-us]"))
    Path("theirs/phrases").mkdir()
    Path("theirs/phrases.yaml").rename("theirs/phrases/first.yaml")
    Path("theirs/phrases/more.yaml").write_text(
        "{id: write-to-us, code: P-02, text: Write to us., technique: hear-them-out, channels: [email], when: Now., status: approved}"
    )
    with (ours / "book.yaml").open("a") as file:
        file.write("channels: {remove: [email]}\n")
    result = load(ours)
    assert "unsafe_now" not in report(result)
    assert result.book
    assert [danger.say for danger in result.book.settings.unsafe_now] == [("tell-me",)]


def test_a_danger_without_words_goes_along(ours: Path) -> None:
    with_a_danger()
    (ours / "phrases.yaml").write_text("{override: tell-me, hidden: yes, reason: Ours is shorter.}")
    result = load(ours)
    assert "without `tell-me`, “Threat” of `unsafe_now` cannot be, and goes along" in report(result)
    assert result.book
    assert result.book.settings.unsafe_now == ()


def test_a_reason_is_asked_for(ours: Path) -> None:
    (ours / "phrases.yaml").write_text("{override: tell-me, hidden: yes}")
    assert [(p.code, p.message) for p in load(ours).problems] == [("hidden", "a hidden entry says why")]


def test_of_each_kind_the_shipped_entry_that_most_refer_to_can_be_hidden(tmp_path: Path) -> None:
    book = shipped_book()
    for kind in ENTRY_KINDS:
        entries = book.approved(kind.entry_class)
        if not entries:
            continue
        entry = max(entries, key=lambda entry: len(book.references_to.get((entry.kind, entry.id), ())))
        text = f"{{override: {entry.id}, hidden: yes, reason: Not here.}}"
        (tmp_path / f"{kind.folder}.yaml").write_text(text)
    (tmp_path / "book.yaml").write_text("extend: talkdown\n")
    result = load(tmp_path)
    assert not has_errors(check_loaded(result, A_DAY))
    assert result.book
    assert all(reference.source.hidden is False for reference in result.book.references)
