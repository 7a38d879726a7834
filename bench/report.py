"""What every benchmark does with its rows: print, compare, record, and write them into the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from bench.blocks import write_block
from bench.compare import report
from bench.history import ROOT, Record, append_record, newest_record
from bench.tables import Table


def publish(record: Record, tables: Sequence[Table]) -> None:
    """Print the tables of a record, say what became worse, append it, and write complete ones into `docs/`."""
    before = newest_record(record.bench)
    for table in tables:
        print(table.render(record), end="\n\n")
    print(report(tables[0].columns, before, record), flush=True)
    append_record(record)
    if not record.complete:
        print("Not all was measured, so the tables in docs/ stay as they are.")
        return
    for table in tables:
        write_block(ROOT / table.document, table.name, table.render(record))
