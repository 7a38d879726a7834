"""A picture of dots as a drawing: a logo is SVG text from then on, whatever its author had."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LENGTH_AND_NAME, _CHECKSUM = 8, 4
"""Bytes before and behind the data of each part (PNG specification, 5.3)."""

_SAMPLES_BY_COLOR_TYPE = {
    0: (1, (1, 2, 4, 8, 16)),
    2: (3, (8, 16)),
    3: (1, (1, 2, 4, 8)),
    4: (2, (8, 16)),
    6: (4, (8, 16)),
}
"""How many numbers a dot has, and of how many bits each may be, by the kind of colors (11.2.2)."""

_BYTES_AT_ONCE = 1 << 20
"""Of a picture while it is looked through: a megabyte can hold half a gigabyte."""

_IHDR_BYTES = 13
"""Of the first part: width, height and five single bytes (11.2.2)."""

MAX_SIDE = 4_000
"""Dots: on a poster, a logo of 40 mm would have 2,500 to the inch. What is larger is unpacked in every browser."""


def png_problem(content: bytes) -> str:
    """Why bytes are no PNG that can be drawn, in words after "it"; empty if they are one."""
    if not content.startswith(_SIGNATURE):
        return "is no PNG, whatever its name says"
    try:
        chunks = list(_chunks(content))
    except ValueError:
        return "is damaged, or was cut off"
    names = [name for name, _ in chunks]
    if (
        names[:1] != [b"IHDR"]
        or names[-1:] != [b"IEND"]
        or b"IDAT" not in names
        or len(chunks[0][1]) != _IHDR_BYTES
    ):
        return "is damaged, or was cut off"
    width, height = _size(content)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        return f"has {width:,} × {height:,} dots, and {MAX_SIDE:,} × {MAX_SIDE:,} are the most"
    return "" if _has_picture(chunks) else "holds no picture, or a part of one"


def _has_picture(chunks: list[tuple[bytes, bytes]]) -> bool:
    """Whether all dots are there that the first part tells of (PNG specification, 7.2 and 11.2.2)."""
    header = chunks[0][1]
    width, height = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    bits, color_type, compression, filtering, interlacing = header[8:]
    kinds_of_dots = _SAMPLES_BY_COLOR_TYPE.get(color_type)
    if kinds_of_dots is None or bits not in kinds_of_dots[1] or compression or filtering or interlacing > 1:
        return False
    bytes_to_come = height * (1 + (width * kinds_of_dots[0] * bits + 7) // 8)
    unpacking = zlib.decompressobj()
    rest = b"".join(data for name, data in chunks if name == b"IDAT")
    try:
        while bytes_to_come > 0 and (part := unpacking.decompress(rest, _BYTES_AT_ONCE)):
            rest = unpacking.unconsumed_tail
            bytes_to_come -= len(part)
    except zlib.error:
        return False
    return bytes_to_come <= 0


def png_as_svg(content: bytes) -> str:
    """A PNG as a drawing that holds it, and nothing else."""
    width, height = _size(content)
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )


def _size(content: bytes) -> tuple[int, int]:
    """Width and height, as the header says them (PNG specification, 11.2.2)."""
    start = len(_SIGNATURE) + _LENGTH_AND_NAME
    return int.from_bytes(content[start : start + 4]), int.from_bytes(content[start + 4 : start + 8])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG: name and data. Raises ValueError where one is cut off, or is not what was written."""
    position = len(_SIGNATURE)
    while position < len(content):
        length = int.from_bytes(content[position : position + 4])
        name = content[position + 4 : position + _LENGTH_AND_NAME]
        end = position + _LENGTH_AND_NAME + length
        data, checksum = content[position + _LENGTH_AND_NAME : end], content[end : end + _CHECKSUM]
        if len(checksum) < _CHECKSUM or zlib.crc32(name + data) != int.from_bytes(checksum):
            raise ValueError(name)
        yield name, data
        if name == b"IEND":
            return
        position = end + _CHECKSUM
