"""What every benchmark does with its rows: print, compare, record, and write them into the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from bench.blocks import write_block
from bench.compare import report
from bench.history import ROOT, Record, append_record, newest_record
from bench.tables import Table


def publish(record: Record, tables: Sequence[Table]) -> None:
    """Print a record, say what became worse since the last one, and append it to the history.

    A complete record is written into `docs/`, too. The first table has all columns that are compared.
    """
    for table in tables if record.complete else tables[:1]:  # the others need all rows
        print(table.render(record), end="\n\n")
    print(report(tables[0].columns, newest_record(record.bench), record), flush=True)
    append_record(record)
    if not record.complete:
        print("Not all was measured, so the tables in docs/ stay as they are.")
        return
    for table in tables:
        write_block(ROOT / table.document, table.name, table.render(record))
