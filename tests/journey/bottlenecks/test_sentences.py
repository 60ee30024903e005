"""Findings in words: the sentences of the method, whole and in both languages."""

import re
import tomllib
from typing import Any

import pytest

from app.journey.bottlenecks import DEFAULTS, Rule, find_bottlenecks, settings_with
from app.journey.bottlenecks.sentences import length, sentence, severity_reason, title, why
from app.language import HERE, translator
from tests.journey.bottlenecks.making import OFFICES, journey, moment

NL, EN = translator("nl"), translator("en")


def said(*moments: dict[str, Any], rule: Rule, **asked: Any) -> str:
    """The Dutch sentence of the one finding of a rule."""
    made = journey(*moments)
    (finding,) = [one for one in find_bottlenecks(made, **asked) if one.rule is rule]
    return sentence(finding, made, NL)


REFUSED = {"result": "refused"}
SENTENCES: list[tuple[Rule, list[dict[str, Any]], str]] = [
    (
        Rule.TRUTH_WENT_BADLY,
        [moment(score=-1, moment_of_truth={})],
        "Dit was een belangrijk moment. De ouder vond het niet goed.",
    ),
    (
        Rule.LONG_WAIT,
        [moment(waiting={"duration": "6 weeks", "agreed": "1 week", "waited_for": "department"})],
        "De ouder wachtte 42 dagen. Afgesproken was 7 dagen.",
    ),
    (
        Rule.LONG_WAIT,
        [moment(topic="Aanvraag", waiting={"duration": "60 days", "waited_for": "department"})],
        "De ouder wachtte 60 dagen. Volgens de wet mag dit hooguit 56 dagen duren.",
    ),
    (
        Rule.BACK_AND_FORTH,
        [moment(0), moment(1, "c"), moment(2)],
        "De ouder ging van Wijkteam naar Corporatie en weer terug: van het kastje naar de muur.",
    ),
    (
        Rule.TOLD_AGAIN,
        [moment(0), moment(1, "b"), moment(2, "c")],
        "De ouder vertelde 3 keer hetzelfde verhaal.",
    ),
    (
        Rule.NO_FOLLOW_UP,
        [moment(0, result="pending", next_step={}), moment(20)],
        "Na dit contact gebeurde niets meer. Niemand had een vervolgafspraak.",
    ),
    (Rule.STOPPED, [moment(result="stopped")], "De ouder stopte, zonder oplossing."),
    (
        Rule.CHANNEL_CHANGE,
        [moment(0, channel="website", referred_to="a"), moment(1, channel="telephone")],
        "De ouder moest van website naar telefoon.",
    ),
    (
        Rule.CAME_BACK,
        [moment(0, result="not_solved"), moment(1)],
        "De ouder moest terugkomen voor dezelfde vraag.",
    ),
    (
        Rule.SEEN_DIFFERENTLY,
        [moment(score=-1, expected=2)],
        "Wijkteam vond dit goed gaan. De ouder niet.",
    ),
    (
        Rule.SEEN_DIFFERENTLY,
        [moment(office=None, known_to_department=False)],
        "Een onbekende organisatie kende dit contact niet.",
    ),
    (
        Rule.HELD_BY_A_RULE,
        [moment(**REFUSED, refusal={"rule": "region_binding", "alternative_offered": False})],
        "Een regel hield de ouder tegen: regiobinding. Er was geen ander aanbod.",
    ),
    (
        Rule.LOST_REFERRAL,
        [moment(0, referred_to="b"), moment(40, "c")],
        "Wijkteam verwees naar Werk en inkomen. Dat contact kwam er niet.",
    ),
    (
        Rule.MOOD_FELL,
        [moment(score=2), moment(score=0), moment()],
        "Hier ging het gevoel sterk omlaag.",
    ),
]


@pytest.mark.parametrize(("rule", "moments", "text"), SENTENCES)
def test_a_finding_says_in_plain_dutch_what_was_found(
    rule: Rule, moments: list[dict[str, Any]], text: str
) -> None:
    assert said(*moments, rule=rule) == text


def test_a_deviation_from_the_sketch_says_so() -> None:
    sketch = journey(moment(office="b"), kind="sketch")
    text = said(moment(id="x"), rule=Rule.OFF_ROUTE, planned=sketch)
    assert text == "Dit stond niet in de bedoelde route."


def test_two_offices_of_one_name_are_told_apart() -> None:
    twins = [one | {"title": "Werk en inkomen", "organisation": one["id"]} for one in OFFICES[:2]]
    made = journey(moment(0), moment(1, "b"), moment(2), departments=twins)
    (finding,) = [one for one in find_bottlenecks(made) if one.rule is Rule.BACK_AND_FORTH]
    assert "van Werk en inkomen (a) naar Werk en inkomen (b)" in sentence(finding, made, NL)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, "1 dag"),
        (2, "2 dagen"),
        (30.4, "30 dagen"),
        (1.5, "36 uur"),
        (1 / 24, "1 uur"),
        (1 / 48, "30 minuten"),
    ],
)
def test_a_length_of_time_is_told_in_days_hours_or_minutes(days: float, text: str) -> None:
    assert length(days, NL) == text


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
def test_every_rule_has_a_name_and_says_why_with_the_thresholds_in_force(
    rule: Rule, t: Any
) -> None:
    assert title(rule, t)
    raw = t(f"bottlenecks.{rule}.why")
    names = set(re.findall(r"{(\w+)}", raw))
    assert names <= set(type(DEFAULTS).model_fields)
    assert not re.search(r"[{}]", why(rule, t))


def test_why_tells_a_municipalitys_own_threshold() -> None:
    settings = settings_with({"quiet_days": 21})
    assert "21 dagen" in why(Rule.NO_FOLLOW_UP, NL, settings)
    assert "14 dagen" in why(Rule.NO_FOLLOW_UP, NL)
    assert "een score van −1 of lager" in why(Rule.TRUTH_WENT_BADLY, NL)


def test_the_severity_is_explained() -> None:
    made = journey(moment(result="stopped", moment_of_truth={}, assumed=["result"]))
    (finding,) = find_bottlenecks(made)
    assert severity_reason(finding, NL) == (
        "Ernst 100 van de 100. De regel telt voor 80. "
        "Dit was een moment van de waarheid, dus telt het zwaarder. "
        "Dit was het dieptepunt of het einde van de reis, dus telt het zwaarder. "
        "Let op: dit rust op een aanname."
    )


def keys(table: dict[str, Any], prefix: str = "") -> set[str]:
    """The paths of every text in a catalogue."""
    found: set[str] = set()
    for key, value in table.items():
        found |= keys(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}"}
    return found


def test_both_languages_say_the_same_things() -> None:
    nl, en = (
        tomllib.loads((HERE / language / "bottlenecks.toml").read_text("utf-8"))
        for language in ("nl", "en")
    )
    plural = re.compile(r"\.(one|other)$")
    assert {plural.sub("", one) for one in keys(nl)} == {plural.sub("", one) for one in keys(en)}
    assert set(Rule) <= set(nl["bottlenecks"])
