"""A folder becomes a book, and a list of everything that is wrong with it."""

from __future__ import annotations

from talkdown.loader.load import LoadCache, LoadResult, load

__all__ = ["LoadCache", "LoadResult", "load"]
