"""What a voice answered: what may be left out, what can't be."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from app.voices import Answers, Known, MissingMoment, MomentAnswer

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def answers(**fields: object) -> Answers:
    return Answers.model_validate(
        {"id": "a1", "questionnaire": "q1", "voice": "Merel", "given_at": NOW} | fields
    )


def test_everything_may_be_left_out() -> None:
    given = answers()
    assert given.about("moment-1").is_empty
    assert given.words() == ()


def test_words_are_all_that_the_giver_wrote() -> None:
    given = answers(
        moments={"m1": MomentAnswer(known=Known.YES, sentence="Ik stond op straat.")},
        missing=(MissingMoment(title="De voedselbank", sentence="Elke week."),),
        mattered_why="Zij luisterde.",
        goal="Een huis.",
    )
    assert set(given.words()) == {
        "Ik stond op straat.", "De voedselbank", "Elke week.", "Zij luisterde.", "Een huis.",
    }  # fmt: skip


@pytest.mark.parametrize("score", [-3, 3, 1.5, "1"])
def test_a_score_is_one_of_five_faces(score: object) -> None:
    with pytest.raises(ValidationError):
        MomentAnswer.model_validate({"score": score})


def test_a_sentence_is_no_book() -> None:
    assert MomentAnswer(sentence="x" * 500).sentence
    with pytest.raises(ValidationError):
        MomentAnswer(sentence="x" * 501)
