"""Templates are compiled once in a process: what Jinja made of one serves every environment of its kind."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class TemplateCode(BytecodeCache):
    """The code of templates, in memory; for environments that differ in their values alone, not in how they compile.

    Compiling takes half the time of building a small book, and each build has an environment of its own: so a server
    that shows edits waits half as long. Nothing is written to the disk, where code that others could change would run.

    What a template has become after an edit is told by its text, and takes the place of what it was:

        >>> from jinja2 import DictLoader, Environment
        >>> code = TemplateCode()
        >>> for text in ("Hello", "Good day"):
        ...     environment = Environment(loader=DictLoader({"a.html": text}), bytecode_cache=code, autoescape=True)
        ...     environment.get_template("a.html").render()
        'Hello'
        'Good day'
    """

    def __init__(self) -> None:
        self._buckets: dict[str, Bucket] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code, if its text has been compiled before."""
        earlier_bucket = self._buckets.get(bucket.key)
        if earlier_bucket is not None and earlier_bucket.checksum == bucket.checksum:
            bucket.code = earlier_bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a text that has just been compiled."""
        self._buckets[bucket.key] = bucket
