"""The one table of formats, and what a format says of its losses."""

import pytest

from app import cli
from app.exports.known import EXPORTS
from app.formats.known import FORMATS, READABLE, format_of
from app.formats.losses import Loss, column_name, leaves, told
from app.journey import ITEM_TYPES, Frame, Resource
from app.language import languages, translator
from tests.formats.whole import WHOLE


def test_the_command_line_offers_the_formats_of_the_table() -> None:
    assert (READABLE, tuple(EXPORTS)) == (cli.READABLE, cli.WRITABLE)


def test_a_file_is_taken_for_what_its_name_ends_as() -> None:
    found = {
        form.name: {format_of(f"Map.x/A{one.upper()}") for one in form.suffixes}
        for form in FORMATS.values()
    }
    assert found == {name: {form} for name, form in FORMATS.items()}
    assert format_of("klantreis.docx") is None


def test_no_two_formats_end_alike() -> None:
    suffixes = [one for form in EXPORTS.values() for one in form.suffixes]
    assert len(suffixes) == len(set(suffixes)) > 3


@pytest.mark.parametrize("language", languages())
def test_every_field_has_a_name_that_people_know(language: str) -> None:
    t = translator(language)
    for resource, model in {Resource.JOURNEY: Frame, **ITEM_TYPES}.items():
        named = {leaf.split(".")[0] for leaf in leaves(WHOLE[resource])}
        assert named == set(model.model_fields)
        sentences = told([Loss(resource, leaf, 2) for leaf in leaves(WHOLE[resource])], t)
        assert len(sentences) == 1
        assert column_name(resource, "source", t)
