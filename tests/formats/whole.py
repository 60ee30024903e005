"""One item of every kind with something in every field."""

from typing import Any, Final

from app.journey import LISTS, Journey, Resource

_ITEM: Final = {"source": "professional", "assumed": ["title"]}

WHOLE: Final[dict[Resource, dict[str, Any]]] = {
    Resource.JOURNEY: {
        "kind": "lived",
        "title": "Alles",
        "summary": "Kort",
        "purpose": "Doel",
        "scope": "Kader",
        "target_group": {"description": "Wie", "age_from": 16, "age_to": 23},
        "themes": ["wonen", "a, b; c"],
        "case": {"name": "Noor", "age": 19, "situation": "Zwanger"},
        "start_point": "Begin",
        "end_point": "Einde",
        "goal": "Huis",
        "outcome": "Goed",
        "wish": "Rust",
        "references": ["Een boek; deel 2", "Nog een"],
        "source": "professional",
        "template": True,
        "based_on": "schets",
        "matches": ["a = m", "b != m"],
    },
    Resource.PROBLEM: _ITEM | {"id": "p", "title": "P", "outcome": "solved", "note": "N"},
    Resource.PHASE: _ITEM | {"id": "f", "title": "F", "description": "D"},
    Resource.DEPARTMENT: _ITEM
    | {"id": "a", "title": "A", "kind": "care", "organisation": "O", "description": "D"},
    Resource.CONTACT_MOMENT: _ITEM
    | {
        "id": "m",
        "phase": "f",
        "department": "a",
        "title": "M",
        "description": "Een\n\ntwee",
        "channel": "letter",
        "initiator": "department",
        "date": "2025-03",
        "duration": "45 minutes",
        "topic": "T",
        "told_again": True,
        "result": "refused",
        "result_note": "R",
        "refusal": {"reason": "X", "rule": "law", "alternative_offered": False},
        "referred_to": "a",
        "next_step": {"title": "S", "department": "a", "owner": "Anja", "date": "2025-04-01"},
        "waiting": {
            "duration": "6 weeks",
            "agreed": "1 week",
            "waited_for": "department",
            "department": "a",
            "reason": "Druk",
        },
        "known_to_department": False,
        "moment_of_truth": {"why": "W", "effect": "ill"},
    },
    Resource.EXPERIENCE: {"source": "professional", "assumed": ["score"]}
    | {
        "id": "e",
        "contact_moment": "m",
        "perspective": "partner",
        "voice": "V",
        "score": -2,
        "emotions": ["boos", "bang, moe"],
        "quote": "Q",
        "need": "N",
    },
    Resource.BOTTLENECK: _ITEM
    | {
        "id": "k",
        "category": "law",
        "title": "K",
        "description": "D",
        "contact_moments": ["m"],
        "effect": "E",
        "owner": "O",
        "owner_department": "a",
    },
    Resource.ANNOTATION: {"source": "expert_by_experience", "assumed": ["text"]}
    | {
        "id": "n",
        "about_resource": "contact-moment",
        "about": "m",
        "kind": "question",
        "text": "Waarom?",
        "voice": "V",
        "reply_to": "n0",
        "resolved": True,
    },
    Resource.IMPROVEMENT: _ITEM
    | {
        "id": "v",
        "title": "V",
        "description": "D",
        "bottlenecks": ["k"],
        "impact": 4,
        "effort": "small",
        "choice": "now",
        "owner": "O",
        "safety": True,
        "solved": "S",
    },
    Resource.ACTION: _ITEM
    | {
        "id": "ac",
        "bottleneck": "k",
        "improvement": "v",
        "title": "A",
        "description": "D",
        "owner": "O",
        "department": "a",
        "helping": ["a"],
        "term": "short",
        "deadline": "2026-03-01",
        "indicator": {
            "title": "Wachtdagen",
            "unit": "dagen",
            "baseline": 28.0,
            "target": 7.5,
            "measure_on": "2026-06-01",
            "measurements": [
                {"date": "2026-02-01", "value": 12.25, "note": "Een steekproef, 12 ouders"},
                {"date": "2026-03-01", "value": -3.0},
            ],
        },
        "status": "done",
        "level": "network",
        "level_since": "2026-01-01",
        "proof": "P",
    },
    Resource.DECISION: {"source": "professional", "assumed": ["reason"]}
    | {
        "id": "b",
        "finding": "long_wait.m",
        "verdict": "merged",
        "reason": "R",
        "into": "k",
    },
}


def whole_journey() -> Journey:
    """A journey with one of everything."""
    lists = {LISTS[resource]: [WHOLE[resource]] for resource in LISTS}
    answered = {"id": "n0", "about_resource": "contact-moment", "about": "m", "kind": "recognised"}
    lists["annotations"].insert(0, answered)
    return Journey.model_validate(WHOLE[Resource.JOURNEY] | {"id": "alles"} | lists, by_name=True)
