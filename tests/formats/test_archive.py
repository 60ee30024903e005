"""The archive: what goes in comes out, and nothing that was touched does."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.archive import MANIFEST, ArchiveWriter, open_archive
from app.formats.bad_file import BadFile
from app.language import languages, translator

AT = datetime(2025, 3, 14, tzinfo=UTC)
ROWS = [["noor", 1, None, {"title": "Noor é 👩‍👧"}], ["amina", 2, 0.5, [True]]]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def written(rows: list[list[Any]] = ROWS, revision: str = "0001") -> bytes:
    stream = io.BytesIO()
    writer = ArchiveWriter(stream, revision=revision, at=AT)
    writer.add("journey", ["id", "sequence", "note", "body"], rows)
    writer.add("event", ["id"], [])
    writer.finish()
    return stream.getvalue()


def read(content: bytes) -> dict[str, list[list[Any]]]:
    with open_archive(io.BytesIO(content), "alles.zip") as archive:
        return {table.name: list(archive.rows(table)) for table in archive.manifest.tables}


def code_of(content: bytes) -> str:
    with pytest.raises(BadFile) as refused:
        read(content)
    return refused.value.found[0].fault.code


def packed(change: Callable[[dict[str, bytes]], None], **how: Any) -> bytes:
    """The archive with other entries in it, as a ZIP program would write them."""
    with zipfile.ZipFile(io.BytesIO(written())) as opened:
        entries = {name: opened.read(name) for name in opened.namelist()}
    change(entries)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **how) as again:
        for name, content in entries.items():
            again.writestr(name, content)
    return stream.getvalue()


def manifest(**other: Any) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        entries[MANIFEST] = json.dumps(json.loads(entries[MANIFEST]) | other).encode()

    return change


def without(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda entries: entries.pop(name) and None


def with_entry(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda entries: entries.update({name: content})


@given(st.lists(st.lists(VALUES, min_size=4, max_size=4), max_size=4))
def test_rows_come_out_as_they_went_in(rows: list[list[Any]]) -> None:
    assert read(written(rows))["journey"] == rows


def test_the_same_rows_give_the_same_bytes() -> None:
    assert written() == written()


def test_an_archive_packed_again_by_another_program_is_read() -> None:
    assert read(packed(lambda _entries: None))["journey"] == ROWS


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (with_entry("tables/journey.jsonl", b"[]\n"), "archive_damaged"),
        (with_entry("tables/extra.jsonl", b""), "archive_entries"),
        (with_entry("../../etc/passwd", b"x"), "archive_entries"),
        (without("tables/event.jsonl"), "archive_entries"),
        (without(MANIFEST), "archive_none"),
        (with_entry(MANIFEST, b"{"), "archive_damaged"),
        (with_entry(MANIFEST, b"[" * 100_000), "archive_damaged"),
        (with_entry(MANIFEST, b"[]"), "archive_none"),
        (manifest(format="zip"), "archive_none"),
        (manifest(version=2), "archive_newer"),
        (manifest(version="1"), "archive_none"),
        (manifest(tables=[]), "archive_entries"),
        (manifest(tables=None), "archive_damaged"),
        (manifest(surprise=1), "archive_damaged"),
        (with_entry("tables/journey.jsonl", b"0" * 60_000_000), "archive_bomb"),
        (with_entry(MANIFEST, b" " * 2_000_000), "archive_damaged"),
    ],
)
def test_an_archive_that_was_altered_is_refused(
    change: Callable[[dict[str, bytes]], None], code: str
) -> None:
    assert code_of(packed(change)) == code


@pytest.mark.parametrize("content", [b"", b"PK", b"klantreis: 1\n", b"\xff\xfe" + b"a\x00" * 99])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    assert code_of(content) == "archive_none"


def test_an_archive_cut_short_anywhere_is_refused() -> None:
    whole = written()
    assert len(whole) > 500
    for length in range(0, len(whole), 7):
        assert code_of(whole[:length])


def test_a_changed_byte_is_refused_or_changes_nothing() -> None:
    whole, chance = written(), random.Random(7)
    expected, refused = read(whole), 0
    for place in range(len(whole)):
        other = bytearray(whole)
        other[place] ^= 1 << chance.randrange(8)
        try:
            assert read(bytes(other)) == expected
        except BadFile:
            refused += 1
    assert refused > len(whole) / 2


def test_a_row_with_too_few_values_is_refused_with_its_number() -> None:
    with pytest.raises(BadFile) as refused:
        read(written([*ROWS, ["bram"]]))
    assert [(one.line, one.name) for one in refused.value.found] == [(3, "journey")]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_in_another_way_is_refused(method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as other:
        other.writestr(MANIFEST, "{}")
    assert code_of(stream.getvalue()) == "archive_packed"


@pytest.mark.parametrize("language", languages())
def test_every_refusal_has_a_sentence(language: str) -> None:
    t = translator(language)
    codes = [key for key in translator("nl")._texts if key.startswith("faults.archive_")]
    assert len(codes) > 8
    assert all(t.has(code) for code in codes)
