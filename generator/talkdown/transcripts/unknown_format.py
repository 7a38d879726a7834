"""What is said of a file that no reader understands: its first keys or words, by which its owner sees what it is."""

from __future__ import annotations

from talkdown.transcripts.clean_text import on_one_line
from talkdown.transcripts.json_node import Node
from talkdown.transcripts.source_file import SourceFile, TranscriptError

_MOST_KEYS = 8
_LONGEST_KEY = 40
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
    keys = [f"`{on_one_line(key[:_LONGEST_KEY])}`" for key in list(value)[:_MOST_KEYS]]
    listing = ", ".join(keys) if keys else "no keys"
    return TranscriptError(f"no format of transcripts is like this JSON: {kind} with {listing}", WAY_OUT)


def unknown_text(source: SourceFile) -> TranscriptError:
    """The error for a file of text."""
    first_line = next((line for line in source.sample.splitlines() if line.strip()), "")
    words = on_one_line(first_line[:200])[:60]
    return TranscriptError(
        f"nobody is seen to speak in this text, which begins “{words}”",
        f"begin lines with who speaks: `Agent: …`; or {WAY_OUT}",
    )
