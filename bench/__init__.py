"""Benchmarks: `make bench`, `bench-edit`, `bench-finder`, `bench-print`, `bench-review`, `audit` and `tasks`.

Each measures Talkdown beside its peers in one run, appends what it measured to `history.jsonl`, says what
became slower since the record before, and writes the tables of figures in `docs/`.
"""
