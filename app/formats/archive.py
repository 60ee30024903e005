"""The archive: a whole workspace in one file, exact, with a checksum of every table.

A ZIP file: ``tables/NAME.jsonl`` holds the rows of a table, one JSON list a line, and
``archive.json``, written last, tells what there must be: the version of this shape, the revision
of the tables, and of each table its columns, rows, bytes and SHA-256. ``docs/formats.md`` tells
it to people. Nothing here knows a database; rows stream through, whatever their number.
"""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.formats.bad_file import BadFile
from app.journey import Fault

VERSION: Final = 1
MANIFEST: Final = "archive.json"
MOST_MANIFEST: Final = 1_000_000
LONGEST_ROW: Final = 64_000_000
MOST_TIMES_PACKED: Final = 500
"""How many times larger than the file its contents may be: rows that people made reach 60."""

_PIECE: Final = 1 << 20
_FREE_BYTES: Final = 10_000_000
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What ``zipfile`` raises on a damaged file."""

Row = Sequence[Any]
Name = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,62}$")]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Table(_Told):
    """What the archive holds of one table."""

    name: Name
    columns: tuple[Name, ...]
    rows: Annotated[int, Field(ge=0)]
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Manifest(_Told):
    """What an archive says of itself; ``revision`` is that of the tables, ``at`` in UTC."""

    format: Literal["klantreis-archive"] = "klantreis-archive"
    version: Literal[1] = VERSION
    revision: Annotated[str, Field(max_length=32)]
    at: Annotated[str, Field(max_length=40)]
    tables: tuple[Table, ...]


class ArchiveWriter:
    """Writes an archive to a stream, table by table; ``finish`` makes it whole."""

    def __init__(self, stream: IO[bytes], *, revision: str, at: datetime) -> None:
        """Begin an archive of tables at a revision."""
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)
        self._revision = revision
        self._at = at
        self._tables: list[Table] = []

    def add(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Write the rows of a table; they are taken one by one."""
        count, size, digest = 0, 0, hashlib.sha256()
        with self._zip.open(_entry(name), "w", force_zip64=True) as entry:
            for row in rows:
                line = _dumped(row) + b"\n"
                entry.write(line)
                digest.update(line)
                count += 1
                size += len(line)
        told = Table(
            name=name, columns=tuple(columns), rows=count, bytes=size, sha256=digest.hexdigest()
        )
        self._tables.append(told)

    def finish(self) -> Manifest:
        """Write what the archive holds; without it nobody takes it for an archive."""
        manifest = Manifest(
            revision=self._revision, at=self._at.isoformat(), tables=tuple(self._tables)
        )
        info = zipfile.ZipInfo(MANIFEST)
        self._zip.writestr(info, manifest.model_dump_json(indent=1))
        self._zip.close()
        return manifest


class Archive:
    """An archive that was found whole: every table is there, as it was written."""

    def __init__(self, opened: zipfile.ZipFile, manifest: Manifest, name: str) -> None:
        """Use ``open_archive``."""
        self.manifest = manifest
        self.name = name
        self._zip = opened

    def check(self, table: Table) -> None:
        """Read a table's bytes as they were written; raises ``BadFile`` for others."""
        digest = hashlib.sha256()
        with _damage(self.name, table.name), self._zip.open(_entry(table.name).filename) as entry:
            while piece := entry.read(_PIECE):
                digest.update(piece)
        if digest.hexdigest() != table.sha256:
            raise bad_archive(self.name, "archive_damaged", table.name)

    def rows(self, table: Table) -> Iterator[list[Any]]:
        """The rows of a table, one by one.

        Raises:
            BadFile: a row can't be read, or they are not the rows that were written.
        """
        count, digest = 0, hashlib.sha256()
        with _damage(self.name, table.name), self._zip.open(_entry(table.name).filename) as entry:
            while line := entry.readline(LONGEST_ROW + 1):
                count += 1
                digest.update(line)
                yield self._row(table, count, line)
        if count != table.rows or digest.hexdigest() != table.sha256:
            raise bad_archive(self.name, "archive_damaged", table.name)

    def _row(self, table: Table, number: int, line: bytes) -> list[Any]:
        row = json.loads(line) if len(line) <= LONGEST_ROW else None
        if not isinstance(row, list) or len(row) != len(table.columns):
            raise bad_archive(self.name, "archive_row", table.name, number)
        return row


@contextmanager
def open_archive(stream: IO[bytes], name: str) -> Iterator[Archive]:
    """The archive in a file, once all of it was read and found as it was written.

    Raises:
        BadFile: it is no archive, one of a newer program, or not as it was written.
    """
    try:
        opened = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise bad_archive(name, "archive_none") from error
    with opened:
        manifest = _manifest(opened, name)
        _check_entries(opened, manifest, name)
        archive = Archive(opened, manifest, name)
        for table in manifest.tables:
            archive.check(table)
        yield archive


def bad_archive(file: str, code: str, table: str = "", row: int = 0) -> BadFile:
    """What is wrong with an archive: the whole of it, one table or one row."""
    return BadFile(file, [(row, Fault((table,) if table else (), code))])


def _manifest(opened: zipfile.ZipFile, name: str) -> Manifest:
    if MANIFEST not in opened.namelist():
        raise bad_archive(name, "archive_none")
    info = opened.getinfo(MANIFEST)
    _check_readable([info], name)
    if info.file_size > MOST_MANIFEST:
        raise bad_archive(name, "archive_damaged", MANIFEST)
    with _damage(name, MANIFEST):
        text = opened.read(MANIFEST)
        told = json.loads(text)
    is_ours = isinstance(told, dict) and told.get("format") == "klantreis-archive"
    version = told.get("version") if is_ours else None
    if not isinstance(version, int):
        raise bad_archive(name, "archive_none")
    if version > VERSION:
        raise bad_archive(name, "archive_newer")
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        raise bad_archive(name, "archive_damaged", MANIFEST) from error


def _check_entries(opened: zipfile.ZipFile, manifest: Manifest, name: str) -> None:
    """Exactly the tables of the manifest, each as long as it says, none of them a bomb."""
    told = {_entry(table.name).filename: table for table in manifest.tables}
    found = [info for info in opened.infolist() if info.filename != MANIFEST]
    _check_readable(found, name)
    packed = sum(info.compress_size for info in found)
    if sum(info.file_size for info in found) > packed * MOST_TIMES_PACKED + _FREE_BYTES:
        raise bad_archive(name, "archive_bomb")
    names = [info.filename for info in found]
    if sorted(names) != sorted(told) or len(told) != len(manifest.tables):
        raise bad_archive(name, "archive_entries")
    for info in found:
        if info.file_size != told[info.filename].bytes:
            raise bad_archive(name, "archive_damaged", told[info.filename].name)


def _check_readable(found: Iterable[zipfile.ZipInfo], name: str) -> None:
    for info in found:
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise bad_archive(name, "archive_packed")


@contextmanager
def _damage(name: str, table: str) -> Iterator[None]:
    try:
        yield
    except (*_BROKEN, RecursionError) as error:
        raise bad_archive(name, "archive_damaged", table) from error


def _entry(table: str) -> zipfile.ZipInfo:
    """Without the time of day: the same workspace gives the same tables, to the byte."""
    info = zipfile.ZipInfo(f"tables/{table}.jsonl")
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _dumped(row: Row) -> bytes:
    text = json.dumps(list(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
