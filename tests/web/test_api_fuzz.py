"""Schemathesis sends what the OpenAPI document allows and forbids to every operation there is.

More than here fits the time of the tests: ``KLANTREIS_FUZZ=100 pytest tests/web/test_api_fuzz.py``.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup

from app.access import TokenKind, mint_token
from app.main import create_app
from app.settings import Settings

EXAMPLES: Final = int(os.environ.get("KLANTREIS_FUZZ", "3"))
CONFIG: Final = Path(__file__).resolve().parents[2] / "schemathesis.toml"
DOCUMENT: Final = "/api/v1/openapi.json"
PARTS: Final = 4
NEVER_END: Final = r"/(events|news)$"
"""Addresses that wait for what comes: they have tests of their own."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application with the example journeys."""
    folder = tmp_path_factory.mktemp("fuzzed")
    return create_app(Settings.load({"KLANTREIS_DATA_DIR": str(folder)}))


@pytest.fixture(scope="module")
def headers(served: FastAPI) -> dict[str, str]:
    with served.state.workspace.database.writing() as session:
        token = mint_token(session, kind=TokenKind.API, name="fuzz")
        session.commit()
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture(scope="module")
def api_schema(served: FastAPI) -> Any:
    config = SchemathesisConfig.from_path(CONFIG)
    found = schemathesis.openapi.from_asgi(DOCUMENT, served, config=config)
    return found.exclude(path_regex=NEVER_END)


def faults_of(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> Iterator[str]:
    """What an operation does that its document doesn't say, with the request that shows it."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def try_it(case: Case[Any]) -> None:
        case.call_and_validate(headers=headers)

    try:
        try_it()
    except Unsatisfiable:
        return  # there is no wrong way to ask this
    except FailureGroup as group:
        yield from (f"{operation.label}: {one}" for one in group.exceptions)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("mode", GenerationMode)
def test_every_operation_keeps_to_its_document(
    part: int, mode: GenerationMode, api_schema: Any, headers: dict[str, str]
) -> None:
    operations = [one.ok() for one in api_schema.get_all_operations()][part::PARTS]
    assert len(operations) > 5
    assert [one for each in operations for one in faults_of(each, mode, headers)] == []
