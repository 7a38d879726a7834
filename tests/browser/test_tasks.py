"""What agents and trainers do most takes no more keys and clicks than it may: `make tasks` writes the figures down."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.tasks.__main__ import WINDOWS, do_task
from bench.tasks.tasks import TASKS, Task
from books import shipped_book


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_takes_no_more_than_it_may(browser: Browser, address: str, task: Task, window: str) -> None:
    hand = do_task(browser, address, shipped_book(), task, window)
    assert hand.keys + hand.clicks > 0
    assert task.allows(hand), f"{hand.keys} keys, {hand.clicks} clicks: more than {task.limit}"
