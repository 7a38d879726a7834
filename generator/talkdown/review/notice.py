"""A notice for a works council and a data protection officer: made of the very settings of a review, before it runs and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from talkdown.review.manifest import Manifest
from talkdown.review.settings import LEAST_CONFIDENCE
from talkdown.review.statistics import LEAST_FOR_COMPARISON, LEAST_FOR_RATE, LEAST_IN_ROW

NAME = "REVIEW-NOTICE.md"

_TO_FILL_IN = (
    "Responsible: … Data protection officer: …",
    "Purpose: … Ground (Art. 6 GDPR, and Art. 9 for health): …",
    "Agreement with the works council or union, of: …",
    "Who runs it: … Who reads the team's pages: … the words of danger: … an agent's page, if there are any: …",
    "You may see all that is kept on you, have it corrected or deleted, object (Art. 21), and complain to … Ask …",
)
"""What no program knows, and Art. 13 and 14 GDPR ask for."""

_TO_FILL_IN_BY_AGENT = "Who can turn a pseudonym into a name, and for whom: …"


class Counts(NamedTuple):
    """What was read."""

    conversations: int
    turns: int
    judged_turns: int
    agents: int


class RuleCount(NamedTuple):
    """A rule, and how often it pointed at something."""

    rule: str
    """As `sign/third-time#3`."""
    name: str
    """What its entry is called in the book."""
    places: str
    """How many, or that they are few."""
    contacts: str
    """The same of the contacts they stand in."""


def notice(manifest: Manifest, counts: Counts | None, rules: Iterable[RuleCount]) -> str:
    """The notice, as Markdown. Without counts it is that of a review that has not run yet."""
    return "\n".join(_lines(manifest, counts, rules)) + "\n"


def _lines(manifest: Manifest, counts: Counts | None, rules: Iterable[RuleCount]) -> Iterator[str]:
    yield "# What this review reads, finds and keeps"
    yield ""
    if counts is None:
        yield "Written by `talkdown review --notice` from the settings, before anything was read."
    else:
        yield "Written by `talkdown review` from its settings: a record of what the program did."
    yield ""
    yield "**It is not the information that Art. 13 and 14 GDPR ask for**, which comes before the first run, and to everybody concerned: agents and customers. It is no legal advice. Fill in, before you hand it to anybody:"
    yield ""
    yield from (f"* {line}" for line in _TO_FILL_IN)
    if manifest.is_by_agent:
        yield f"* {_TO_FILL_IN_BY_AGENT}"
    yield ""
    yield from _what_is_read(manifest, counts)
    yield ""
    yield from _what_is_looked_for(manifest, counts, rules)
    yield ""
    yield from _what_is_not_done(manifest)
    yield ""
    yield from _whose_details(manifest)
    yield ""
    yield from _who_sees_it(manifest)


def _what_is_read(manifest: Manifest, counts: Counts | None) -> Iterator[str]:
    settings = manifest.settings
    folders = (
        ", ".join(f"`{folder}`" for folder in settings.get("folders", []))
        or "a folder that is still to be named"
    )
    yield "## What is read"
    yield ""
    if counts is None:
        yield f"* Transcripts in {folders}."
    else:
        agents = f", agents: {counts.agents:,}" if manifest.is_by_agent else ""
        yield f"* Transcripts in {folders}; contacts: {counts.conversations:,}, turns: {counts.turns:,}, of them searched: {counts.judged_turns:,}{agents}."
    if since := settings.get("since"):
        yield f"* Nothing from before {since}, but contacts whose file has no date."
    yield f"* Notes between colleagues, bots, speakers whose role is not known, and turns of a speech recognizer below {LEAST_CONFIDENCE:.0%} confidence are kept, and not searched."
    yield "* No sound, no pitch, no loudness, no typing rhythm; no network."


def _what_is_looked_for(
    manifest: Manifest, counts: Counts | None, rules: Iterable[RuleCount]
) -> Iterator[str]:
    yield "## What is looked for"
    yield ""
    yield "Words, by rules that people wrote and anybody can read in the phrasebook. Some rules stand for anger of **customers**: that is read from words alone, and can be wrong. No rule looks for a feeling of an agent."
    yield ""
    if manifest.has_danger:
        yield "Some rules look for words of danger, such as suicide, violence or illness: data on health and on offenses (Art. 9 and 10 GDPR). They stand on a page of their own, `first.html`, to which no other leads; `--no-danger` leaves it and them out."
    else:
        yield "Words of danger, such as suicide, violence or illness, are **not** looked for (`--no-danger`); who tells of them stays in the turns."
    if chosen_rules := manifest.settings.get("rules"):
        yield ""
        yield f"Only these were asked for: {', '.join(f'`{rule}`' for rule in chosen_rules)}."
    if counts is not None:
        yield ""
        yield "| rule | of the entry | places | contacts |"
        yield "|---|---|---|---|"
        yield from (
            f"| `{row.rule}` | {row.name.replace('|', '/')} | {row.places} | {row.contacts} |"
            for row in sorted(rules)
        )


def _what_is_not_done(manifest: Manifest) -> Iterator[str]:
    yield "## What is not done"
    yield ""
    yield "* No decision is made by it, and its pages give no score and no rank of a person."
    yield f"* On its pages there is no rate below {LEAST_FOR_RATE} contacts, and no comparison below {LEAST_FOR_COMPARISON}."
    yield f"* In what it says of the team, no number stands for fewer than {LEAST_IN_ROW} contacts and, where words of ours are counted, for fewer than {LEAST_IN_ROW} agents, as far as the files tell: it is left out, or says so."
    if manifest.is_by_agent:
        yield f"* **It tells agents apart (`--agents`), and its tables go further**: they name, for each place, the pseudonym of the agent who spoke. Whoever opens them in a spreadsheet can count by person, with no lower limit. An agent with {LEAST_FOR_RATE} contacts and more has a page, with rates beside all others': no page leads to it, and whoever opens the folder can read it."
    else:
        yield "* **It does not tell agents apart** (that takes `--agents`): no page and no table says who spoke, and the tables hold no places in words of ours. What was said in one contact stands on its page and in `facts/`, with its number: who has the transcripts, or the system that the numbers come from, can look up there who it was."
    yield "* What was not found was not necessarily missing: rules hear words, and no tone of voice."


def _whose_details(manifest: Manifest) -> Iterator[str]:
    yield "## Whose details are in it"
    yield ""
    if manifest.is_redacted:
        yield "* Names that the exports carry, numbers, addresses of e-mail and answers to questions for a detail are taken out by rules before the tables are written, **and a part stays in**. In a hard test (typed, without the question before it) 83 of 100 names that no export carried stayed, and 61 of 100 addresses."
    else:
        yield "* **Redaction was switched off: the tables hold what was said, with names and numbers.**"
    yield "* What people tell of their lives stays in, and so do amounts, times, places, most numbers of contacts and the names of files. It can be led back to a person."
    yield "* The team's pages name nobody; they quote turns with the number of the contact."
    if manifest.is_by_agent and manifest.secret_digest:
        yield "* Agents go by a pseudonym (`a001`). Only who has the file that `--key` names can ask which one is whose: keep it apart from this folder."
    elif manifest.is_by_agent:
        yield "* Agents go by a pseudonym (`a001`). Who knows an agent's name can ask for the pseudonym: it is no anonymity. `--key FILE` makes that need a file, which is kept apart."


def _who_sees_it(manifest: Manifest) -> Iterator[str]:
    yield "## Who sees it, and how long"
    yield ""
    yield "* On Linux and macOS the folder is closed to all accounts but the one that made it. Administrators, backups and whoever gets a copy can read it; it is not encrypted. Whom its owner shows it is for you to agree on."
    if manifest.keep_days is None:
        yield "* **There is no limit (`--keep forever`): contacts stay until somebody deletes them.** `--keep 90d` sets one."
    else:
        yield f"* Contacts older than {manifest.keep_days} days are deleted when somebody runs the review or `talkdown review purge`, and not before. Contacts without a date are not deleted."
    yield "* Who deletes a transcript has not deleted what was found in it: that goes with `talkdown review --forget`."
