"""What people take away: PDF and PNG."""

import io
import struct
from itertools import groupby, pairwise

import pypdf
import pytest
from PIL import Image

from app.diagram import draw
from app.diagram import paper as printing
from app.diagram.pages import spans
from tests.diagram import examples


def _read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


@pytest.mark.parametrize(("paper", "wide"), [("a3", 420), ("a0", 1189)])
def test_a_map_on_paper_is_one_page_of_that_size(paper: str, wide: int) -> None:
    pages = _read(draw.pdf(examples.noor(), paper=paper)).pages
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) == pytest.approx(wide / 25.4 * 72, abs=0.5)


def test_a_map_that_would_be_too_small_continues_on_the_next_page() -> None:
    journey = examples.long(60)
    pages = _read(draw.pdf(journey, paper="a4")).pages
    assert len(pages) > 3
    words = " ".join(page.extract_text() for page in pages)
    for n in (1, 30, 60):
        assert journey.contact_moments[n - 1].title.split()[0] in words


def test_the_text_of_a_pdf_can_be_selected_and_its_fonts_are_inside() -> None:
    reader = _read(draw.pdf(examples.noor()))
    text = reader.pages[0].extract_text()
    assert "Klantreis van Noor (21) en dochter Mila" in text
    fonts = [one.get_object() for one in reader.pages[0]["/Resources"]["/Font"].values()]
    assert len(fonts) == 3
    assert all("SourceSans3" in one["/BaseFont"] for one in fonts)


def test_a_pdf_is_tagged_and_says_its_language() -> None:
    root = _read(draw.pdf(examples.noor())).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Zo blij 😀", "Zo blij □"),
        ("❤️ lief", "❤ lief"),
        ("Ọ̀lá belt", "Ọlá belt"),
        ("זה טוב", "בוט הז"),
        ("你好 zei zij", "□□ zei zij"),
        ("e\u0301\u0301\u0301 ja", "é ja"),
        ("\u200b", "Schets"),
    ],
)
def test_signs_that_no_font_has_do_not_cost_the_pdf(said: str, read: str) -> None:
    page = _read(draw.pdf(examples.empty(title=said))).pages[0]
    assert read in page.extract_text()


@pytest.mark.parametrize("width", [400, 1600])
def test_a_png_is_as_wide_as_asked(width: int) -> None:
    data = draw.png(examples.noor(), width=width)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">I", data[16:20])[0] == pytest.approx(width, abs=1)


@pytest.mark.parametrize("width", [800, 1600, 2400])
def test_no_row_of_dots_is_left_out_of_a_png(width: int) -> None:
    lines = "".join(f'<rect y="{7 * n + 3}" width="9" height="2"/>' for n in range(100))
    size = 'xmlns="http://www.w3.org/2000/svg" width="1240" height="721" viewBox="0 0 1240 721"'
    svg = f'<svg {size}><rect width="1240" height="721" fill="#fff"/>{lines}</svg>'
    data = printing.png(printing.Picture(svg.encode(), 1240, 721, ""), width)
    column = Image.open(io.BytesIO(data)).convert("L").crop((2, 0, 3, round(721 * width / 1240)))
    dark = [(place, 255 - one) for place, one in enumerate(column.tobytes())]
    found = [list(one) for black, one in groupby(dark, lambda one: one[1] > 0) if black]
    middles = [sum(place * ink for place, ink in one) / sum(ink for _, ink in one) for one in found]
    apart = [two - one for one, two in pairwise(middles)]
    assert len(middles) == 100
    assert max(apart) - min(apart) < 0.5


@pytest.mark.parametrize("width", [0, -5, 100_000])
def test_a_png_of_an_impossible_width_is_refused(width: int) -> None:
    with pytest.raises(draw.DrawingError, match="wide"):
        draw.png(examples.noor(), width=width)


def test_a_paper_that_does_not_exist_is_refused() -> None:
    with pytest.raises(draw.DrawingError, match="a4, a3"):
        draw.pdf(examples.noor(), paper="b5")


@pytest.mark.parametrize("count", [0, 1, 14, 15, 100])
def test_pages_hold_every_contact_moment_once(count: int) -> None:
    journey = examples.long(count) if count else examples.empty()
    found = spans(journey)
    assert [place for start, stop in found for place in range(start, stop)] == list(range(count))
    assert all(stop - start <= 14 for start, stop in found)


def test_a_page_that_does_not_exist_is_refused() -> None:
    with pytest.raises(draw.DrawingError, match="no page 9"):
        draw.svg(examples.noor(), view=draw.View(page=9))
