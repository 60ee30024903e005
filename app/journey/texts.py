"""Free text as a journey keeps it: one spelling of every character, nothing that is no text."""

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

TITLE_LENGTH: Final = 200
TEXT_LENGTH: Final = 5_000
SENTENCE_LENGTH: Final = 500
WORD_LENGTH: Final = 60
ID_PATTERN: Final = r"^[a-z0-9][a-z0-9-]{0,62}$"
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


OF_TEXT: Final = {
    "pattern": r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]*$"
}
"""The same for a JSON Schema, as ECMA 262 writes it."""


def _clean(value: str) -> str:
    """NFC, one kind of line end, no blanks at either end; control characters are refused."""
    if NOT_TEXT.search(value):
        raise PydanticCustomError("text_characters", "characters that are no text")
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _clean_line(value: str) -> str:
    """As ``_clean``, on one line."""
    return re.sub(r"\s+", " ", _clean(value))


def _not_empty(value: str) -> str:
    if not value:
        raise PydanticCustomError("missing", "this field is needed")
    return value


Title = Annotated[
    str,
    StringConstraints(max_length=TITLE_LENGTH),
    AfterValidator(_clean_line),
    AfterValidator(_not_empty),
    Field(json_schema_extra={"minLength": 1, **OF_TEXT}),
]
"""One line, 1 to 200 characters."""

Line = Annotated[
    str,
    StringConstraints(max_length=TITLE_LENGTH),
    AfterValidator(_clean_line),
    Field(json_schema_extra=dict(OF_TEXT)),
]
"""One line, at most 200 characters; may be empty."""

Sentence = Annotated[
    str,
    StringConstraints(max_length=SENTENCE_LENGTH),
    AfterValidator(_clean_line),
    Field(json_schema_extra=dict(OF_TEXT)),
]
"""A sentence or two on one line, at most 500 characters; may be empty."""

Text = Annotated[
    str,
    StringConstraints(max_length=TEXT_LENGTH),
    AfterValidator(_clean),
    Field(json_schema_extra=dict(OF_TEXT)),
]
"""At most 5,000 characters; may be empty and may have several lines."""

Word = Annotated[
    str,
    StringConstraints(max_length=WORD_LENGTH),
    AfterValidator(_clean_line),
    AfterValidator(_not_empty),
    Field(json_schema_extra={"minLength": 1, **OF_TEXT}),
]
"""A word or two, 1 to 60 characters: an emotion, a theme."""

ItemId = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""Lower-case letters, digits and hyphens; unique among the items of its kind in a journey."""
