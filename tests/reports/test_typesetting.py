"""Reports on paper: everything that is told is there, and nothing of it is markup."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from app.formats.journey_file import read_journey
from app.journey import Journey, Level
from app.language import translator
from app.reports.documents import council_report, level_report, plan_report, session_report
from app.reports.paper import Facts, Heading, Points, Report, Words
from app.reports.typesetting import pdf
from tests.formats.whole import whole_journey
from tests.strategies import TROUBLE
from tests.test_journeys import ROOT

TODAY = date(2026, 2, 1)
DUTCH = translator("nl")


def text_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_plan_tells_what_who_when_and_whether_it_helps() -> None:
    journey = whole_journey()
    content = pdf(plan_report(journey, DUTCH, TODAY), journey)
    text = text_of(content)
    for told in ("Actieplan", "Klaar: 1 van 1.", "Wachtdagen", "7,5", "1 februari 2026"):
        assert told in text
    reader = PdfReader(io.BytesIO(content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "nl"


def test_a_department_gets_its_own_part() -> None:
    journey = whole_journey()
    other = journey.model_copy(
        update={"departments": (*journey.departments, journey.departments[0].model_copy(
            update={"id": "z", "title": "Zonder taken"}))}
    )  # fmt: skip
    report = plan_report(other, DUTCH, TODAY, other.departments[-1])
    text = text_of(pdf(report, other))
    assert "Voor: Zonder taken" in text
    assert "Wachtdagen" not in text


def test_the_council_sees_map_bottlenecks_voices_and_plan() -> None:
    journey = read_journey((ROOT / "journeys" / "ishana.yaml").read_bytes(), name="ishana")
    text = text_of(pdf(council_report(journey, DUTCH, TODAY), journey))
    for told in (journey.title, "Knelpunten", "Wat mensen zeggen", "Legenda"):
        assert told in text


def test_the_session_has_an_agenda_and_the_network_what_blocks() -> None:
    journey = whole_journey()
    assert "Het laatste woord is voor de jonge ouder" in text_of(
        pdf(session_report(journey, DUTCH, TODAY), journey)
    )
    running = journey.actions[0].model_copy(update={"status": "open"})
    blocked = journey.model_copy(update={"actions": (running,)})
    report = level_report(blocked, DUTCH, TODAY, Level.NETWORK, {"law": 12})
    text = text_of(pdf(report, blocked))
    assert "Komt voor in 12 klantreizen" in text
    assert f"{running.owner}, A (O)" in text
    assert "Klaar om door te geven" not in text


def test_a_word_without_end_stays_on_its_page() -> None:
    endless = "a" * 190
    report = Report(
        title=endless, language="nl", pieces=(Words(endless), Heading(endless)), foot=""
    )
    journey = Journey(id="leeg", kind="lived", title="Leeg")  # type: ignore[arg-type]
    page = PdfReader(io.BytesIO(pdf(report, journey))).pages[0]
    lines = [line for line in page.extract_text().splitlines() if "aaa" in line]
    assert "".join("".join(lines).split()).count("a") == 3 * 190
    assert max(map(len, lines)) < 120


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hostile_texts_are_printed_as_text(language: str) -> None:
    evil = (*TROUBLE, '#panic("x")', "$x$", "@ref", "*b*", '")#read("/etc/passwd")', "\\u{41}")
    report = Report(
        title=evil[-1] or "-",
        language=language,
        pieces=(
            *(Heading(one) for one in evil),
            *(Words(one) for one in evil),
            Points(evil),
            Facts(tuple((one, one) for one in evil)),
        ),
        foot="#panic()",
    )
    journey = Journey(id="leeg", kind="lived", title="Leeg")  # type: ignore[arg-type]
    text = text_of(pdf(report, journey))
    for told in ('#panic("x")', '")#read("/etc/passwd")', "\\u{41}", "$x$", "<b>&amp;</b>"):
        assert told in text
