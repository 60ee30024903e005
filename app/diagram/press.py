"""The worker process that makes PDF and PNG of an SVG: Typst, as a library.

Run as a script; it answers over its pipes as ``libgvc.py`` does. A request is JSON: the Typst
source, its pictures, the folders of the fonts, the format and the dots per inch. Typst reads the
SVG itself: icons stay vectors, text stays text with the fonts inside, and pictures have alternative
texts.
"""

import json
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

LENGTH = struct.Struct(">BI")
PRINTED, REFUSED = 0, 1
HERE = Path(__file__).parent
"""A folder that stays: the one that the server was started in may be gone by now."""


def print_pages(request: dict[str, Any]) -> bytes:
    """The PDF or PNG of a request."""
    import typst

    files = {name: text.encode() for name, text in request["files"].items()}
    made: Any = typst.compile(
        files,
        root=HERE,
        font_paths=request["fonts"],
        ignore_system_fonts=True,
        format=request["format"],
        ppi=request["ppi"],
        timestamp=0,
        pdf_standards=["ua-1"] if request["format"] == "pdf" else [],
    )
    if not isinstance(made, bytes):
        raise TypeError("one file was expected, and several pages came")
    return made


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Print what comes in until the other side closes."""
    while head := requests.read(LENGTH.size):
        _, length = LENGTH.unpack(head)
        try:
            mark, answer = PRINTED, print_pages(json.loads(requests.read(length)))
        except (RuntimeError, TypeError, ValueError) as error:
            mark, answer = REFUSED, str(error).encode()
        answers.write(LENGTH.pack(mark, len(answer)))
        answers.write(answer)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
