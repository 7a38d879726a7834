"""Where on the site an entry stands. All outputs know each other only through these addresses."""

from __future__ import annotations

from talkdown.model import Entry

LISTS: dict[str, str] = {
    "sign": "signs.html",
    "avoid": "say-this-not-that.html",
    "synonyms": "word-bank.html",
    "question": "questions.html",
    "citation": "evidence.html",
    "slot": "policy.html",
    "drill": "drills.html",
    "model": "models.html",
}
"""Kinds whose entries stand together on one page, each at its own anchor."""

OWN_PAGE: dict[str, str] = {"technique": "techniques", "playbook": "playbooks"}
"""Kinds whose entries have a page each, in this folder."""


SHELF = "print/index.html"
"""The page of what there is to print; the files stand beside it."""


def page_of(kind: str, id: str) -> str:
    """The page of an entry that has one of its own: `techniques/listen.html`."""
    return f"{OWN_PAGE[kind]}/{id}.html"


def address(entry: Entry) -> str:
    """An entry's address from the top of the site: `signs.html#voice-rises`."""
    if entry.kind in OWN_PAGE:
        return page_of(entry.kind, entry.id)
    if entry.kind == "phrase":
        return f"{page_of('technique', entry.technique)}#p-{entry.id}"  # type: ignore[attr-defined]
    return f"{LISTS[entry.kind]}#{entry.id}"


def short_address(code: str) -> str:
    """The short address by code, for print: `t/T-07.html`."""
    return f"t/{code}.html"


def relative(target: str, page: str) -> str:
    """`target` as a link from `page`; both count from the top of the site."""
    if target.startswith("#"):
        return target
    depth = page.count("/")
    folder = page.rsplit("/", 1)[0] + "/" if depth else ""
    if depth and target.startswith(folder):
        return target[len(folder) :]
    return "../" * depth + target
