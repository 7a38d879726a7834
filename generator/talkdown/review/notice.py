"""A notice for those whose contacts are read, and for a works council: made of the very settings of a review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from talkdown.review.manifest import Manifest
from talkdown.review.settings import LEAST_CONFIDENCE
from talkdown.review.statistics import LEAST_FOR_COMPARISON, LEAST_FOR_RATE

NAME = "REVIEW-NOTICE.md"


class Counts(NamedTuple):
    """What was read."""

    conversations: int
    turns: int
    judged_turns: int
    agents: int


def notice(manifest: Manifest, counts: Counts, rules: Mapping[str, int]) -> str:
    """The notice, as Markdown. `rules` has the number of findings by the id of a rule."""
    return "\n".join(_lines(manifest, counts, rules)) + "\n"


def _lines(manifest: Manifest, counts: Counts, rules: Mapping[str, int]) -> Iterator[str]:
    settings = manifest.settings
    yield "# What this review reads, finds and keeps"
    yield ""
    yield "Written by `talkdown review` from its settings. It informs, and is no legal advice."
    yield ""
    yield "## What is read"
    yield ""
    folders = ", ".join(f"`{folder}`" for folder in settings.get("folders", []))
    yield f"* Transcripts in {folders or 'no folder'}; contacts: {counts.conversations:,}, turns: {counts.turns:,}, agents: {counts.agents:,}."
    if since := settings.get("since"):
        yield f"* Nothing from before {since}, but contacts whose file has no date."
    yield f"* {counts.judged_turns:,} turns are searched. Notes between colleagues, bots, speakers whose role is not known, and turns of a speech recognizer below {LEAST_CONFIDENCE:.0%} confidence are not."
    yield "* No sound, no pitch, no loudness, no typing rhythm; no network."
    yield ""
    yield "## What is looked for"
    yield ""
    yield "Words, by rules that people wrote and anybody can read in the phrasebook. Nothing guesses what a person feels."
    yield ""
    yield "| rule | places |"
    yield "|---|---|"
    yield from (f"| `{rule}` | {count:,} |" for rule, count in sorted(rules.items()))
    if chosen_rules := settings.get("rules"):
        yield ""
        yield f"Only these were asked for: {', '.join(f'`{rule}`' for rule in chosen_rules)}."
    yield ""
    yield "## What is not done"
    yield ""
    yield "* No score, no rank, no grade of a person; no decision is made by it."
    yield f"* No rate below {LEAST_FOR_RATE} contacts, no comparison below {LEAST_FOR_COMPARISON}."
    yield "* What was not found was not necessarily missing: rules hear words, and no tone of voice."
    yield ""
    yield "## Whose details are in it"
    yield ""
    if manifest.is_redacted:
        yield "* Names that the exports carry, numbers, addresses of e-mail and answers to questions for a detail are taken out before anything is stored. A name that nobody asked for, typed alone, can stay in."
    else:
        yield "* **Redaction was switched off: the tables hold what was said, with names and numbers.**"
    yield f"* Pages for the team name nobody. An agent with {LEAST_FOR_RATE} contacts and more has a page of the own contacts, to which no other page leads."
    yield "* Agents go by a pseudonym (`a001`). Who knows an agent's name can ask for the pseudonym: it is no anonymity."
    yield ""
    yield "## Who sees it, and how long"
    yield ""
    yield "* The folder can be opened by the account alone that made it. Whom its owner shows it is for you to agree on."
    if manifest.keep_days is None:
        yield "* **No limit was set: contacts stay until somebody deletes them.** `--keep 180d` sets one."
    else:
        yield f"* Contacts go once they are {manifest.keep_days} days old: with each review, and with `talkdown review purge`. Those without a date stay until the folder is deleted."
