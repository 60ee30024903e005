"""The bottlenecks as one table: those that people marked, and those that the rules found."""

from collections.abc import Sequence

from app.exports.moments import numbered
from app.exports.tables import Told, filled
from app.journey import Journey
from app.journey.bottlenecks import Finding, find_bottlenecks, overview
from app.journey.bottlenecks.overview import Entry
from app.journey.bottlenecks.sentences import sentence
from app.journey.bottlenecks.sentences import title as rule_title
from app.language import Translator
from app.language.wording import Wording

COLUMNS = ("bottleneck", "why", "category", "where", "effect", "owner", "severity", "from")


def bottlenecks(
    journey: Journey, t: Translator, say: Wording, found: Sequence[Finding] | None = None
) -> Told:
    """Every bottleneck that nobody rejected, the most severe first.

    ``found`` is what the rules find in the journey that is told, by the settings of its workspace;
    without it they run by their defaults.
    """
    findings = find_bottlenecks(journey) if found is None else found
    entries = overview(journey, findings).entries
    numbers = numbered(journey)
    return filled(
        Told(
            title=t("exports.bottlenecks"),
            text=t("exports.bottlenecks_text"),
            columns=tuple(t(f"exports.column.{name}") for name in COLUMNS),
            rows=tuple(_row(journey, one, numbers, t, say) for one in entries),
            wide=frozenset({0, 1}),
        )
    )


def _row(
    journey: Journey, entry: Entry, numbers: dict[str, int], t: Translator, say: Wording
) -> tuple[str, ...]:
    marked = entry.bottleneck
    first = entry.findings[0] if entry.findings else None
    category = marked.category if marked else first.category if first else None
    owner = journey.department(marked.owner_department) if marked else None
    owners = [marked.owner if marked else "", owner.title if owner else ""]
    said = marked.description if marked else ""
    found = [sentence(one, journey, t) for one in entry.findings]
    return (
        marked.title if marked else rule_title(first.rule, t) if first else "",
        " ".join(one for one in dict.fromkeys([said, *found]) if one),
        say.term(category) if category else "",
        ", ".join(str(numbers[one]) for one in entry.contact_moments if one in numbers),
        marked.effect if marked else "",
        ", ".join(one for one in owners if one) or t("exports.nobody"),
        t(f"exports.severity.{entry.colour}") if entry.colour else "",
        t(f"exports.from.{entry.status}"),
    )
