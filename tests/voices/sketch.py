"""A small sketch to ask about, and a voice that has said nothing yet."""

from datetime import UTC, datetime

from app.journey import Journey
from app.voices import Answers

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SKETCH = Journey.model_validate(
    {
        "id": "schets",
        "kind": "sketch",
        "title": "Schets",
        "phases": [{"id": "begin", "title": "Begin"}],
        "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}],
        "contact_moments": [
            {"id": "a", "phase": "begin", "title": "Melding", "department": "wijkteam"},
            {"id": "b", "phase": "begin", "title": "Gesprek", "channel": "telephone"},
        ],
    }
)
NOTHING = Answers(id="a1", questionnaire="q1", voice="Merel", given_at=NOW)
