"""Bring sketch, lived journeys and voices together in one journey, proposal by proposal."""

from app.journey.bringing.along import proposals_along
from app.journey.bringing.proposals import Base, Kind, Proposal, changes_of, item_id_of

__all__ = ["Base", "Kind", "Proposal", "changes_of", "item_id_of", "proposals_along"]
