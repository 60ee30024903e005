"""What holds for every screen: short templates and scripts, texts in catalogues, cached files."""

import re
import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.journey import Resource
from app.language import HERE, translator
from app.web.pages.fields import FORMS, NEW_DEPARTMENT, fields_in
from app.web.pages.form_page import FormTexts

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))


def keys_of(table: dict[str, object], prefix: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        here = f"{prefix}{key}"
        found |= keys_of(value, f"{here}.") if isinstance(value, dict) else {here}
    return found


def texts_of(room: str, language: str) -> set[str]:
    return keys_of(tomllib.loads((HERE / language / f"{room}.toml").read_text("utf-8")))


@pytest.mark.parametrize("room", ["across", "costs", "projects", "rules", "screens", "views"])
def test_every_text_of_the_screens_is_there_in_both_languages(room: str) -> None:
    assert texts_of(room, "nl")
    assert texts_of(room, "nl") == texts_of(room, "en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_that_a_template_names_is_there(language: str) -> None:
    t = translator(language)
    named = {
        key
        for template in TEMPLATES
        for key in re.findall(r'(?<!\w)t\("([a-z0-9_.-]+)"(?:\)|, )', template.read_text("utf-8"))
    }
    assert named
    assert {key for key in named if not t.has(key)} == set()


@pytest.mark.parametrize("resource", FORMS, ids=str)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_and_group_has_its_words(resource: Resource, language: str) -> None:
    t = translator(language)
    texts = FormTexts(t, resource)
    new = NEW_DEPARTMENT if resource is Resource.CONTACT_MOMENT else ()
    for field in (*fields_in(FORMS[resource]), *new):
        assert texts.label(field.path) != field.path
    for group in FORMS[resource]:
        assert texts.group(group.key, "group") or group.key == "what"
    verbs = ("change",) if resource is Resource.JOURNEY else ("add", "change", "remove")
    assert all(t.has(f"form.heading.{verb}.{resource.value}") for verb in verbs)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_short_and_has_no_style_or_script_of_its_own(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 120
    assert not re.search(r'\bstyle=|\son[a-z]+="|<script(?![^>]*\bsrc=)|\|safe', text)
    stands_alone = path.parent.name == "export"  # a file to take away brings its own style
    assert ("<style" in text) == stands_alone


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_short_and_writes_no_markup(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 150
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)


def test_a_file_with_a_mark_is_kept_for_ever_and_others_are_asked_for(outsider: TestClient) -> None:
    marked = outsider.get("/static/css/page.css?v=1234567890").headers["cache-control"]
    assert "immutable" in marked
    assert outsider.get("/static/js/journey.js").headers["cache-control"] == "no-cache"


def test_the_stylesheets_of_a_page_are_there(outsider: TestClient) -> None:
    page = outsider.get("/").text
    sheets = re.findall(r'href="(/static/[^"]+)"', page)
    assert len(sheets) > 5
    for sheet in sheets:
        assert outsider.get(sheet).status_code == 200, sheet
