"""What agents and trainers do most, each with the most keys and clicks that it may take.

A task about a line ends when the right one is marked in the list and stands in the window with its words: who is on the phone reads
it out, and one more key, Enter, copies it or asks for its gaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from bench.tasks.hand import Hand
from talkdown.model import VARIABLE, Phrase
from talkdown.model.book import Book

TECHNIQUE = "name-the-feeling"


@dataclass(frozen=True)
class Task:
    """One task: where it begins, what one does, and what it may take at most."""

    name: str
    do: Callable[[Hand, Book], None]
    most_keys: int = 0
    most_clicks: int = 0

    @property
    def limit(self) -> str:
        """What it may take, in words: `8 keys`."""
        counts = {"key": self.most_keys, "click": self.most_clicks}
        return " and ".join(
            f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count
        )

    def allows(self, hand: Hand) -> bool:
        """Whether a hand that has done it took no more than that."""
        return hand.keys <= self.most_keys and hand.clicks <= self.most_clicks


def _line(hand: Hand, book: Book, phrase_id: str) -> Locator:
    """A phrase in the finder's list, marked."""
    words = VARIABLE.split(book.all(Phrase)[phrase_id].text)[0]
    row = hand.page.locator("[role=option][aria-selected=true]").filter(has_text=words)
    row.wait_for()
    return row


def _open_home(hand: Hand) -> None:
    hand.go_to("index.html")
    hand.page.locator(".td-bar").wait_for()


def _look_up(hand: Hand, text: str) -> None:
    """Type into the field of the home page, and wait for the answer, as the eye does."""
    _open_home(hand)
    hand.type(text)
    expect(hand.page.locator("[role=option]").first).to_be_visible()
    expect(hand.page.locator("[role=listbox][aria-busy]")).to_have_count(0)


def _swears_on_chat(hand: Hand, book: Book) -> None:
    _choose_chat(hand.page, hand.address)
    _look_up(hand, "swears")
    hand.press("ArrowDown", "ArrowDown")
    hand.sees(_line(hand, book, "read-past-the-swearing"))


def _choose_chat(page: Page, address: str) -> None:
    """The channel is chosen once, before the contact, and is remembered."""
    page.goto(address + "index.html")
    page.get_by_role("button", name="Channel: any").click()
    page.locator(".td-bar__options label").filter(has_text="Chat").click()
    page.wait_for_url(re.compile("channel=chat"))


def _wants_a_manager(hand: Hand, book: Book) -> None:
    _look_up(hand, "manager")
    hand.sees(_line(hand, book, "yes-you-can-talk-to-lead"))


def _no_to_a_refund(hand: Hand, book: Book) -> None:
    _look_up(hand, "no refund")
    hand.press("ArrowDown", "ArrowDown")
    hand.sees(_line(hand, book, "not-the-answer-you-wanted"))


def _speaks_of_suicide(hand: Hand, book: Book) -> None:
    _look_up(hand, "suicide")
    hand.sees(
        _line(hand, book, "danger-now-done-anything"),
        hand.page.locator("[role=option]").filter(has_text="Talk of suicide").first,
        hand.page.locator(".td-dangers a").filter(has_text="Self-harm").first,
    )


def _speaks_of_suicide_anywhere(hand: Hand, book: Book) -> None:
    hand.go_to("techniques/index.html")
    hand.press("F8")
    panel = hand.page.locator("dialog[open]")
    hand.sees(panel.locator(".td-say").first, panel.locator(".td-danger__number"))


def _print_a_card(hand: Hand, book: Book) -> None:
    hand.go_to(f"techniques/{TECHNIQUE}.html")
    hand.click(hand.page.get_by_role("link", name="Choose paper and ink"))
    hand.click(hand.page.get_by_label("Letter"))
    hand.click(hand.page.get_by_label("Black"))
    with hand.page.expect_download() as download:
        hand.click(hand.page.get_by_role("button", name="Save as PDF"))
    assert download.value.suggested_filename == "cards-1-letter-mono.pdf"


def _drill(hand: Hand, book: Book) -> None:
    _open_home(hand)
    hand.click(hand.page.get_by_role("link", name="Practice: five quick ones"))
    hand.click(hand.page.get_by_role("button", name="Five quick ones"))
    hand.sees(hand.page.locator(".td-ask__place").filter(has_text="Question 1 of 5"))


def _favorite_again(hand: Hand, book: Book) -> None:
    hand.go_to(f"techniques/{TECHNIQUE}.html")
    line = hand.page.locator(".td-say:not(:has(.td-var))").first
    line.locator(".td-star").click()  # on another day
    hand.go_to("signs.html")
    hand.press("/")
    hand.click(hand.page.get_by_role("navigation", name="My lines").get_by_role("button").first)
    assert hand.page.evaluate("navigator.clipboard.readText()")


def _scenario_on_the_wall(hand: Hand, book: Book) -> None:
    _open_home(hand)
    hand.click(hand.page.locator("article").get_by_role("link", name="Trainer's room"))
    hand.click(hand.page.locator("[data-practice=room] a").first)
    hand.sees(hand.page.locator(".td-wall__slide h1"))


TASKS = (
    Task("a customer swears on chat: the right line", _swears_on_chat, most_keys=8),
    Task("they want a manager: the right line", _wants_a_manager, most_keys=8),
    Task("a no to a refund: the right line", _no_to_a_refund, most_keys=12),
    Task("talk of suicide, typed: the first line, the path and the bar", _speaks_of_suicide, most_keys=7),
    Task(
        "talk of suicide, on any page: the first line and the number",
        _speaks_of_suicide_anywhere,
        most_keys=1,
    ),
    Task("a card on Letter in black, from its technique", _print_a_card, most_clicks=4),
    Task("a drill with a score, from home", _drill, most_clicks=2),
    Task("a starred line again, copied, from any page", _favorite_again, most_keys=1, most_clicks=1),
    Task("a scenario on the wall, from home", _scenario_on_the_wall, most_clicks=2),
)
