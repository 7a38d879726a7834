"""What is said of a file that no reader understands.

Its words and keys are not quoted: names and numbers may be in them, and a problem is stored and printed as it is.
"""

from __future__ import annotations

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.source_file import SourceFile, TranscriptError

WAY_OUT = "a table with the columns conversation_id, role, time and text is always understood"


def unknown_json(node: Node) -> TranscriptError:
    """The error for a document of JSON."""
    value = node.value
    if isinstance(value, list):
        first = node.first()
        value = first.value if first else None
        kind = "a list of objects"
    else:
        kind = "an object"
    if not isinstance(value, dict):
        return TranscriptError(
            "no format of transcripts is like this JSON: there is no object in it", WAY_OUT
        )
    keys = "1 key" if len(value) == 1 else f"{len(value):,} keys"
    return TranscriptError(f"no format of transcripts is like this JSON: {kind} with {keys}", WAY_OUT)


def unknown_text(source: SourceFile) -> TranscriptError:
    """The error for a file of text."""
    lines = enumerate(source.sample.splitlines(), start=1)
    first_number = next((number for number, line in lines if line.strip()), 1)
    return TranscriptError(
        "nobody is seen to speak in this text",
        f"begin lines with who speaks: `Agent: …`; or {WAY_OUT}",
        first_number,
    )
