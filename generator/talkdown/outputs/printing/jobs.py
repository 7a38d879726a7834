"""From what is asked for to jobs: which words stand on each file, and where. Nothing is typeset here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkdown.model.book import Book
from talkdown.outputs.printables import printable
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection, file_name
from talkdown.outputs.printing.printables import pdf_module


def jobs_of(book: Book, ids: Iterable[str], selection: Selection, options: Options) -> list[Job]:
    """The PDFs to print for these printables, by their ids in printables.py; those with nothing on them are left out.

    Name, template and ink of a job are given here, so that no kind can forget its ink and print over another file.
    """
    jobs = []
    for id in ids:
        row = printable(id)
        own_options = replace(options, ink=row.nearest_ink(options.ink))
        job = pdf_module(row).make_job(book, selection, own_options)
        if job is not None:
            name = file_name(row, selection, own_options)
            jobs.append(replace(job, name=name, template=id, ink=own_options.ink))
    return jobs
