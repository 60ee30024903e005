"""Mermaid's ``journey`` diagram: the text that many a wiki draws.

A section is a phase, a task a contact moment, a score of 1 to 5 the young parent's −2 to +2. Of
the names behind a score, the first that isn't the young parent is the department. What Mermaid
has no words for (the kind of a journey and of a department, a step without a score) stands in
comments that begin with ``%% klantreis``, which Mermaid skips. Grammar: ``journey.jison`` of
Mermaid 11.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.formats.bad_file import BadFile, FileFault
from app.formats.draft import Draft, Reading, Stood
from app.formats.losses import Field, Writing, losses
from app.formats.mermaid_blocks import blocks_of, is_other
from app.formats.mermaid_signs import (
    escaped,
    hidden,
    plain,
    shown,
    without_comment,
    words_for_the_parent,
)
from app.formats.yaml_tree import read_tree, text_of
from app.journey import ContactMoment, DepartmentKind, Fault, Journey, JourneyKind, Resource
from app.language import Translator

CARRIED: Final[frozenset[Field]] = frozenset(
    {
        (Resource.JOURNEY, "kind"),
        (Resource.JOURNEY, "title"),
        (Resource.JOURNEY, "summary"),
        (Resource.PHASE, "title"),
        (Resource.DEPARTMENT, "title"),
        (Resource.DEPARTMENT, "kind"),
        (Resource.CONTACT_MOMENT, "phase"),
        (Resource.CONTACT_MOMENT, "title"),
        (Resource.CONTACT_MOMENT, "department"),
    }
)
MOST_LINES: Final = 50_000
MIDDLE: Final = 3
"""The score that Mermaid calls neutral: our 0."""

_COMMENT: Final = re.compile(r"%%(?!\{)")
_OWN: Final = re.compile(r"%%\s*klantreis (kind|department|no-score)\b:?\s*(.*)")
_STATEMENT: Final = re.compile(
    r"(title|section)\s+(.*)|(accTitle|accDescr)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL
)
_BREAK: Final = re.compile(r"<\s*/?\s*br\s*/?\s*>", re.IGNORECASE)
_BLOCK: Final = re.compile(r"accDescr\s*\{", re.IGNORECASE)
_HEADER: Final = re.compile(r"\s*journey\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Statement:
    line: int
    text: str


def read_mermaid(content: bytes, name: str) -> Reading:
    """The journey that a diagram tells; every line that is not in it is remarked upon.

    Raises:
        BadFile: it is no journey diagram, or what it tells can't be.
    """
    text = text_of(content, name)
    blocks, around = blocks_of(text, name)
    told = [one for one in blocks if not is_other(one)]
    if not told:
        return _Reader(name).read(blocks[0] if blocks else text)
    first, *others = [_Reader(name).read(one) for one in told]
    remarks = [remark for one in (first, *others) for remark in one.remarks]
    if around:
        fault = Fault((), "mermaid_around", {"n": len(around)})
        remarks.append(FileFault(around[0], "", fault))
    for block in blocks:
        if block not in told:
            line, begin = next(
                (n, one) for n, one in enumerate(block.split("\n"), 1) if one.strip()
            )
            remarks.append(FileFault(line, "", Fault((), "mermaid_line", {"text": begin[:60]})))
    remarks.sort(key=lambda one: one.line)
    return Reading(first.journey, tuple(remarks), tuple(one.journey for one in others))


def write_mermaid(journey: Journey, t: Translator) -> Writing:
    """The journey as a diagram, with the losses."""
    lines = ["journey", f"  title {escaped(journey.title)}"]
    if journey.summary:
        paragraphs = (escaped(one) for one in journey.summary.split("\n"))
        lines += ["  accDescr {", *(f"    {one}" for one in paragraphs), "  }"]
    lines.append(f"  %% klantreis kind: {journey.kind}")
    for one in journey.departments:
        lines.append(f"  %% klantreis department: {one.kind} {escaped(one.title)}")
    parent = escaped(_word_for_parent(journey, t))
    for phase in journey.phases:
        lines.append(f"  section {escaped(phase.title)}")
        for moment in journey.in_phase(phase.id):
            lines += _task(journey, moment, parent)
    found = {one.id for one in map(journey.lived_experience, _ids(journey)) if one is not None}
    content = ("\n".join(lines) + "\n").encode()
    return Writing(content, losses(journey, CARRIED, found))


def _ids(journey: Journey) -> Iterator[str]:
    return (moment.id for moment in journey.contact_moments)


def _task(journey: Journey, moment: ContactMoment, parent: str) -> Iterator[str]:
    experience = journey.lived_experience(moment.id)
    score = experience.score if experience else None
    department = journey.department(moment.department)
    names = [parent, *([escaped(department.title)] if department else [])]
    people = ", ".join(one.replace(",", "#44;") for one in names)
    if score is None:
        yield "    %% klantreis no-score"
    yield f"    {escaped(moment.title)}: {MIDDLE + (score or 0)}: {people}"


def _word_for_parent(journey: Journey, t: Translator) -> str:
    """What the young parent is called here: a word that is no department's name."""
    taken = {one.title.lower() for one in journey.departments}
    words = [t("terms.perspective.young_parent"), *sorted(words_for_the_parent())]
    return next((one for one in words if one.lower() not in taken), words[0])


class _Reader:
    """Reads a diagram statement by statement."""

    def __init__(self, name: str) -> None:
        self._draft = Draft(name)
        self._name = name
        self._departments: dict[str, str] = {}
        self._phase: str | None = None
        self._has_score = True
        self._told_kind = False

    def read(self, text: str) -> Reading:
        written = text.split("\n")
        if len(written) > MOST_LINES:
            raise BadFile(self._name, [(MOST_LINES + 1, Fault((), "too_much"))])
        lines = self._without_front_matter(written)
        statements = list(self._statements(lines))
        told = [one for one in statements if not _COMMENT.match(one.text)]
        if not told or not _HEADER.match(told[0].text):
            raise BadFile(self._name, [(told[0].line if told else 1, Fault((), "mermaid_none"))])
        first = told[0]
        for statement in statements:
            rest = statement.text
            if statement is first:
                rest = _HEADER.sub("", rest, count=1).strip()
            if rest:
                self._take(_Statement(statement.line, rest))
        self._draft.frame.setdefault("title", self._name.rpartition("/")[2][:200] or "?")
        if not self._told_kind:
            self._draft.remark(first.line, "kind_chosen")
        return self._draft.finish(JourneyKind.LIVED)

    def _without_front_matter(self, lines: list[str]) -> list[tuple[int, str]]:
        """The numbered lines behind the settings at the head; its title is taken out of them."""
        numbered = list(enumerate(lines, 1))
        filled = [place for place, line in enumerate(lines) if line.strip()]
        if filled and lines[filled[0]].strip().startswith("```"):
            numbered = [(n, "" if line.strip().startswith("```") else line) for n, line in numbered]
            filled = filled[1:]
        if not filled or lines[filled[0]].strip() != "---":
            return numbered
        begin = filled[0]
        ends = [place for place in filled[1:] if lines[place].strip() == "---"]
        if not ends:
            raise BadFile(self._name, [(begin + 1, Fault((), "mermaid_front_matter"))])
        self._take_settings("\n".join(lines[begin + 1 : ends[0]]), begin + 1)
        return numbered[ends[0] + 1 :]

    def _take_settings(self, text: str, before: int) -> None:
        try:
            tree = read_tree(text, self._name) if text.strip() else None
        except BadFile as bad:
            for one in bad.found:
                self._draft.remark(one.line + before, "mermaid_settings", text=one.name)
            return
        for key, node in tree.inside.items() if tree else ():
            if key == "title" and node.value is not None:
                self._title(str(node.written or node.value), node.line + before)
            else:
                self._draft.remark(node.line + before, "mermaid_settings", text=key)

    def _statements(self, lines: list[tuple[int, str]]) -> Iterator[_Statement]:
        """The statements, without comments and directives; a block is one statement."""
        numbered = iter(lines)
        for line, text in numbered:
            bare = text.strip()
            if bare.startswith("%%{"):
                self._draft.remark(line, "mermaid_settings", text=bare[:60])
                end = (line, bare) if "}%%" in bare else self._up_to(numbered, "}%%")
                yield from self._of_line(end[0], end[1].partition("}%%")[2])
            elif _BLOCK.match(bare):
                first = _BLOCK.sub("", bare, count=1)
                block, rest = (
                    first.partition("}")[::2] if "}" in first else self._block(numbered, first)
                )
                yield _Statement(line, f"accDescr: {block}")
                yield from self._of_line(line, rest)
            else:
                yield from self._of_line(line, text)

    @staticmethod
    def _up_to(numbered: Iterator[tuple[int, str]], end: str) -> tuple[int, str]:
        """The line in which something ends; an empty one where it never does."""
        return next(((line, text) for line, text in numbered if end in text), (1, ""))

    @staticmethod
    def _block(numbered: Iterator[tuple[int, str]], first: str) -> tuple[str, str]:
        several = [first]
        for _, text in numbered:
            before, ended, rest = text.partition("}")
            several.append(before)
            if ended:
                return "\n".join(one.strip() for one in several).strip(), rest
        return "\n".join(one.strip() for one in several).strip(), ""

    def _of_line(self, line: int, text: str) -> Iterator[_Statement]:
        text = hidden(text)
        if _COMMENT.match(text.strip()):
            yield _Statement(line, shown(text.strip()))
            return
        kept, comment = without_comment(text)
        if comment.strip():
            self._draft.remark(line, "mermaid_comment", text=shown(comment).strip()[:60])
        for part in kept.split(";"):
            if part.strip():
                yield _Statement(line, shown(part.strip()))

    def _take(self, statement: _Statement) -> None:
        line, text = statement.line, statement.text
        if _COMMENT.match(text):
            self._comment(line, text)
        elif found := _STATEMENT.fullmatch(text):
            value = plain(found[2] or found[4] or "")
            match (found[1] or found[3]).lower():
                case "title":
                    self._title(value, line)
                case "section":
                    self._section(found[2], line)
                case "acctitle":
                    self._access_title(value, line)
                case _:
                    self._draft.frame["summary"] = value
                    self._draft.stands(("summary",), Stood(line, "accDescr"))
        elif ":" in text:
            self._task(line, text)
        else:
            self._draft.remark(line, "mermaid_line", text=text[:60])

    def _title(self, title: str, line: int) -> None:
        self._draft.frame["title"] = title
        self._draft.stands(("title",), Stood(line, "title"))

    def _access_title(self, title: str, line: int) -> None:
        if "title" not in self._draft.frame:
            self._title(title, line)
        elif title != self._draft.frame["title"]:
            self._draft.remark(line, "mermaid_acc_title", text=title[:60])

    def _section(self, text: str, line: int) -> None:
        title, _, behind = text.partition(":")
        if behind.strip():
            self._draft.remark(line, "mermaid_line", text=behind.strip()[:60])
        fields = {"title": plain(_BREAK.sub(" ", title))}
        self._phase = self._draft.add(Resource.PHASE, fields, Stood(line, "section"))

    def _comment(self, line: int, text: str) -> None:
        own = _OWN.fullmatch(text)
        if own is None:
            self._draft.remark(line, "mermaid_comment", text=text[2:].strip()[:60])
        elif own[1] == "no-score":
            self._has_score = False
        elif own[1] == "kind" and own[2] in set(JourneyKind):
            self._draft.frame["kind"] = own[2]
            self._told_kind = True
        elif own[1] == "department" and own[2].partition(" ")[0] in set(DepartmentKind):
            kind, _, title = own[2].partition(" ")
            self._department(plain(title), line, kind)
        else:
            self._draft.remark(line, "mermaid_line", text=text[:60])

    def _department(self, title: str, line: int, kind: str) -> str:
        fields = {"title": title, "kind": kind}
        made = self._draft.add(Resource.DEPARTMENT, fields, Stood(line))
        self._departments.setdefault(title, made)
        return made

    def _task(self, line: int, text: str) -> None:
        title, _, data = text.partition(":")
        score, _, behind = data.partition(":")
        people, _, more = behind.partition(":")
        if more.strip():
            self._draft.remark(line, "mermaid_line", text=more.strip()[:60])
        if self._phase is None:
            self._section("1", line)
            self._draft.remark(line, "mermaid_no_section")
        fields = {
            "phase": self._phase,
            "title": plain(title),
            "department": self._whom([plain(one) for one in people.split(",")], line),
        }
        moment = self._draft.add(Resource.CONTACT_MOMENT, fields, Stood(line))
        self._score(moment, score.strip(), line)

    def _score(self, moment: str, told: str, line: int) -> None:
        has_score, self._has_score = self._has_score, True
        if not has_score:
            return
        number = float(told) if re.fullmatch(r"[+-]?\d{1,9}(\.\d{0,9})?", told, re.ASCII) else 0.0
        if number not in (1, 2, 3, 4, 5):
            self._draft.remark(line, "mermaid_score", text=told[:60])
            return
        fields = {"contact_moment": moment, "score": int(number) - MIDDLE, "id": f"{moment}-1"}
        self._draft.add(Resource.EXPERIENCE, fields, Stood(line))

    def _whom(self, people: list[str], line: int) -> str | None:
        """The department of a step; the names that find no place are told."""
        named = [one for one in people if one]
        known = [one for one in named if one in self._departments]
        others = [
            one for one in named if one not in known and one.lower() not in words_for_the_parent()
        ]
        if not known and not others:
            return None
        first = (known or others)[0]
        unused = [one for one in (*known, *others) if one != first]
        if unused:
            self._draft.remark(line, "mermaid_people", text=", ".join(unused)[:60])
        if known:
            return self._departments[first]
        same = {one.casefold(): made for one, made in self._departments.items()}
        return same.get(first.casefold()) or self._department(
            first, line, DepartmentKind.OTHER.value
        )
