"""CJML: a journey and its plan in one file; how the one deviates goes out, and comes back."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings

from app.formats.cjml import write_cjml
from app.formats.cjml_reading import read_cjml
from app.formats.draft import Reading
from app.formats.journey_file import read_journey
from app.journey import Journey, JourneyKind, Resource
from app.journey.deviations import Deviated, Deviation, deviations
from app.journey.matches import Match
from app.language import translator
from tests.strategies import journeys

DUTCH = translator("nl")
FOLDER = Path(__file__).parents[2] / "journeys"


def point(sort: str, key: str, label: str, office: str = "Wijkteam", *, more: str = "") -> str:
    return f"""<{sort}CommunicationPoint><touchpointID>{key}</touchpointID>{more}
      <initiator><refersTo actorIDref="Anna"/><initiatorLabel>{label}</initiatorLabel></initiator>
      <receiver><refersTo actorIDref="{office}"/><receiverLabel>Receiving</receiverLabel></receiver>
     </{sort}CommunicationPoint>"""


def file(planned: str, actual: str, reference: str = "PJ1") -> bytes:
    """A file as SINTEF's tools write it: actors are defined once, and named after that."""
    return f"""<CJML version="2.0">
    <plannedJourney><journeyID>PJ1</journeyID>
     <actors><endUser actorID="Anna"/>
      <serviceProvider actorID="Wijkteam"><companyName>Het wijkteam</companyName></serviceProvider>
      <serviceProvider actorID="Wonen"/></actors>
     <touchpoints>{planned}</touchpoints></plannedJourney>
    <actualJourney><journeyID>AJ1</journeyID><plannedReference>{reference}</plannedReference>
     <actors><endUser actorIDref="Anna"/><serviceProvider actorIDref="Wijkteam"/>
      <serviceProvider actorIDref="Wonen"/></actors>
     <touchpoints>{actual}</touchpoints></actualJourney></CJML>""".encode()


def read(planned: str, actual: str, reference: str = "PJ1") -> tuple[Journey, Journey, list[str]]:
    reading = read_cjml(file(planned, actual, reference), "x.xml")
    [lived] = reading.others
    return reading.journey, lived, [one.fault.code for one in reading.remarks]


def compliance(word: str) -> str:
    return f"<compliance>{word}</compliance>"


PLAN = "".join(
    point("planned", f"T{n}", name) for n, name in enumerate(("Bellen", "Brief", "Gesprek"))
)


def seen(lived: Journey, sketch: Journey) -> list[tuple[str, str, str]]:
    """The deviations by the titles of what they are about."""
    told = []
    for one in deviations(lived, sketch):
        meant = sketch.contact_moment(one.planned or "")
        here = lived.contact_moment(one.actual or "")
        told.append((one.kind.value, meant.title if meant else "", here.title if here else ""))
    return told


def test_every_deviation_of_a_file_is_found_again_in_its_journeys() -> None:
    actual = (
        point("actual", "T2", "Wij praten", more=compliance("completed"))
        + point("actual", "T0", "Ik bel", more=compliance("failing"))
        + point("actual", "D1", "Wachtlijst", "Wonen", more=compliance("adhoc"))
        + point("actual", "T1", "Brief", more=compliance("missing"))
    )
    sketch, lived, remarks = read(PLAN, actual)
    assert lived.based_on == sketch.id
    assert lived.matches == ("gesprek = wij-praten", "bellen = ik-bel")
    assert deviations(lived, sketch) == [
        Deviated(Deviation.OUT_OF_ORDER, "gesprek", "wij-praten"),
        Deviated(Deviation.FAILED, "bellen", "ik-bel"),
        Deviated(Deviation.NOT_KNOWN, None, "wachtlijst"),
        Deviated(Deviation.MISSING, "brief", None),
    ]
    called = lived.contact_moment("ik-bel")
    assert called is not None
    assert called.is_assumed("result")
    assert remarks == ["cjml_failing"]


def test_actors_that_the_plan_defined_keep_their_name_and_come_along_where_they_were_met() -> None:
    gone = point("actual", "T1", "Brief", "Wonen", more=compliance("missing"))
    _, lived, _ = read(PLAN, point("actual", "T0", "Bellen") + gone)
    assert [one.title for one in lived.departments] == ["Het wijkteam"]


@pytest.mark.parametrize(
    ("actual", "same"),
    [
        (point("actual", "T0", "Bellen"), ("bellen = bellen",)),
        (point("actual", "D0", "Bellen"), ("bellen != bellen",)),
        (point("actual", "T9", "Bellen", more=compliance("ad hoc")), ("bellen != bellen",)),
        (point("actual", "T9", "Bellen"), ()),
        (point("actual", "T9", "Bellen", "Wonen"), ("bellen != bellen",)),
    ],
    ids=["its id", "D before its id", "ad hoc", "title and office", "title alone"],
)
def test_what_is_the_same_is_as_the_file_tells_it(actual: str, same: tuple[str, ...]) -> None:
    _, lived, remarks = read(PLAN, actual)
    assert (lived.matches, remarks) == (same, [])


@pytest.mark.parametrize(
    ("actual", "reference", "said"),
    [
        (point("actual", "T0", "Bellen", more=compliance("outoforder")), "PJ1", ["cjml_deviation"]),
        (point("actual", "T7", "Bellen", more=compliance("missing")), "PJ1", ["cjml_deviation"]),
        (point("actual", "T0", "Bellen", more=compliance("bijzonder")), "PJ1", ["cjml_part"]),
        (point("actual", "T0", "Bellen"), "PJ7", ["cjml_reference"]),
        (
            point("actual", "T0", "Bellen", more=compliance("adhoc")),
            "PJ7",
            ["cjml_reference", "cjml_deviation"],
        ),
    ],
)
def test_what_does_not_fit_the_plan_is_told(actual: str, reference: str, said: list[str]) -> None:
    assert read(PLAN, actual, reference)[2] == said


def test_nothing_of_an_element_is_dropped_in_silence() -> None:
    more = "<touchpointAnalysis><note>Te <b>laat</b></note></touchpointAnalysis>"
    reading = read_cjml(file(PLAN, point("actual", "T0", "Bellen", more=more)), "x.xml")
    [remark] = reading.remarks
    assert remark.fault.values["text"] == "Te laat"


@pytest.mark.parametrize(
    ("told", "channel"),
    [
        ("faceToFace", "face_to_face"),
        ("internetViaPC", "website"),
        ("ServiceDesk", "counter"),
        ("PHONE", "telephone"),
        ("appOnSmartphone", "website"),
        ("Unknown", None),
    ],
)
def test_the_channels_of_other_tools_are_known(told: str, channel: str | None) -> None:
    more = f"<channel><channelName>{told}</channelName></channel>"
    _, lived, remarks = read(PLAN, point("actual", "T0", "Bellen", more=more))
    assert (lived.contact_moments[0].channel, remarks) == (channel, [])


def beside(lived: Journey, sketch: Journey) -> Journey:
    """The journey as one that was lived, held against a sketch.

    CJML has no word for what a department didn't know of and the sketch has: that is a loss.
    """
    moments = [
        one.model_copy(update={"known_to_department": None}) for one in lived.contact_moments
    ]
    update = {"kind": JourneyKind.LIVED, "based_on": sketch.id, "matches": ()}
    return lived.with_items(Resource.CONTACT_MOMENT, moments).model_copy(update=update)


def both(lived: Journey, sketch: Journey) -> Reading:
    return read_cjml(write_cjml(lived, DUTCH, sketch).content, "x.xml")


@settings(max_examples=25)
@given(journeys(), journeys())
def test_deviations_come_back_as_they_went(lived: Journey, sketch: Journey) -> None:
    planned = sketch.model_copy(update={"id": "het-plan", "kind": JourneyKind.SKETCH})
    lived = beside(lived, planned)
    reading = both(lived, planned)
    [again] = reading.others
    assert again.based_on == reading.journey.id
    assert seen(again, reading.journey) == seen(lived, planned)
    assert [one.title for one in again.contact_moments] == [
        one.title for one in lived.contact_moments
    ]
    assert {one.fault.code for one in reading.remarks} <= {"cjml_failing"}


def test_what_people_said_is_the_same_or_another_comes_back() -> None:
    fields: dict[str, Any] = {
        "kind": "sketch",
        "title": "x",
        "phases": [{"id": "p", "title": "Fase"}],
        "contact_moments": [
            {"id": name, "phase": "p", "title": name.title()} for name in ("a", "b", "c")
        ],
    }
    sketch = Journey.model_validate(fields | {"id": "schets"})
    said = [Match("a", "b"), Match("b", "a", same=False), Match("c", "c", same=False)]
    lived = Journey.model_validate(
        fields
        | {"id": "reis", "kind": "lived", "based_on": "schets"}
        | {"matches": [one.line for one in said]}
    )
    writing = write_cjml(lived, DUTCH, sketch)
    [again] = read_cjml(writing.content, "x.xml").others
    assert again.matches == ("a = b", "c != c")
    assert not {"based_on", "matches"} & {one.field for one in writing.losses}
    alone = {one.field for one in write_cjml(lived, DUTCH).losses}
    assert {"based_on", "matches"} <= alone


def test_a_real_pair_has_its_plan_its_words_and_its_reference_where_others_look() -> None:
    stories = [FOLDER / f"{name}.yaml" for name in ("ishana", "schets-gebruikelijke-route")]
    story, sketch = (read_journey(one.read_bytes(), name=one.name) for one in stories)
    lived = beside(story, sketch)
    root = fromstring(write_cjml(lived, DUTCH, sketch).content)
    assert [one.tag for one in root] == ["plannedJourney", "actualJourney"]
    assert root.findtext("actualJourney/plannedReference") == root.findtext(
        "plannedJourney/journeyID"
    )
    words = [one.text for one in root.findall("actualJourney/touchpoints/*/compliance")]
    found = deviations(lived, sketch)
    missing = [one for one in found if one.kind is Deviation.MISSING]
    assert words.count("missing") == len(missing)
    assert len(words) == len(lived.contact_moments) + len(missing)
    planned = {one.text for one in root.findall("plannedJourney/touchpoints/*/touchpointID")}
    for one in root.findall("actualJourney/touchpoints/*"):
        assert (one.findtext("compliance") == "adhoc") == (
            one.findtext("touchpointID") not in planned
        )
