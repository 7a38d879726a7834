"""A folder becomes a book, and a list of everything that is wrong with it.

`file_reading` gives the bytes of its files, `parsed_folder` their values, `extend` those of the book below it, `entries`
checks each entry against its model, and `load_book` puts them together. `validation` says in an author's words what
a model refuses.
"""

from __future__ import annotations

from talkdown.loader.load_book import LoadResult, load
from talkdown.loader.load_cache import LoadCache

__all__ = ["LoadCache", "LoadResult", "load"]
