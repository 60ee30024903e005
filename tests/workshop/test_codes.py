import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.workshop import as_typed, new_code, spelled
from app.workshop.codes import ALPHABET, LENGTH

codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@given(codes)
def test_a_code_as_it_stands_on_the_wall_is_read_in_any_case(code: str) -> None:
    assert as_typed(spelled(code)) == code
    assert as_typed(spelled(code).lower()) == code


@given(codes)
def test_the_address_that_a_code_opens_means_the_code(code: str) -> None:
    assert as_typed(f"https://klantreis.example.nl/join/{code}") == code
    assert as_typed(f"klantreis.example.nl/join/{spelled(code)}/ ") == code


@given(codes)
def test_letters_that_look_like_digits_are_read_as_these(code: str) -> None:
    misread = code.replace("0", "o").replace("1", "l")
    assert as_typed(misread) == code


@given(st.text())
def test_whatever_is_typed_gives_a_code_or_nothing(text: str) -> None:
    code = as_typed(text)
    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))


@pytest.mark.parametrize("text", ["", "7GK2M4Q", "7GK2M4QZX", "7GK2M4QU", "٧GK2M4QZ"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert as_typed(text) is None


def test_new_codes_differ() -> None:
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(as_typed(code) == code for code in made)
