"""A wrong file is refused whole, and every fault is told with its line and field."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.formats import yaml_tree
from app.formats.bad_file import BadFile
from app.formats.journey_file import read_journey, write_journey
from app.journey import Journey
from app.journey.faults import MOST_FAULTS
from app.language import languages, translator
from tests.strategies import TROUBLE, journeys

GOOD = """\
klantreis: 1
id: noor
kind: lived
title: Noor
target_group: {age_from: 16}
phases:
  - id: start
    title: Start
departments:
  - id: wijkteam
    title: Wijkteam
    kind: municipality
contact_moments:
  - id: a
    phase: start
    title: Gesprek
    department: wijkteam
    date: 2025-03-14
    experiences:
      - score: 1
"""

MOMENT = "contact_moments[0]"
EXPERIENCE = f"{MOMENT}.experiences[0]"
TOLD_AGAIN = f"{MOMENT}.told_again"
DAY = "date: 2025-03-14"

Told = list[tuple[int, str, str]]


def told(text: str | bytes) -> Told:
    """Line, field and code of every fault of a file."""
    with pytest.raises(BadFile) as refused:
        read_journey(text, name="noor.yaml")
    return [(one.line, one.name, one.fault.code) for one in refused.value.found]


def lines_told(text: bytes) -> list[int]:
    """The lines of a file's faults; none for a good file, and never none for a bad one."""
    try:
        read_journey(text, name="noor.yaml")
    except BadFile as bad:
        return [one.line for one in bad.found] or [-1]
    return []


def changed(old: str, new: str) -> str:
    """The good file with one text replaced, which must be in it."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_the_good_file_is_good() -> None:
    assert read_journey(GOOD, name="noor.yaml").title == "Noor"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("klantreis: 1", "klantreis: 2", (1, "klantreis", "other_version")),
        ("klantreis: 1", "klantreis: true", (1, "klantreis", "other_version")),
        ("klantreis: 1\n", "", (1, "klantreis", "no_version")),
        ("title: Noor", "titel: Noor\ntitle: Noor", (4, "titel", "unknown_field")),
        ("title: Noor", "title: Noor\nzzz: 1", (5, "zzz", "no_such_field")),
        ("title: Noor", "title: Noor\n? [a]\n: b", (5, "", "no_key")),
        ("title: Noor", f"title: Noor\n{'k' * 90}: 1", (5, "", "no_such_field")),
        ("title: Noor", "title: Noor\ntitle: Nog een", (5, "title", "key_twice")),
        ("title: Noor", "title: Noor\nexperiences: []", (5, "experiences", "experiences_apart")),
        ("title: Noor", "title:", (4, "title", "missing")),
        ("title: Noor", "title: ''", (4, "title", "missing")),
        ("title: Noor", "title: 12", (4, "title", "not_text")),
        ("title: Noor", 'title: "a\\0"', (4, "title", "text_characters")),
        ("title: Noor", "title: !!str Noor", (4, "title", "yaml_tag")),
        ("title: Noor", "title: &a Noor", (4, "title", "yaml_anchor")),
        ("title: Noor", "title: *a", (4, "title", "yaml_alias")),
        ("title: Noor", f"title: {'a' * 201}", (4, "title", "too_long")),
        ("kind: lived", "kind: beleefd", (3, "kind", "not_one_of")),
        ("age_from: 16", "age_from: 1.5", (5, "target_group.age_from", "not_a_number")),
        ("age_from: 16", "age_from: '16'", (5, "target_group.age_from", "not_a_number")),
        ("age_from: 16", f"age_from: {'9' * 5000}", (5, "target_group.age_from", "not_a_number")),
        ("age_from: 16", "age_from: .inf", (5, "target_group.age_from", "not_a_number")),
        ("16}", "16, age_to: 9}", (5, "target_group.age_to", "ages_reversed")),
        ("{age_from: 16}", "zestien", (5, "target_group", "not_an_object")),
        ("id: start", "id: Start", (7, "phases[0].id", "not_an_id")),
        ("phases:", "phases: [x]\nproblems:", (6, "phases[0]", "not_an_object")),
        ("phase: start", "phase: strat", (15, f"{MOMENT}.phase", "not_there")),
        ("    phase: start\n", "", (14, f"{MOMENT}.phase", "missing")),
        ("department: w", "department: x", (17, f"{MOMENT}.department", "not_there")),
        (DAY, "date: 2025-02-29", (18, f"{MOMENT}.date", "date_impossible")),
        (DAY, "date: 2025.03", (18, f"{MOMENT}.date", "date_shape")),
        (DAY, "date: 14", (18, f"{MOMENT}.date", "date_shape")),
        (DAY, "date: 14-03-2025", (18, f"{MOMENT}.date", "date_shape")),
        (DAY, "date: 2025-03-14T10:00:00", (18, f"{MOMENT}.date", "date_shape")),
        (DAY, "date: [2025]", (18, f"{MOMENT}.date", "not_text")),
        ("date: ", "told_again: yes\n    date: ", (18, TOLD_AGAIN, "not_true_or_false")),
        ("date: ", "assumed: date\n    date: ", (18, f"{MOMENT}.assumed", "assumed_shape")),
        ("date: ", "assumed: [datum]\n    date: ", (18, f"{MOMENT}.assumed", "assumed_field")),
        ("date: ", "experience: []\n    date: ", (18, f"{MOMENT}.experience", "unknown_field")),
        ("score: 1", "score: 3", (20, f"{EXPERIENCE}.score", "too_large")),
        ("score: 1", "scor: 1", (20, f"{EXPERIENCE}.scor", "unknown_field")),
        ("score: 1", "contact_moment: a", (20, f"{EXPERIENCE}.contact_moment", "no_such_field")),
        ("- score: 1", "veel", (19, "contact_moments[0].experiences", "not_a_list")),
        ("- score: 1", "- veel", (20, EXPERIENCE, "not_an_object")),
        ("klantreis: 1", "klantreis: 1\n---", (2, "", "several_documents")),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_field(old: str, new: str, fault: object) -> None:
    assert fault in told(changed(old, new))


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "file_empty"),
        ("# niets\n", 1, "file_empty"),
        ("- a\n", 1, "not_a_journey_file"),
        ("Beste mensen,\n", 1, "not_a_journey_file"),
        ("a: 1\n\tb: 2\n", 2, "yaml_start"),
        ("a: b: c\n", 1, "yaml_colon"),
        ("a: 1\n  b: 2\n", 2, "yaml_colon"),
        ("a:\n  b: 1\n c: 2\n", 3, "yaml_indent"),
        ("a: 1\nb\nc: 2\n", 2, "yaml_no_colon"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "yaml_quote"),
        ("a: [1, 2\nb: 3\n", 2, "yaml_bracket"),
        ('a: "\\q"\n', 1, "yaml_escape"),
        ("a: 1\nb: \x07\n", 2, "text_characters"),
        ("a: 1\nb: x\u2028y\n", 2, "text_characters"),
        ("a: 1\n---\nb: 1\n", 2, "several_documents"),
        (GOOD.encode("utf-16"), 1, "file_encoding"),
        (GOOD.encode("utf-32"), 1, "file_encoding"),
        ("title: café\n".encode("latin-1"), 1, "file_encoding"),
        ("kind: lived\ntitle: café\n".encode("cp1252"), 2, "file_encoding"),
        ("\ud800", 1, "text_characters"),
        (b"\x00" * 1000, 1, "text_characters"),
        (b"\x89PNG\r\n\x1a\n", 1, "file_encoding"),
        ("a: " + "x" * 10_000_000, 1, "file_too_big"),
        ("[" * 100_000, 1, "too_deep"),
        ("{a: " * 100_000, 1, "too_deep"),
        ("- " * 100_000, 1, "too_deep"),
        ("? " * 100_000, 1, "too_deep"),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 2, "yaml_alias"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_what_is_no_yaml_of_ours_is_refused_with_its_line(
    text: str | bytes, line: int, code: str, loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    assert (line, code) in [(one[0], one[2]) for one in told(text)]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = changed("kind: lived", "kind: x").replace("phase: start", "phase: x", 1)
    text = text.replace("score: 1", "score: 9").replace("2025-03-14", "2025-13")
    assert told(text) == [
        (3, "kind", "not_one_of"),
        (15, f"{MOMENT}.phase", "not_there"),
        (18, f"{MOMENT}.date", "date_impossible"),
        (20, f"{EXPERIENCE}.score", "too_large"),
    ]


def test_an_item_with_a_fault_does_not_make_those_that_name_it_faulty() -> None:
    assert told(changed("kind: municipality", "kind: x")) == [
        (12, "departments[0].kind", "not_one_of")
    ]


def test_a_file_of_faults_is_not_read_to_its_end() -> None:
    text = GOOD + "bottlenecks:\n" + "  - {naam: x}\n" * MOST_FAULTS
    assert len(told(text)) == MOST_FAULTS


def test_a_part_with_no_end_of_fields_is_refused() -> None:
    text = GOOD + "".join(f"onbekend{number}: 1\n" for number in range(1_000))
    assert told(text) == [(113, "", "too_much")]


@pytest.mark.parametrize("language", languages())
def test_every_fault_of_a_file_has_a_sentence(language: str) -> None:
    t = translator(language)
    texts = [changed("title: Noor", f"title: {one}") for one in TROUBLE if "\n" not in one]
    sentences = set()
    for text in texts:
        try:
            read_journey(text, name="x")
        except BadFile as bad:
            sentences |= {t.fault(one.fault) for one in bad.found}
    assert len(sentences) > 8


@given(journeys(most_moments=3), st.data())
def test_a_damaged_file_is_read_or_refused_with_a_place(
    journey: Journey, data: st.DataObject
) -> None:
    text = bytearray(write_journey(journey).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 40))
        trouble = st.binary(max_size=8) | st.sampled_from(TROUBLE).map(str.encode)
        text[start:end] = data.draw(trouble)
    if data.draw(st.booleans()):
        del text[data.draw(st.integers(0, len(text))) :]
    lines = text.count(b"\n") + text.count(b"\r") + 1
    assert all(1 <= line <= lines for line in lines_told(bytes(text)))


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_nothing_but_a_bad_file_comes_of_nonsense(text: str | bytes) -> None:
    with pytest.raises(BadFile):
        read_journey(text, name="x")
