"""The environment in which tests and benchmarks run MkDocs and Talkdown."""

from __future__ import annotations

import os
from collections.abc import Mapping

MKDOCS_WARNINGS_OFF = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Material and MkDocs each print a notice about MkDocs 2 at every start, and each has a variable against it."""


def quiet_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, with MkDocs' notices off, and `extra` on top."""
    return {**os.environ, **MKDOCS_WARNINGS_OFF, **(extra or {})}
