"""The heart: what a journey is, what may be done to it, and what can't be.

Pure Python and Pydantic; nothing here knows of the web, the database or the drawing.
"""

from app.journey.applying import Change, Snapshot, apply, replay, rewind
from app.journey.changes import LAST, new_id
from app.journey.faults import Fault, Refused, faults_from
from app.journey.items import (
    Bottleneck,
    ContactMoment,
    Department,
    Experience,
    Item,
    MomentOfTruth,
    NextStep,
    Phase,
    Problem,
    Refusal,
    Waiting,
)
from app.journey.journey import ITEM_TYPES, LISTS, Case, Frame, Journey, TargetGroup
from app.journey.rules import faults_in
from app.journey.terms import (
    Category,
    Channel,
    DepartmentKind,
    Effect,
    Initiator,
    JourneyKind,
    Outcome,
    Perspective,
    Resource,
    Result,
    Source,
    WaitedFor,
)

__all__ = [
    "ITEM_TYPES",
    "LAST",
    "LISTS",
    "Bottleneck",
    "Case",
    "Category",
    "Change",
    "Channel",
    "ContactMoment",
    "Department",
    "DepartmentKind",
    "Effect",
    "Experience",
    "Fault",
    "Frame",
    "Initiator",
    "Item",
    "Journey",
    "JourneyKind",
    "MomentOfTruth",
    "NextStep",
    "Outcome",
    "Perspective",
    "Phase",
    "Problem",
    "Refusal",
    "Refused",
    "Resource",
    "Result",
    "Snapshot",
    "Source",
    "TargetGroup",
    "WaitedFor",
    "Waiting",
    "apply",
    "faults_from",
    "faults_in",
    "new_id",
    "replay",
    "rewind",
]
