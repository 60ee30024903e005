import re
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.journey import ContactMoment
from app.main import create_app
from app.settings import Settings


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


@pytest.fixture
def document(outsider: TestClient) -> dict[str, Any]:
    answer = outsider.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_the_document_is_for_everybody(outsider: TestClient) -> None:
    answer = outsider.get("/api/v1/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["api-version"] == answer.json()["info"]["version"]
    assert answer.json()["servers"]
    assert answer.json()["info"]["contact"]
    assert answer.json()["info"]["license"]["identifier"] == "EUPL-1.2"


def test_who_answers_for_the_api_is_told_by_a_setting(settings: Settings) -> None:
    told = {"name": "Team Jeugd", "url": "https://a.example/", "email": "jeugd@havenrijk.example"}
    ours = replace(settings, **{f"contact_{name}": value for name, value in told.items()})
    with TestClient(create_app(ours, examples=None)) as client:
        contact = client.get("/api/v1/openapi.json").json()["info"]["contact"]
    assert contact == told


def test_no_operation_answers_422(document: dict[str, Any]) -> None:
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert len(operations) > 30
    for operation in operations:
        assert "422" not in operation["responses"]
        assert "400" in operation["responses"]


def test_every_operation_tells_401_but_those_that_need_no_login_say_so(
    document: dict[str, Any],
) -> None:
    open_to_all = set()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if operation.get("security") == []:
                open_to_all.add((method, path))
            assert ("401" in operation["responses"]) != ((method, path) in open_to_all)
    code = "/workshop-codes/{code}"
    assert open_to_all == {("get", code), ("post", f"{code}/participants")}


def test_every_model_that_is_named_is_there_and_has_fields(document: dict[str, Any]) -> None:
    def named(value: Any) -> set[str]:
        if isinstance(value, dict):
            found = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return found.union(*(named(one) for one in value.values()))
        if isinstance(value, list):
            return set().union(*(named(one) for one in value))
        return set()

    references = named(document)
    schemas = document["components"]["schemas"]
    assert len(references) > 40
    headers = {f"#/components/headers/{name}" for name in document["components"]["headers"]}
    assert references == headers | {f"#/components/schemas/{name}" for name in schemas}


def test_a_contact_moment_has_the_fields_of_the_heart(document: dict[str, Any]) -> None:
    aliases = {info.alias for info in ContactMoment.model_fields.values()}
    schemas = document["components"]["schemas"]
    assert set(schemas["ContactMomentRead"]["properties"]) == aliases | {"version"}
    assert set(schemas["ContactMomentListed"]["properties"]) == aliases | {"version", "position"}
    assert set(schemas["ContactMomentCreate"]["properties"]) == aliases | {"after"}
    assert set(schemas["ContactMomentPatch"]["properties"]) == aliases - {"id"} | {"after"}
    assert set(schemas["ContactMomentCreate"]["required"]) == {"phase", "title"}
    assert "required" not in schemas["ContactMomentPatch"]


def test_every_address_follows_the_design_rules(document: dict[str, Any]) -> None:
    assert [one["url"] for one in document["servers"]] == ["/api/v1"]
    for path in document["paths"]:
        parts = path.removeprefix("/").split("/")
        assert path.startswith("/")
        assert not path.endswith("/")
        for part in parts:
            assert part.startswith("{") or (part == part.lower() and part.endswith("s")), path


@pytest.mark.parametrize("path", ["journeys/", "journeys/{id}/", "journeys/{id}/phases/", "rules/"])
def test_a_trailing_slash_is_not_found_and_leads_nowhere(
    api: TestClient, journey: dict[str, Any], path: str
) -> None:
    answer = api.get(path.format(id=journey["id"]), follow_redirects=False)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["api-version"]


def test_no_other_site_may_read_more_than_the_document(api: TestClient) -> None:
    asked = {"Origin": "https://elders.example", "Access-Control-Request-Method": "GET"}
    for answer in (api.get("journeys", headers=asked), api.options("journeys", headers=asked)):
        assert "access-control-allow-origin" not in answer.headers


def test_an_answer_is_as_the_document_says(
    api: TestClient, document: dict[str, Any], here: str, moment: dict[str, Any]
) -> None:
    from jsonschema import Draft202012Validator

    for address, name in (
        (here, "JourneyWhole"),
        (f"{here}/contact-moments/eerste", "ContactMomentRead"),
    ):
        schema = {
            "$ref": f"#/components/schemas/{name}",
            "components": document["components"],
        }
        Draft202012Validator(schema).validate(api.get(address).json())
        assert not Draft202012Validator(schema).is_valid({})


def test_every_field_of_an_item_says_what_it_means(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    described = {
        (name, field)
        for name, schema in schemas.items()
        for field, shape in schema.get("properties", {}).items()
        if "description" in shape
    }
    assert ("ContactMomentRead", "toldAgain") in described
    items = [name for name in schemas if re.search(r"[a-z](Create|Patch|Read|Listed)$", name)]
    assert len(items) > 24
    for name in set(items) - {"EventRead"}:
        for field in set(schemas[name]["properties"]) - {"links"}:
            assert (name, field) in described, (name, field)


def test_what_may_be_assumed_is_named_as_the_api_names_it(document: dict[str, Any]) -> None:
    choices = document["components"]["schemas"]["ContactMomentCreate"]["properties"]["assumed"]
    listed = next(one for one in choices["anyOf"] if one["type"] == "array")
    assert "referredTo" in listed["items"]["enum"]
    assert "after" not in listed["items"]["enum"]
