"""The files that people take away: they open, say everything, and do nothing by themselves."""

from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from app.exports.account import account
from app.exports.letters import LINE, line_count, width
from app.exports.markdown import escaped, write_markdown
from app.exports.paging import BELOW, BESIDE, ROOM_HIGH, ROOM_WIDE, SIZES, pages, spread
from app.exports.slides import LEGIBLE, write_slides
from app.exports.tables import Told, filled
from app.exports.web_page import write_web_page
from app.journey import ContactMoment, Journey, Phase, Resource
from app.language import translator
from tests.formats.whole import whole_journey
from tests.strategies import TROUBLE, journeys, texts

NL = translator("nl")
MARKUP = "<script>alert(1)</script><img src=https://elders.example/x onerror=alert(1)>"


class Read(HTMLParser):
    """A page as its elements, attributes and text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def hostile() -> Journey:
    """The whole journey with markup for every title."""
    journey = whole_journey().model_copy(update={"title": MARKUP})
    for resource in (Resource.CONTACT_MOMENT, Resource.ACTION, Resource.BOTTLENECK):
        marked = [one.model_copy(update={"title": MARKUP}) for one in journey.items(resource)]
        journey = journey.with_items(resource, marked)
    return journey


@given(journeys())
@settings(max_examples=15)
def test_a_page_tells_the_whole_account(journey: Journey) -> None:
    page = Read(write_web_page(journey, NL))
    told = account(journey, NL)
    said = set(page.texts)
    assert told.title in said
    assert {cell for one in told.sections for row in one.rows for cell in row if cell} <= said


def test_a_page_has_no_script_and_asks_nothing_of_the_network() -> None:
    page = Read(write_web_page(hostile(), NL))
    assert not {"script", "img", "iframe", "object", "link", "base", "form"} & set(page.elements)
    outside = [
        value
        for name, value in page.attributes
        if name in ("src", "href", "xlink:href", "action") and not value.startswith(("#", "data:"))
    ]
    assert outside == []
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert MARKUP in page.texts


def test_the_ids_of_a_page_are_unique() -> None:
    page = Read(write_web_page(whole_journey(), NL))
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids)) > 5


@given(texts(200) | st.sampled_from(["1. a", "2) b", "- c", "+ d", "= e", "# f", "a|b", "![x](y)"]))
@settings(max_examples=300)
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    words = " ".join(text.split())
    parsed = MarkdownIt("commonmark").enable("table").parse(escaped(text))
    inline = [one for one in parsed if one.type == "inline"]
    assert [one.type for one in parsed if one.type != "inline"] == (
        ["paragraph_open", "paragraph_close"] if words else []
    )
    children = [child for one in inline for child in one.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == words


@given(journeys())
@settings(max_examples=30)
def test_the_tables_of_markdown_are_those_of_the_account(journey: Journey) -> None:
    parsed = MarkdownIt("commonmark").enable("table").parse(write_markdown(journey, NL).decode())
    told = account(journey, NL)
    assert sum(one.type == "table_open" for one in parsed) == len(told.sections)
    cells = [
        "".join(child.content for child in after.children or [])
        for one, after in pairwise(parsed)
        if one.type == "td_open"
    ]
    written = [cell for one in told.sections for row in one.rows for cell in row]
    assert cells == [" ".join(cell.split()) for cell in written]


def words_of(content: bytes) -> str:
    """Everything that is written on slides."""
    found = []
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(" ".join(found).split())


@given(journeys())
@settings(max_examples=8)
def test_slides_open_and_tell_every_contact_moment(journey: Journey) -> None:
    said = words_of(write_slides(journey, NL)).replace(" ", "")
    for one in journey.contact_moments:
        assert "".join(one.title.split()) in said or len(one.title) > 100


def test_the_map_on_its_slide_is_sharp_described_and_inside() -> None:
    shown = Presentation(BytesIO(write_slides(whole_journey(), NL)))
    picture = next(one for one in shown.slides[1].shapes if one.shape_type == 13)
    assert Image.open(BytesIO(picture.image.blob)).width == 4000
    assert picture.left >= 0
    assert picture.left + picture.width <= Emu(shown.slide_width)
    assert picture.top + picture.height <= Emu(shown.slide_height)
    assert "Alles" in picture._element.nvPicPr.cNvPr.get("descr")


def test_slides_hold_no_links_and_no_macros() -> None:
    shown = Presentation(BytesIO(write_slides(hostile(), NL)))
    outside = [one for slide in shown.slides for one in slide.part.rels.values() if one.is_external]
    assert outside == []
    assert MARKUP in words_of(write_slides(hostile(), NL))


cells = st.lists(st.text("abc de", max_size=900) | st.sampled_from(TROUBLE), min_size=3, max_size=3)


@given(st.lists(cells.map(tuple), min_size=1, max_size=30))
def test_a_table_on_slides_keeps_every_word_in_order(rows: list[tuple[str, ...]]) -> None:
    told = filled(Told("Titel", ("A", "B", "C"), tuple(rows)))
    if not told.columns:
        return
    found = pages(told, NL)
    for column in range(len(told.columns)):
        kept = "".join(row[column] for page in found for row in page.rows)
        assert "".join(kept.split()) == "".join("".join(row[column] for row in told.rows).split())
    assert all(abs(sum(page.shares) - 1) < 1e-9 for page in found)


def test_long_tables_go_on_on_the_next_slide() -> None:
    told = Told("Titel", ("A",), tuple((f"regel {n}",) for n in range(100)))
    found = pages(told, NL)
    assert len(found) > 3
    assert found[1].title == f"Titel (2 van {len(found)})"
    assert max(len(page.rows) for page in found) < ROOM_HIGH / SIZES[-1]


@given(st.lists(cells.map(tuple), min_size=1, max_size=12))
def test_no_table_runs_off_its_slide(rows: list[tuple[str, ...]]) -> None:
    """By the widths of Arial, with every word on one line where it can be."""
    told = filled(Told("Titel", ("Bij contactmoment", "Waar het vandaan komt", "C"), tuple(rows)))
    for page in pages(told, NL):
        wide = [share * ROOM_WIDE - BESIDE for share in page.shares]
        high = [
            max(line_count(text, room / page.points) for text, room in zip(row, wide, strict=True))
            * page.points
            * LINE
            + BELOW
            for row in (page.columns, *page.rows)
        ]
        assert sum(high) <= ROOM_HIGH


def test_a_word_of_a_table_stands_on_one_line_and_letters_are_as_large_as_fits() -> None:
    row = ("10", "niemand", "gevonden door een regel", "zeer ernstig", "woonplaatsbeginsel")
    told = Told("Titel", ("Bij contactmoment", "Van wie", "Waarom", "Hoe", "Soort"), (row,))
    (page,) = pages(told, NL)
    assert page.points == SIZES[0]
    for line in (page.columns, *page.rows):
        for text, share in zip(line, page.shares, strict=True):
            longest = max(map(width, text.split()))
            assert longest * page.points <= share * ROOM_WIDE - BESIDE
    assert pages(Told("Titel", told.columns, (row,) * 60), NL)[0].points == SIZES[-1]


def test_long_facts_go_on_on_the_next_slide_and_every_word_is_there() -> None:
    text = " ".join(f"woord{n}" for n in range(900))
    points, groups = spread([("Doel:", text), ("Einde:", "klaar")], 0.6)
    assert points == SIZES[-1]
    assert len(groups) > 1
    told = [one for group in groups for one in group]
    assert [label for label, _ in told if label] == ["Doel:", "Einde:"]
    assert " ".join(words for _, words in told) == f"{text} klaar"


def test_a_long_map_is_shown_in_parts_too_and_a_label_stands_apart_from_its_text() -> None:
    moments = [
        ContactMoment(id=f"k{n}", phase="begin", title=f"Gesprek {n}") for n in range(LEGIBLE + 1)
    ]
    journey = Journey(
        id="lang",
        kind="lived",
        title="Lang",
        purpose="Zien wat er gebeurt",
        phases=[Phase(id="begin", title="Begin")],
        contact_moments=moments,
    )
    slides = Presentation(BytesIO(write_slides(journey, NL))).slides
    named = [slide.shapes.title.text for slide in slides if slide.shapes.title]
    assert named[1:4] == ["De kaart", "De kaart (1 van 2)", "De kaart (2 van 2)"]
    assert "Doel: Zien" in words_of(write_slides(journey, NL))


@pytest.mark.parametrize("write", [write_web_page, write_slides, write_markdown])
def test_an_empty_journey_can_be_taken_away_too(write: object) -> None:
    assert callable(write)
    assert write(Journey(id="leeg", kind="sketch", title="Leeg"), NL)
