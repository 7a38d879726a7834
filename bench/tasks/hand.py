"""A hand on a page: it types, points and clicks, and counts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

KEY = 0.28
"""Seconds of a key or a button of the mouse, for somebody who types 40 words a minute. These three are of the keystroke-level model: Card,
Moran and Newell (1980), Communications of the ACM 23(7)."""
POINT = 1.1
"""Seconds to point at something with the mouse."""
CHANGE = 0.4
"""Seconds for the hand to go from the keys to the mouse, or back."""


class Hand:
    """Acts on a page as a person does, and counts what that takes. Begins on the keys."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.keys = 0
        self.clicks = 0
        self._changes = 0
        self._is_on_mouse = False

    def go_to(self, path: str) -> None:
        """Where a task begins; that takes nothing."""
        self.page.goto(self.address + path)

    def type(self, text: str) -> None:
        """Letter by letter, into what has the focus."""
        self._turn_to(mouse=False)
        self.page.keyboard.type(text)
        self.keys += len(text)

    def press(self, *keys: str) -> None:
        """One key after the other."""
        self._turn_to(mouse=False)
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def click(self, target: Locator) -> None:
        """Point at something and click it."""
        self._turn_to(mouse=True)
        target.click()
        self.clicks += 1

    def sees(self, *targets: Locator) -> None:
        """The task has reached this: all of it stands in the window. Raises AssertionError if not."""
        for target in targets:
            expect(target).to_be_in_viewport(ratio=1)

    def _turn_to(self, *, mouse: bool) -> None:
        self._changes += mouse != self._is_on_mouse
        self._is_on_mouse = mouse

    @property
    def seconds(self) -> float:
        """How long the hand takes for it; to think, to read and to wait come on top."""
        return self.keys * KEY + self.clicks * (POINT + KEY) + self._changes * CHANGE
