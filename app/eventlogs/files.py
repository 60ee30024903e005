"""A log on disk: opened as a stream, unpacked with limits, with a note of how far it was read."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from typing_extensions import Buffer

from app.formats.bad_file import BadFile
from app.journey import Fault

CHUNK: Final = 1 << 16
GZIP: Final = b"\x1f\x8b"
ZIP: Final = b"PK\x03\x04"
FREELY: Final = 20_000_000
"""So many bytes may come out of a packed file whatever its size."""
MOST_TIMES: Final = 200
"""Further it may unpack to so many times its size: real logs reach some 40 times."""
MOST_BYTES: Final = 50_000_000_000
_JSON: Final = re.compile(rb"\s*(\{\s*[\"}]|\[\s*[\[{])")
_BACKUP: Final = re.compile(rb"PK.{28}tables/\w+\.jsonl", re.DOTALL)
_WORKBOOK: Final = b"[Content_Types].xml"
_DAMAGED: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile)


class Opened(io.RawIOBase):
    """The bytes of a log, unpacked; ``position`` says how far in the file on disk it is."""

    def __init__(self, raw: IO[bytes], name: str) -> None:
        """Read from ``raw``; ``name`` is told in errors."""
        super().__init__()
        self._raw = raw
        self._name = name
        self._stream = _unpacked(raw)
        self._packed = self._stream is not raw
        self._out = 0

    @property
    def position(self) -> int:
        """The bytes of the file on disk that were read."""
        return self._raw.tell()

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """As any stream; raises ``BadFile`` for what doesn't unpack, or unpacks to too much."""
        view = memoryview(buffer)
        try:
            some = self._stream.read(min(len(view), CHUNK))
        except _DAMAGED as error:
            if not self._packed:
                raise
            raise BadFile(self._name, [(0, Fault((), "log_unpack"))]) from error
        self._out += len(some)
        allowed = max(FREELY, MOST_TIMES * self.position) if self._packed else MOST_BYTES
        if self._out > min(allowed, MOST_BYTES):
            raise BadFile(self._name, [(0, Fault((), "log_bomb"))])
        view[: len(some)] = some
        return len(some)


def _unpacked(raw: IO[bytes]) -> IO[bytes] | gzip.GzipFile:
    """What is in a packed file; of an archive the one file in it, else the archive itself."""
    head = raw.read(4)
    raw.seek(0)
    if head.startswith(GZIP):
        return gzip.GzipFile(fileobj=raw)
    if head != ZIP:
        return raw
    try:
        archive = zipfile.ZipFile(raw)
        names = [one for one in archive.namelist() if not one.endswith("/")]
        names = [one for one in names if not one.startswith("__MACOSX/")]
        inside: IO[bytes] = archive.open(names[0]) if len(names) == 1 else raw
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        raw.seek(0)
        return raw
    if inside is raw:
        raw.seek(0)
        return raw
    is_packed_again = names[0].endswith(".gz")
    return gzip.GzipFile(fileobj=inside) if is_packed_again else inside


@contextmanager
def opened(file: Path, name: str) -> Iterator[Opened]:
    """A log as a stream of bytes."""
    with file.open("rb") as raw:
        yield Opened(raw, name)


def is_xml(head: bytes) -> bool:
    """Whether the first bytes of a file are those of XML, in any of its encodings."""
    text = head.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").replace(b"\x00", b"")
    return text.startswith(b"<")


def first_bytes(file: Path, name: str, most: int = CHUNK) -> bytes:
    """The first bytes of what is in a log; refuses what we don't unpack."""
    with opened(file, name) as stream:
        head = stream.read(most) or b""
    if head.startswith((ZIP, GZIP)):
        is_backup = _BACKUP.match(head) is not None
        code = "log_workbook" if _WORKBOOK in head else "log_packed"
        code = "log_backup" if is_backup else code
        raise BadFile(name, [(1, Fault((), code))])
    if _JSON.match(head):
        raise BadFile(name, [(1, Fault((), "log_json"))])
    if not head.strip(b"\x00 \r\n\t"):
        raise BadFile(name, [(1, Fault((), "file_empty" if not head else "log_none"))])
    return head
