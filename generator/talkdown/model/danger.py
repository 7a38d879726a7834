"""Words that say for or against an emergency, as `danger.yaml` holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

ANY = "any"
"""Stands for a situation in `danger.yaml`: its words speak for an emergency or against one, and not for which."""


class DangerWords(NamedTuple):
    """What `danger.yaml` holds, and those of the books below."""

    weights: Mapping[str, Mapping[str, float]]
    """By the id of an emergency, or ANY: words, and pairs of them, with their weight in log odds."""


NO_DANGER_WORDS = DangerWords({})
"""Those of a book without `danger.yaml`."""
