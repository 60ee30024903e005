"""The JSON Schema of the journey file, for editors: made from the models, never by hand.

``python -m app.formats.schema journeys/schema.json`` writes it; a test tells when it is behind.
Whatever the reader accepts, the schema accepts: fields without a value count as left out there too.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic.alias_generators import to_snake

from app.formats.journey_file import DATE_FIELDS, JourneyFile
from app.journey import ITEM_TYPES
from app.journey.time import FIRST_YEAR, LAST_YEAR
from app.language import Translator, translator

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_ITEMS: Final = {to_snake(item.__name__): item for item in ITEM_TYPES.values()}
NAMES: Final = {"ContactMomentInFile": "ContactMoment", "JourneyFile": "Journey"}

Schema = dict[str, Any]


def journey_schema(language: str = "nl") -> Schema:
    """The schema as plain values, with descriptions in one language."""
    t = translator(language)
    made = JourneyFile.model_json_schema(by_alias=False)
    parts: dict[str, Schema] = made.pop("$defs")
    made["properties"].pop("experiences")
    parts["Experience"]["properties"].pop("contact_moment")
    for name, part in [*parts.items(), ("JourneyFile", made)]:
        if "properties" in part:
            _describe(part, to_snake(NAMES.get(name, name)), t)
        else:
            part.pop("description")
            part.pop("title")
    made["properties"] = {"klantreis": {}, "id": {}} | made["properties"]
    made["required"] = ["klantreis", *made["required"]]
    whole: Schema = _renamed({"$schema": DIALECT, "title": "Klantreis"} | made | {"$defs": parts})
    return whole


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(journey_schema(), ensure_ascii=False, indent=2) + "\n"


def _describe(part: Schema, name: str, t: Translator) -> None:
    """Gives a model's fields their meaning, and lets what needn't be there be without a value."""
    part.pop("title", None)
    part.pop("description", None)
    needed = [one for one in part.pop("required", []) if one not in ("id", "contact_moment")]
    part["properties"] = {
        field: _field(field, shape, needed=field in (*needed, "klantreis"))
        | {"description": _meaning(name, field, t)}
        for field, shape in part["properties"].items()
    }
    if needed:
        part["required"] = needed
    if name in _ITEMS:
        _name_fields(part["properties"]["assumed"], [*_ITEMS[name].model_fields])


def _field(field: str, shape: Schema, *, needed: bool) -> Schema:
    choices = [_bare(one) for one in shape.get("anyOf", [shape]) if one.get("type") != "null"]
    only = choices[0]
    types = [only["type"]] if len(choices) == 1 and "type" in only else []
    if field in DATE_FIELDS:
        types.append("integer")
        only |= {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    if not types:
        return only if needed else {"anyOf": [*choices, {"type": "null"}]}
    types += [] if needed else ["null"]
    return only | {"type": types if len(types) > 1 else types[0]}


def _bare(shape: Schema) -> Schema:
    return {key: one for key, one in shape.items() if key not in ("title", "default")}


def _name_fields(assumed: Schema, names: list[str]) -> None:
    """An editor offers the fields that can be an assumption."""
    for shape in assumed["anyOf"]:
        if shape.get("type") == "array":
            shape["items"] = {"enum": names}


def _meaning(name: str, field: str, t: Translator) -> str:
    key = f"fields.{name}.{field}"
    return t(key if t.has(key) else f"fields.item.{field}")


def _renamed(value: Any) -> Any:
    """Models under the names of the vocabulary."""
    if isinstance(value, list):
        return [_renamed(one) for one in value]
    if not isinstance(value, dict):
        if isinstance(value, str) and value.startswith("#/$defs/"):
            name = value.removeprefix("#/$defs/")
            return f"#/$defs/{NAMES.get(name, name)}"
        return value
    return {NAMES.get(key, key): _renamed(one) for key, one in value.items()}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), "utf-8")
