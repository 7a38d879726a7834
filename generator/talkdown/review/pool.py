"""Parts are made by several processes. One that dies costs its own part some time, and nothing else."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position
from talkdown.review.facts.contact import TurnDetectors
from talkdown.review.facts.parts import PartResult, PartSources, make_part
from talkdown.review.facts.tables import connection
from talkdown.review.settings import ReviewSettings
from talkdown.transcripts.source_file import CODE

_ATTEMPTS = 3
"""How often a part is tried whose process ended: somebody may have ended it, or the system, for want of memory."""

DetectorsOf = Callable[[ReviewSettings], TurnDetectors]
"""Makes what looks for findings; a function at the top of a module, so that a worker can be told of it."""


def make_parts(
    parts: Sequence[PartSources], settings: ReviewSettings, detectors_of: DetectorsOf, folder: Path, jobs: int
) -> Iterator[PartResult]:
    """Each part, once it is there, in any order. Those that are there already are only named again.

    A part whose process ends again and again is a problem of its files, not an error. Raises OSError if the disk refuses.
    """
    if jobs == 1 or len(parts) < 2:
        detectors = detectors_of(settings)
        with connection(folder) as database:
            yield from (make_part(sources, settings, detectors, folder, database) for sources in parts)
        return
    left_parts = list(parts)
    for _ in range(_ATTEMPTS - 1):
        for result in _in_one_pool(left_parts, settings, detectors_of, folder, jobs):
            left_parts.remove(result.sources)
            yield result
        if not left_parts:
            return
    # One of them ends its process: each alone, so that it is known which one.
    for sources in left_parts:
        results = list(_in_one_pool([sources], settings, detectors_of, folder, 1))
        yield results[0] if results else PartResult(sources, "", tuple(map(_problem_of, sources.names)))


def _in_one_pool(
    parts: Sequence[PartSources], settings: ReviewSettings, detectors_of: DetectorsOf, folder: Path, jobs: int
) -> Iterator[PartResult]:
    """What one pool makes of the parts, until they are there or one of its processes has ended."""
    # Not by `fork`: a thread may draw the progress, and what it holds would stay held in the child.
    context = multiprocessing.get_context("spawn")
    workers = min(jobs, len(parts))
    with ProcessPoolExecutor(workers, context, _prepare_worker, (settings, detectors_of, folder)) as pool:
        futures: list[Future[PartResult]] = [pool.submit(_make_part, sources) for sources in parts]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


_worker: dict[str, Callable[[PartSources], PartResult]] = {}
"""What this process works with, made once: to read the book takes a second, and a part less."""

_open_until_the_end = ExitStack()


def _prepare_worker(settings: ReviewSettings, detectors_of: DetectorsOf, folder: Path) -> None:
    detectors = detectors_of(settings)
    database = _open_until_the_end.enter_context(connection(folder))
    _worker["make_part"] = lambda sources: make_part(sources, settings, detectors, folder, database)


def _make_part(sources: PartSources) -> PartResult:
    return _worker["make_part"](sources)


def _problem_of(name: str) -> Diagnostic:
    return Diagnostic(
        CODE,
        "reading it, or a file beside it, ended the process three times",
        Position(name, 1, 1),
        "try it alone, with `--jobs 1`; there may be too little memory",
    )
