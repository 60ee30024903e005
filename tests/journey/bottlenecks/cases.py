"""The example journeys held against the rules: what is found, missed, and found beside.

``python -m tests.journey.bottlenecks.cases`` writes the tables into docs/bottlenecks.md.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from app.formats.journey_file import read_journey
from app.journey import Bottleneck, Journey, JourneyKind
from app.journey.bottlenecks import Finding, find_bottlenecks
from app.journey.bottlenecks.overview import fits, shares_moments

ROOT: Final = Path(__file__).parents[3]
DOCUMENT: Final = ROOT / "docs" / "bottlenecks.md"
BEGIN: Final = "<!-- written by python -m tests.journey.bottlenecks.cases -->"
END: Final = "<!-- end of what was written -->"


def lived_journeys() -> list[Journey]:
    """The six cases, by name."""
    files = sorted((ROOT / "journeys").glob("*.yaml"))
    several = [read_journey(file.read_bytes(), name=file.name) for file in files]
    return [one for one in several if one.kind is JourneyKind.LIVED]


def tables(journeys: Iterable[Journey]) -> str:
    """The summary, and for each case what people marked and what the rules found beside it."""
    several = [(one, find_bottlenecks(one)) for one in journeys]
    parts = [_summary(several)]
    for journey, findings in several:
        parts.append(f"### {journey.title}\n\n{_marked(journey, findings)}")
        parts.append(_beside(journey, findings))
    return "\n\n".join(parts)


def written(text: str, journeys: Iterable[Journey]) -> str:
    """The document with its tables brought up to date."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables(journeys)}\n\n{END}{after}"


def _rows(rows: Iterable[Iterable[object]]) -> str:
    return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)


def _summary(several: list[tuple[Journey, list[Finding]]]) -> str:
    rows: list[list[object]] = [
        [
            "case",
            "marked by people",
            "found",
            "pointed at",
            "missed",
            "findings",
            "say the same",
            "say something else there",
            "where nothing is marked",
        ],
        ["---"] * 9,
    ]
    for journey, findings in several:
        how = [_how(one, findings) for one in journey.bottlenecks]
        same = [one for one in findings if any(fits(each, one) for each in journey.bottlenecks)]
        beside = list(_unmarked(journey, findings))
        rows.append(
            [
                journey.id,
                len(how),
                how.count("found"),
                how.count("pointed at"),
                how.count("missed"),
                len(findings),
                len(same),
                len(findings) - len(same) - len(beside),
                len(beside),
            ]
        )
    numbers = [[int(str(cell)) for cell in row[1:]] for row in rows[2:]]
    rows.append(["**all**", *(sum(column) for column in zip(*numbers, strict=True))])
    return _rows(rows)


def _how(bottleneck: Bottleneck, findings: Iterable[Finding]) -> str:
    several = list(findings)
    if any(fits(bottleneck, one) for one in several):
        return "found"
    return "pointed at" if any(shares_moments(bottleneck, one) for one in several) else "missed"


def _marked(journey: Journey, findings: list[Finding]) -> str:
    rows = [["marked by people", "category", "by the rules", "which"], ["---"] * 4]
    for one in journey.bottlenecks:
        by = [each for each in findings if fits(one, each)]
        by = by or [each for each in findings if shares_moments(one, each)]
        rows.append([one.title, one.category.value, _how(one, findings), _names(by)])
    return _rows(rows)


def _names(findings: Iterable[Finding]) -> str:
    rules = {(rule.number, rule.value) for one in findings for rule in one.rules}
    return ", ".join(f"{number} {name.replace('_', ' ')}" for number, name in sorted(rules))


def _unmarked(journey: Journey, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings where people marked nothing at all."""
    for finding in findings:
        if not any(shares_moments(one, finding) for one in journey.bottlenecks):
            yield finding


def _beside(journey: Journey, findings: list[Finding]) -> str:
    beside = list(_unmarked(journey, findings))
    if not beside:
        return "Found beside it: nothing."
    lines = [
        f"- {_names([one])}, severity {one.severity}{_doubt(one)}: {_titles(journey, one)}"
        for one in beside
    ]
    return "Found where people marked nothing:\n\n" + "\n".join(lines)


def _doubt(finding: Finding) -> str:
    return ", rests on an assumption" if finding.assumed else ""


def _titles(journey: Journey, finding: Finding) -> str:
    moments = (journey.contact_moment(one) for one in finding.contact_moments)
    return "; ".join(one.title for one in moments if one is not None)


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8"), lived_journeys()), encoding="utf-8")
