"""What parts of a build take: `python -m bench.parts SITE` prints them as JSON.

A process of its own, so that neither the build's memory nor its garbage collector weighs on the parts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from talkdown.outputs.web import gzipped
from talkdown.pipeline.links import broken_links


def user_seconds(part: Callable[[], object]) -> float:
    """Seconds of the processor that a call takes."""
    before = getrusage(RUSAGE_SELF).ru_utime
    part()
    return getrusage(RUSAGE_SELF).ru_utime - before


def main(site: Path) -> None:
    """Measure them on a site that is built."""
    parts = {
        "links": user_seconds(lambda: broken_links(site)),
        "compression": user_seconds(lambda: list(gzipped.render(site))),
    }
    print(json.dumps(parts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
