from fastapi.testclient import TestClient

from app.access.tokens import owner_key
from tests.web.conftest import SECRET, Visit

LINK = f"/login?token={owner_key(SECRET)}"


def test_the_link_lets_in_and_leaves_the_address(outsider: TestClient) -> None:
    answer = outsider.get(LINK)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert outsider.get("/api/v1/journeys").status_code == 200


def test_the_session_can_not_be_read_by_scripts(outsider: TestClient) -> None:
    cookie = outsider.get(LINK).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


def test_behind_tls_the_session_stays_there(visit: Visit) -> None:
    client = visit(base_url="https://k.example")
    assert "secure" in client.get(LINK).headers["set-cookie"].lower()


def test_a_wrong_link_lets_nobody_in(outsider: TestClient) -> None:
    for link in ("/login", "/login?token=", "/login?token=wrong", LINK[:-1], "/login?token=%00é"):
        answer = outsider.get(link)
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers


def test_who_logs_out_is_out_with_the_old_session_too(owner: TestClient) -> None:
    session = owner.cookies["klantreis_session"]
    assert owner.get("/api/v1/journeys").status_code == 200
    assert owner.post("/logout").status_code == 303
    owner.cookies.set("klantreis_session", session)
    assert owner.get("/api/v1/journeys").status_code == 401
