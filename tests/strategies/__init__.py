"""Any sound journey, and the texts that it may hold: for property tests."""

from tests.strategies.parts import TROUBLE, texts, titles
from tests.strategies.whole import journeys

__all__ = ["TROUBLE", "journeys", "texts", "titles"]
