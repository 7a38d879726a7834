"""Benchmarks: `make bench`, `make bench-edit`, `make bench-finder`, `make bench-print`, `make audit`.

Each measures Talkdown beside its peers in one run, appends what it measured to `history.jsonl`, says what
became slower since the record before, and writes the tables of figures in `docs/`.
"""
