"""What somebody asks for, and under which name, so that asking it again does it once."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from app.access.people import Person
from app.actions.workspace import OperationReused
from app.journey import Fault, Refused, new_id
from app.storage.tables import OPERATION_ID_LENGTH, OperationRow

_OPERATION_ID: Final = re.compile(r"[\x21-\x7e]+", re.ASCII)


class Order:
    """Who asks, the client's name for it, and a digest that tells a repeat from another order."""

    def __init__(
        self, person: Person, content: Mapping[str, Any], operation_id: str | None = None
    ) -> None:
        """An order with this content; one that the client didn't name gets a name here.

        Raises:
            Refused: the name is too long, or has something else in it than visible ASCII.
        """
        self.person = person
        self.operation_id = new_id() if operation_id is None else _checked(operation_id)
        self.fingerprint = _fingerprint(content)

    def check_repeat(self, earlier: OperationRow) -> None:
        """Raise ``OperationReused`` where the earlier order of this name was another one."""
        if (earlier.fingerprint, earlier.person) != (self.fingerprint, self.person.id):
            raise OperationReused(self.operation_id)


def _checked(operation_id: str) -> str:
    if len(operation_id) > OPERATION_ID_LENGTH:
        raise Refused([Fault(("operationId",), "too_long", {"most": OPERATION_ID_LENGTH})])
    if not _OPERATION_ID.fullmatch(operation_id):
        raise Refused([Fault(("operationId",), "invalid")])
    return operation_id


def _fingerprint(content: Mapping[str, Any]) -> str:
    written = json.dumps(content, sort_keys=True, default=repr)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
