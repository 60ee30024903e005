"""CJML: what it can say comes back, what it can't is told, and no XML does harm."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.bad_file import BadFile
from app.formats.cjml import write_cjml
from app.formats.cjml_reading import read_cjml
from app.formats.draft import Reading
from app.formats.journey_file import read_journey
from app.journey import Initiator, Journey, JourneyKind
from app.language import translator
from tests.strategies import journeys

DUTCH = translator("nl")
EXAMPLES = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))
TOLD = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Produced by somebody else -->
<CJML version="2.0">
 <plannedJourney>
  <journeyID>PJ1</journeyID>
  <actors><endUser actorID="Anna"/><serviceProvider actorID="Gemeente"/></actors>
  <touchpoints>
   <plannedCommunicationPoint>
    <touchpointID>T1</touchpointID>
    <initiator><refersTo actorIDref="Gemeente"/><initiatorLabel>Brief</initiatorLabel></initiator>
    <receiver><refersTo actorIDref="Anna"/></receiver>
    <channel><channelName>LETTER</channelName></channel>
   </plannedCommunicationPoint>
  </touchpoints>
 </plannedJourney>
 <actualJourney>
  <journeyID>AJ1</journeyID><journeyTitle>Anna</journeyTitle>
  <plannedReference>PJ1</plannedReference>
  <journeyPhases>
   <journeyPhase phaseID=" Begin"><phaseName> Begin</phaseName></journeyPhase></journeyPhases>
  <actors><endUser actorID="Anna"/><serviceProvider actorIDref="Gemeente"/></actors>
  <touchpoints>
   <actualCommunicationPoint>
    <touchpointID>D1</touchpointID><belongsTo phaseIDref ="Begin"></belongsTo>
    <compliance>adhoc</compliance>
    <initiator><refersTo actorIDref="Anna"/><initiatorLabel>Bellen</initiatorLabel></initiator>
    <receiver><refersTo actorIDref="Gemeente"/></receiver>
    <channel><channelName>Postduif</channelName></channel>
    <timestamps><timeConsumed>2025-03-14T10:00:00+01:00</timeConsumed></timestamps>
    <touchpointExperience><experienceDescription>Fijn</experienceDescription>
      <experienceRating>5</experienceRating></touchpointExperience>
   </actualCommunicationPoint>
   <actualAction><touchpointID>2</touchpointID><belongsTo><phase phaseIDref="Later"/></belongsTo>
    <initiator><refersTo actorIDref="Anna"/></initiator>
    <timestamps><timeStarted>gisteren</timeStarted></timestamps>
    <touchpointExperience><experienceRating>9</experienceRating></touchpointExperience></actualAction>
  </touchpoints>
 </actualJourney>
</CJML>
"""


def line_of(text: str) -> int:
    """The line of ``TOLD`` that a text stands on."""
    assert text in TOLD
    return TOLD.partition(text)[0].count("\n") + 1


def told(journey: Journey) -> dict[str, Any]:
    """What CJML can say of a journey."""
    is_planned = journey.kind in (JourneyKind.SKETCH, JourneyKind.DESIRED)
    phases = {one.id: one.title for one in journey.phases}
    departments = {one.id: one.title for one in journey.departments}
    moments = []
    for one in journey.contact_moments:
        lived = None if is_planned else journey.lived_experience(one.id)
        whom = departments.get(one.department or "")
        began_by_them = whom is not None and one.initiator is Initiator.DEPARTMENT
        day = one.date if one.date and len(one.date) == 10 and not is_planned else None
        felt = (lived.score, lived.quote) if lived else (None, "")
        where = (phases[one.phase], one.title, one.description, one.channel)
        moments.append((*where, whom, began_by_them, day, *felt))
    return {
        "planned": is_planned,
        "title": journey.title,
        "summary": journey.summary,
        "phases": [(one.title, one.description) for one in journey.phases],
        "departments": [(one.title, one.kind) for one in journey.departments],
        "moments": moments,
    }


def again(journey: Journey) -> Journey:
    reading = read_cjml(write_cjml(journey, DUTCH).content, "x.xml")
    assert (reading.remarks, reading.others) == ((), ())
    return reading.journey


@given(journeys())
def test_what_cjml_can_say_comes_back(journey: Journey) -> None:
    assert told(again(journey)) == told(journey)


@given(journeys())
def test_writing_what_was_read_loses_nothing_more(journey: Journey) -> None:
    named = {loss.field for loss in write_cjml(again(journey), DUTCH).losses}
    assert named <= {"kind", "initiator"}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_comes_back_as_far_as_cjml_goes(file: Path) -> None:
    journey = read_journey(file.read_bytes(), name=file.name)
    assert told(again(journey)) == told(journey)


def test_the_elements_stand_where_others_look_for_them() -> None:
    journey = read_journey(
        next(one for one in EXAMPLES if one.stem == "vajen").read_bytes(), name="x"
    )
    root = fromstring(write_cjml(journey, DUTCH).content)
    assert (root.tag, root.attrib) == ("CJML", {"version": "2.0"})
    points = root.findall("actualJourney/touchpoints/actualCommunicationPoint")
    assert len(points) > 5
    for point in points:
        assert point.find("initiator/refersTo[@actorIDref]") is not None
        assert point.find("receiver/refersTo[@actorIDref]") is not None
        assert point.find("belongsTo/phase[@phaseIDref]") is not None
    ratings = root.findall(".//touchpointExperience/experienceRating")
    assert {one.text for one in ratings} <= {"1", "2", "3", "4", "5"}
    assert root.findall("actualJourney/journeyPhases/journeyPhase[@phaseID]/phaseName")


def test_a_file_of_several_journeys_is_read_and_the_rest_is_told() -> None:
    reading = read_cjml(TOLD.encode(), "x.xml")
    planned, [actual] = reading.journey, reading.others
    assert (planned.kind, planned.title) == (JourneyKind.SKETCH, "PJ1")
    [letter] = planned.contact_moments
    assert (letter.title, letter.channel, letter.initiator) == (
        "Brief",
        "letter",
        "department",
    )
    assert (actual.kind, actual.title) == (JourneyKind.LIVED, "Anna")
    assert [(one.title, one.phase, one.date, one.topic) for one in actual.contact_moments] == [
        ("Bellen", "begin", "2025-03-14", "Postduif"),
        ("2", "later", None, ""),
    ]
    assert [(one.score, one.quote) for one in actual.experiences] == [(2, "Fijn")]
    assert [(one.line, one.fault.code) for one in reading.remarks] == [
        (line_of("<actualCommunicationPoint>"), "cjml_channel"),
        (line_of("<timestamps><timeConsumed>"), "cjml_clock"),
        (line_of("<actualAction>"), "cjml_phase"),
        (line_of("<actualAction>"), "cjml_time"),
        (line_of("<actualAction>"), "cjml_rating"),
    ]


def test_losses_name_what_cjml_cannot_say() -> None:
    journey = read_journey(
        next(one for one in EXAMPLES if one.stem == "ishana").read_bytes(), name="x"
    )
    named = {
        (one.resource.value, one.field): one.count for one in write_cjml(journey, DUTCH).losses
    }
    assert named["bottleneck", "title"] == len(journey.bottlenecks) > 0
    assert ("contact-moment", "title") not in named


BOMB = """<?xml version="1.0"?><!DOCTYPE CJML [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><CJML>&b;</CJML>"""
SOMEWHERE = "file:" + "///etc/passwd"
OUTSIDE = f"""<!DOCTYPE CJML [<!ENTITY a SYSTEM "{SOMEWHERE}">]><CJML>&a;</CJML>"""


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", 1, "xml_broken"),
        (b"klantreis: 1", 1, "xml_broken"),
        (b"<CJML>", 1, "xml_broken"),
        (TOLD.encode()[:900], TOLD[:900].count("\n") + 1, "xml_broken"),
        (b"<html/>", 1, "cjml_none"),
        (b"<CJML/>", 1, "cjml_none"),
        (BOMB.encode(), 1, "xml_entities"),
        (OUTSIDE.encode(), 1, "xml_entities"),
        (b"<!DOCTYPE CJML SYSTEM 'http://example.org/x.dtd'><CJML/>", 1, "xml_entities"),
        (b"<a>" * 50 + b"</a>" * 50, 1, "too_deep"),
        (b"<CJML>" + b"<a/>" * 300_001 + b"</CJML>", 1, "too_much"),
        (b"<CJML>" + b"a" * 5_000_001, 1, "file_too_big"),
        (b"<CJML><actualJourney/></CJML>", 1, "missing"),
        (TOLD.replace(">Bellen<", f">{'x' * 201}<").encode(), line_of("Bellen"), "too_long"),
        (TOLD.encode("latin-1").replace(b"Fijn", b"Fij\xe9"), line_of("Fijn"), "xml_broken"),
    ],
)
def test_what_is_no_cjml_is_refused(content: bytes, line: int, code: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_cjml(content, "x.xml")
    assert code in [one.fault.code for one in refused.value.found]
    assert abs(refused.value.found[0].line - line) <= 3


def test_another_encoding_that_the_file_names_is_read() -> None:
    text = TOLD.replace("utf-8", "utf-16").replace("Fijn", "Één")
    read = read_cjml(text.encode("utf-16"), "x.xml")
    assert read.others[0].experiences[0].quote == "Één"


def result(content: bytes) -> Reading | BadFile:
    """What the reader makes of it; any other error is a fault of the reader."""
    try:
        return read_cjml(content, "x")
    except BadFile as bad:
        return bad


@given(st.integers(0, len(TOLD)), st.binary(max_size=20))
def test_a_file_damaged_anywhere_is_read_or_refused(place: int, other: bytes) -> None:
    whole = TOLD.encode()
    for content in (whole[:place], whole[:place] + other + whole[place + len(other) :], other):
        found = result(content)
        said = found.found if isinstance(found, BadFile) else found.remarks
        assert all(DUTCH.fault(one.fault) for one in said)


@given(st.lists(st.sampled_from(TOLD.split("\n")), max_size=30))
def test_elements_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    body = "\n".join(line for line in lines if "?xml" not in line)
    found = result(
        f"<CJML><actualJourney><journeyID>a</journeyID>{body}</actualJourney></CJML>".encode()
    )
    assert found.found if isinstance(found, BadFile) else found.journey.title


_PARTS = st.sampled_from(
    [
        "<touchpoints>{}</touchpoints>", "<actualAction>{}</actualAction>", "<x y='z'>{}</x>",
        "<initiator>{}</initiator>", "<refersTo actorIDref='Anna'/>{}", "<actors>{}</actors>",
        "<serviceProvider actorID='A'>{}</serviceProvider>", "<timestamps>{}</timestamps>",
        "<actualCommunicationPoint>{}</actualCommunicationPoint>",
        "{}<initiatorLabel>a</initiatorLabel>",
        "<belongsTo phaseIDref='x'/>{}", "<channel><channelName>{}</channelName></channel>",
    ]
)  # fmt: skip


@given(st.lists(st.lists(_PARTS, max_size=5), max_size=5))
def test_parts_anywhere_are_read_or_refused(several: list[list[str]]) -> None:
    inside = ""
    for one in several:
        for part in one:
            inside = part.replace("{}", inside)
        inside += "{}"
    body = inside.replace("{}", "")
    text = f"<CJML><actualJourney><journeyID>a</journeyID>{body}</actualJourney></CJML>"
    found = result(text.encode())
    assert found.found if isinstance(found, BadFile) else found.journey.title
