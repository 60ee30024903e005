"""What a client sends: read up to a limit, taken apart strictly, every wrong field named."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Final

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError

from app.journey import Fault, Refused, faults_from
from app.journey.faults import Place
from app.web.answers import MOST_FAULTS, WrongMediaType
from app.web.dependencies import CurrentPerson

JSON: Final = "application/json"
DEEPEST: Final = 20
MOST_ENTRIES: Final = 10_000
LONGEST_NUMBER: Final = 30
LARGEST_WHOLE: Final = 2**53
"""Below it a number with a decimal point tells every whole one apart."""
_NOT_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Body:
    """The bytes of a request and what they are said to be."""

    media_type: str
    content: bytes


async def body_of(request: Request, _person: CurrentPerson) -> Body:
    """The body, for who is logged in; the server's limit ends what is too large."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    return Body(media_type, await request.body())


BodyDep = Annotated[Body, Depends(body_of)]


class Twice(dict[str, Any]):
    """An object that has a key twice, which JSON leaves open and we do not."""

    def __init__(self, pairs: list[tuple[str, Any]], key: str) -> None:
        """``key`` is the one that stands there twice."""
        super().__init__(pairs)
        self.key = key


def sent_fields(request: Request, body: Body, model: type[BaseModel]) -> dict[str, Any]:
    """The fields that were sent, and no others, by the heart's names.

    ``model`` says what may be sent. What was sent is kept for the answer to a stale change.

    Raises:
        WrongMediaType: it is not said to be JSON.
        Refused: with every field that is wrong.
    """
    if body.media_type != JSON:
        raise WrongMediaType([JSON])
    sent = parsed(body.content)
    request.state.sent = sent
    return read_as(model, sent)


def read_as(model: type[BaseModel], sent: Any) -> dict[str, Any]:
    """The fields of a part of a body, by the heart's names; raises ``Refused``."""
    try:
        # As JSON once more: only so is Pydantic strict about types, and reads enums and tuples.
        text = json.dumps(with_names_of_fields(model, sent))
        read = model.model_validate_json(text, strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        raise Refused(faults_from(error, model)) from error
    return read.model_dump(mode="json", exclude_unset=True)


def parsed(content: bytes) -> Any:
    """JSON by RFC 8259 and no more: no NaN, no key twice, no endless number, no half character.

    What Python's reader lets through is found afterwards, where the field has a name.
    """
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_number,
            parse_constant=float,
        )
    except (ValueError, RecursionError) as error:
        place = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        values = {"line": place[0], "column": place[1]}
        raise Refused([Fault(("body",), "malformed_json", values)]) from error
    faults = list(islice(_faults(value, ()), MOST_FAULTS))
    if faults:
        raise Refused(faults)
    return value


def with_names_of_fields(model: type[BaseModel], sent: Any) -> Any:
    """What was sent, with the heart's names of the fields that ``assumed`` lists."""
    if not isinstance(sent, dict) or not isinstance(sent.get("assumed"), list):
        return sent
    names = {info.alias: name for name, info in model.model_fields.items()}
    listed = [names.get(one, one) if isinstance(one, str) else one for one in sent["assumed"]]
    return sent | {"assumed": listed}


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            return Twice(pairs, key)
        found[key] = value
    return found


def _integer(digits: str) -> int | float:
    """An integer; what no field could hold becomes infinite, and is refused by its name."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else math.inf


def _number(text: str) -> int | float:
    """A number; ``479.0`` is an integer, as JSON Schema has it."""
    number = float(text)
    whole = number.is_integer() and abs(number) < LARGEST_WHOLE
    return int(number) if whole else number


def _faults(value: Any, place: Place) -> Iterator[Fault]:
    if len(place) > DEEPEST:
        yield Fault(place, "too_deep", {"most": DEEPEST})
    elif isinstance(value, dict | list) and len(value) > MOST_ENTRIES:
        yield Fault(place, "too_many", {"most": MOST_ENTRIES})
    elif isinstance(value, dict):
        if isinstance(value, Twice):
            yield Fault((*place, _shown(value.key)), "twice", {"name": _shown(value.key)})
        for key, inner in value.items():
            if _NOT_TEXT.search(key):
                yield Fault((*place, _shown(key)), "text_characters")
            yield from _faults(inner, (*place, _shown(key)))
    elif isinstance(value, list):
        yield from _faults_in_list(value, place)
    elif isinstance(value, str) and _NOT_TEXT.search(value):
        yield Fault(place, "text_characters")
    elif isinstance(value, float) and not math.isfinite(value):
        yield Fault(place, "not_a_number")


def _faults_in_list(values: Iterable[Any], place: Place) -> Iterator[Fault]:
    for number, inner in enumerate(values):
        yield from _faults(inner, (*place, number))


def _shown(key: str) -> str:
    """A key as an answer can hold it."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", key)
