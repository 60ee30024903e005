"""Spectral holds the OpenAPI document to the rules in tests/api_rules/rules.yaml."""

import json
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.web import api
from tests.api_rules import RULES, spectral_command

Document = dict[str, Any]
ITEM = "/journeys/{journeyId}/phases/{itemId}"
ALL = "/journeys"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


def complaints(folder: Path, **documents: Document) -> dict[str, set[str]]:
    """The rules that each document breaks, by the document's name; one run of Spectral for all."""
    files = []
    for name, document in documents.items():
        files.append(folder / f"{name}.json")
        files[-1].write_text(json.dumps(document), encoding="utf-8")
    command = [*spectral_command(), "lint", "--ruleset", str(RULES), "--format", "json", "--quiet"]
    done = subprocess.run([*command, *map(str, files)], check=False, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, set[str]] = {name: set() for name in documents}
    for one in json.loads(done.stdout or "[]"):
        found[Path(one["source"]).stem].add(one["code"])
    return found


def _set(*path: str, to: object) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        at: Any = document
        for name in path[:-1]:
            at = at[name]
        at[path[-1]] = to

    return change


def _drop(*path: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        at: Any = document
        for name in path[:-1]:
            at = at[name]
        del at[path[-1]]

    return change


def _address(new: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document["paths"][new] = document["paths"].pop(ALL)

    return change


BROKEN: dict[str, Callable[[Document], None]] = {
    "adr-openapi-3": _set("openapi", to="2.0"),
    "adr-semver": _set("info", "version", to="v1"),
    "adr-contact": _drop("info", "contact", "url"),
    "adr-servers": _set("servers", to=[]),
    "adr-version-in-address": _set("servers", to=[{"url": "/api"}]),
    "adr-no-trailing-slash": _address("/journeys/"),
    "adr-kebab-case-paths": _address("/customer_journeys"),
    "adr-plural-nouns": _address("/journey"),
    "adr-known-methods": _set("paths", ALL, "trace", to={"responses": {}}),
    "adr-camel-case-parameters": lambda document: (
        document["paths"][ALL]["get"]
        .setdefault("parameters", [])
        .append({"name": "page_size", "in": "query", "schema": {"type": "integer"}})
    ),
    "adr-camel-case-properties": _set(
        "components", "schemas", "PhaseRead", "properties", "updated_at", to={"type": "string"}
    ),
    "adr-version-header": _drop("paths", ALL, "get", "responses", "200", "headers", "API-Version"),
    "adr-problem-details": _set(
        "paths", ALL, "get", "responses", "400", "content", to={"application/json": {}}
    ),
    "adr-bad-input-is-400": _set(
        "paths", ALL, "post", "responses", "422", to={"description": "Unprocessable."}
    ),
    "adr-input-can-be-bad": _drop("paths", ALL, "post", "responses", "400"),
    "adr-moments-in-date-time": _set(
        "components", "schemas", "PhaseRead", "properties", "updatedAt", to={"type": "string"}
    ),
    "klantreis-change-names-its-version": _drop("paths", ITEM, "patch", "responses", "428"),
    "klantreis-secured": lambda document: (
        document["paths"][ALL]["get"].update(security=[{"token": []}]),
        document["paths"][ALL]["get"]["responses"].pop("401"),
    )[0],
}


@pytest.fixture(scope="module")
def judged(documents: Path) -> dict[str, set[str]]:
    """What Spectral says of our document, and of one broken document for each rule."""
    document = _document()
    small = document | {"paths": {one: document["paths"][one] for one in (ALL, ITEM)}}
    broken = {}
    for rule, spoil in BROKEN.items():
        broken[rule] = deepcopy(small)
        spoil(broken[rule])
    return complaints(documents, ours=document, **broken)


def _document() -> Document:
    app = FastAPI()
    app.include_router(api.router, prefix="/api/v1")
    found: Document = TestClient(app).get("/api/v1/openapi.json").json()
    return found


def test_our_document_breaks_no_rule(judged: dict[str, set[str]]) -> None:
    assert judged["ours"] == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_document_that_breaks_a_rule_is_found(judged: dict[str, set[str]], rule: str) -> None:
    assert rule in judged[rule]


def test_every_rule_of_ours_is_tried() -> None:
    named = {
        line.strip().rstrip(":")
        for line in RULES.read_text("utf-8").splitlines()
        if line.startswith(("  adr-", "  klantreis-"))
    }
    assert named == set(BROKEN)
