"""Every reader of the project, with whatever people and accidents put into a file.

Held for each: the file is read, or refused with a place and a sentence in every language; in
memory that a small machine has; and nothing comes of a refused file.
"""

import gzip
import io
import random
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli import main
from app.eventlogs.dates import DateForm, read_moment
from app.eventlogs.looking import look_at
from app.eventlogs.reading import read_log
from app.eventlogs.usual import usual_journey
from app.formats.archive import ArchiveWriter, open_archive
from app.formats.bad_file import BadFile
from app.formats.known import FORMATS
from app.language import languages, translator
from app.openklant.fetching import gathered_from
from app.openklant.gathering import Wanted
from tests.eventlogs.logs import CSV, event, ignore, trace, xes
from tests.formats.whole import whole_journey
from tests.openklant.fake import as_file, contact

Read = Callable[[bytes], object]
MOST_MEMORY = 400_000_000
WHOLE = whole_journey()


def written(name: str) -> bytes:
    write = FORMATS[name].write
    assert write is not None
    return write(WHOLE, translator("nl")).content


def by_format(name: str) -> Read:
    read = FORMATS[name].read
    assert read is not None
    return lambda content: read(content, "x")


def an_archive() -> bytes:
    stream = io.BytesIO()
    writer = ArchiveWriter(stream, revision="0001", at=datetime(2025, 3, 14, tzinfo=UTC))
    writer.add("journey", ["id", "title"], [["noor", "Noor"], ["amina", "Amina"]])
    writer.finish()
    return stream.getvalue()


def read_archive(content: bytes) -> object:
    with open_archive(io.BytesIO(content), "x") as archive:
        return [list(archive.rows(table)) for table in archive.manifest.tables]


def read_event_log(content: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log"
        file.write_bytes(content)
        look = look_at(file, "x")
        spill = Path(folder) / "log.db"
        try:
            summary = read_log(look.file, look.suggested, spill, ignore)
        except BadFile:
            assert not spill.exists()
            raise
        return usual_journey(summary, translator("nl"))


LOG = xes(
    trace("1", event("Melding", "2024-01-01T10:00:00+01:00"), event("Besluit", "2024-02-01")),
    trace("2", event("Melding", "2024-01-03T10:00:00+01:00")),
).encode()
READERS: dict[str, tuple[bytes, Read]] = {
    **{name: (written(name), by_format(name)) for name, one in FORMATS.items() if one.read},
    "archive": (an_archive(), read_archive),
    "xes": (LOG, read_event_log),
    "xes-packed": (gzip.compress(LOG), read_event_log),
    "event-csv": (CSV.encode(), read_event_log),
    "open-klant": (
        as_file([contact(1), contact(2)]),
        lambda content: gathered_from(content, "x", Wanted()),
    ),
}
EVERY = pytest.mark.parametrize("name", READERS)


def outcome(name: str, content: bytes) -> str:
    """``read``, or the code of the first fault; what isn't refused properly is an error."""
    try:
        READERS[name][1](content)
    except BadFile as refused:
        bad = refused
    else:
        return "read"
    assert all(one.line >= 0 for one in bad.found)
    for language in languages():
        assert all(translator(language).fault(one.fault) for one in bad.found)
    return bad.found[0].fault.code


@EVERY
def test_the_sound_file_is_read(name: str) -> None:
    assert outcome(name, READERS[name][0]) == "read"


def accidents(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """What happens to files under way."""
    dice = random.Random(len(sound))
    for _ in range(12):
        yield "cut", sound[: dice.randrange(len(sound))]
    for _ in range(12):
        place = dice.randrange(len(sound))
        yield "a byte changed", sound[:place] + dice.randbytes(1) + sound[place + 1 :]
        end = place + dice.randrange(200)
        yield "a piece lost", sound[:place] + sound[end:]
        yield "a piece twice", sound[:end] + sound[place:]
        yield "zeros", sound[:place] + bytes(end - place) + sound[end:]
    yield "the wrong end first", sound[::-1]
    yield "twice", sound + sound
    yield "with a mark", b"\xef\xbb\xbf" + sound
    yield "line ends", sound.replace(b"\n", b"\r\n")
    yield "old line ends", sound.replace(b"\n", b"\r")


@EVERY
def test_a_file_that_had_an_accident_is_read_or_refused(name: str) -> None:
    outcomes = {outcome(name, content) for _, content in accidents(READERS[name][0])}
    assert len(outcomes) > 1


@EVERY
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7", "cp037"])
def test_a_file_in_another_encoding_is_read_or_refused(name: str, encoding: str) -> None:
    text = READERS[name][0].decode("latin-1")
    outcome(name, text.encode(encoding, "replace"))


NONSENSE: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \n\t\r\n" * 1_000,
    "zeros": bytes(100_000),
    "a byte order mark": b"\xff\xfe",
    "half a character": b"\xe2\x82",
    "surrogates": "\ud800".encode("utf-8", "surrogatepass") * 100,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a web page": b"<!DOCTYPE html><html><body>" + b"<p>" * 10_000,
    "an empty ZIP": b"PK\x05\x06" + bytes(18),
    "a gzip of nothing": gzip.compress(b""),
    "a gzip of a gzip": gzip.compress(gzip.compress(LOG)),
    "entities": b'<!DOCTYPE a [<!ENTITY x "' + b"ha" * 1_000 + b'">]><log>&x;&x;</log>',
    "a laugh of entities": (
        b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "'
        + b"&b;" * 1_000
        + b'">]><log>'
        + b"&c;" * 1_000
        + b"</log>"
    ),
    "an entity of a file": b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:/etc/passwd">]><log>&x;</log>',
    "deep XML": b"<log>" + b"<a>" * 200_000,
    "wide XML": b"<log>" + b"".join(b'<string key="%d" value="x"/>' % n for n in range(200_000)),
    "one endless attribute": b'<log><string key="a" value="' + b"x" * 30_000_000,
    "a deep list": b"[" * 500_000,
    "a deep object": b'{"a":' * 200_000,
    "a long line": b"x" * 30_000_000,
    "a million columns": b";".join(b"k%d" % n for n in range(1_000_000)) + b"\n",
    "a million columns in a row": b"case;activity\n1;a" + b";" * 1_000_000 + b"\n",
    "a million short lines": b"a;b\n" * 1_000_000,
    "an open quote": b'case;activity\n1;"' + b"x\n" * 2_000_000,
    "journeys without end": b"journey\n" + b" section A\n Bel: 3: Ik\n" * 300_000,
}


@EVERY
@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_is_refused_in_bounded_memory(name: str, what: str) -> None:
    content = NONSENSE[what]
    tracemalloc.start()
    try:
        outcome(name, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY


def zip_of(name: str, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, bytes(size))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xlsx", zip_of("xl/workbook.xml", 300_000_000)),
        ("xlsx", zip_of("[Content_Types].xml", 300_000_000)),
        ("archive", zip_of("manifest.json", 300_000_000)),
        ("xes-packed", gzip.compress(bytes(300_000_000), 9)),
        ("xes-packed", gzip.compress(b"<log>" + b" " * 300_000_000, 9)),
        ("event-csv", gzip.compress(b"case;activity\n" + b"1;a\n" * 60_000_000, 1)[:600_000]),
    ],
    ids=["workbook", "types", "archive", "zeros", "blanks", "rows"],
)  # fmt: skip
def test_a_bomb_is_refused_before_it_goes_off(name: str, content: bytes) -> None:
    tracemalloc.start()
    try:
        found = outcome(name, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found != "read"
    assert peak < 100_000_000


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
def test_nothing_but_a_refusal_comes_of_any_bytes(name: str, content: bytes) -> None:
    outcome(name, content)


@settings(deadline=None, max_examples=300)
@given(
    st.text("0123456789-/.:TZ +APMapmjanfebmrtdez,", max_size=40) | st.datetimes().map(str),
    st.sampled_from(DateForm),
)
def test_any_date_is_a_moment_of_these_centuries_or_none(text: str, form: DateForm) -> None:
    found = read_moment(text, form)
    assert found is None or -2_300_000_000_000 < found.at < 4_200_000_000_000


@pytest.mark.parametrize(
    ("text", "form", "at"),
    [
        ("1970-01-01T00:00:01Z", "year_first", 1_000),
        ("1970-01-01T01:00:01+01:00", "year_first", 1_000),
        ("1969-12-31T19:00:01-0500", "year_first", 1_000),
        ("1970-01-01 05:45:01+05:45", "year_first", 1_000),
        ("19700101T000001Z", "year_first", 1_000),
        ("1970-01-01T00:00:01.000000000Z", "year_first", 1_000),
        ("1970-W01-4T00:00:01Z", "year_first", 1_000),
        ("1-1-1970 00:00:01 UTC", "day_first", 1_000),
        ("1/1/1970 12:00:01 AM", "month_first", 1_000),
        ("do 1 jan 1970 00:00:01 +0000", "day_first", 1_000),
        ("1.0", "seconds", 1_000),
        ("1000", "milliseconds", 1_000),
        ("25569", "excel", 0),
        ("29-02-2023", "day_first", None),
        ("2024-13-01", "year_first", None),
        ("2024-01-01T25:00:00", "year_first", None),
        ("2024-01-01T10:00:00+99:00", "year_first", None),
        ("0000-00-00", "year_first", None),
        ("9999-12-31", "year_first", None),
        ("1e400", "seconds", None),
        ("٢٠٢٤-٠١-٠١", "day_first", None),
        ("13:00 PM", "month_first", None),
    ],
)
def test_dates_of_every_kind_are_the_moment_that_they_tell(
    text: str, form: str, at: int | None
) -> None:
    found = read_moment(text, DateForm(form))
    assert (found.at if found else None) == at


COMMANDS = {
    **{name: one.suffixes[0] for name, one in FORMATS.items() if one.read},
    "xes": ".xes",
    "event-csv": ".csv",
    "open-klant": ".json",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_stored_of_a_file_that_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KLANTREIS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    monkeypatch.delenv("KLANTREIS_DATABASE_URL", raising=False)
    sound = READERS[name][0]
    file = tmp_path / f"x{COMMANDS[name]}"
    for content in (b"", bytes(1_000), sound[: len(sound) // 2] + b"\xff\xfe\x00", sound[::-1]):
        file.write_bytes(content)
        assert main(["import", str(file), "--as", name]) == 2
    assert main(["export", "x"]) == 2
    assert "De werkplek is leeg" in capsys.readouterr().err
