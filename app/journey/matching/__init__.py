"""Hold a sketch against a lived journey: which contact moments are the same? A person decides."""

from app.journey.matching.likeness import Reason
from app.journey.matching.suggesting import Suggestion, suggest

__all__ = ["Reason", "Suggestion", "suggest"]
