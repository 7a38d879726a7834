"""Files of other programs that were given a name for YAML, known by how they begin."""

from __future__ import annotations

import re

from talkdown.yamltext.document import YamlProblem

_FIRST_BYTES = 4_000
"""Of a file: two rows of any table that somebody made by hand."""

_BEGINNINGS = (
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"PK\x03\x04"), "a file of Office, or another archive"),
    (re.compile(rb"\{\\rtf"), "a document of a word processor (RTF)"),
    (re.compile(rb"<(?:\?xml|!doctype|[a-z]+[ >])", re.IGNORECASE), "XML or HTML"),
    (re.compile(rb"\{.*\}[ \t]*\n\{.*\}[ \t]*(?:\n|\Z)"), "a list of objects, one a line (JSON Lines)"),
    (
        re.compile(rb"(?:#{1,6} .*\n\s*)+(?![-#?\[{'\"|>&*!%@`])[^\s:]+ [^\s:]+ [^:\n]*(?:\n|\Z)"),
        "a page of Markdown",
    ),
    (re.compile(rb"\|.+\|\s*\n\|[\s:|-]+\n"), "a table of Markdown"),
    (re.compile(rb"(?:[\w.-]+ *= *\S.*\n)*\[{1,2}[\w. -]+\]{1,2}\s*\n[\w.-]+ *= *\S"), "TOML"),
)

_SEPARATORS = (b",", b";", b"\t")
_HEADING = re.compile(rb'"?[\w .-]{1,40}"?')
_LEAST_COLUMNS = 3
"""A text of two lines may have a comma in each; two in each, with a word or two between them, are a table."""

_HINT = (
    "write each entry as `- id: …`, with its other fields below it; `talkdown new` writes one to start from"
)


def find_other_format(content: bytes) -> YamlProblem | None:
    r"""What the bytes of a file are which is no YAML; None if it could have been meant as YAML.

    >>> find_other_format(b"id,text,technique\nlate,It is late.,be-concrete\n").message
    'this is a table of a spreadsheet (CSV), and no YAML'
    """
    beginning = content[:_FIRST_BYTES].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").lstrip()
    name = next((name for pattern, name in _BEGINNINGS if pattern.match(beginning)), "")
    if not name and _is_table(beginning):
        name = "a table of a spreadsheet (CSV)"
    return YamlProblem("other-format", f"this is {name}, and no YAML", _HINT, (1, 1)) if name else None


def _is_table(beginning: bytes) -> bool:
    """Whether the first two lines have as many cells, and the first one names of columns in them."""
    headings, _, rest = beginning.partition(b"\n")
    row = rest.partition(b"\n")[0]
    for separator in _SEPARATORS:
        cells = headings.split(separator)
        if len(cells) >= _LEAST_COLUMNS and row.count(separator) >= len(cells) - 1:
            return all(_HEADING.fullmatch(cell.strip(b" ")) for cell in cells)
    return False
