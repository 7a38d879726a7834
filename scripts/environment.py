"""The environment in which tests and benchmarks run MkDocs and Talkdown."""

from __future__ import annotations

import os
from collections.abc import Mapping

from talkdown.mkdocs.errors import MKDOCS_WARNINGS_OFF


def quiet_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, with MkDocs' notices off, and `extra` on top."""
    return {**os.environ, **MKDOCS_WARNINGS_OFF, **(extra or {})}
