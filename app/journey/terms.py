"""The closed lists of the method: every value that a field of a journey may take.

Source: the project's glossary (docs/glossary.md), after the JOOZ guide for municipalities (2017).
Unknown is never a value of its own: a field that nobody knows is ``None``.
"""

from enum import StrEnum


class JourneyKind(StrEnum):
    """Which of the four journeys of the method a map shows."""

    SKETCH = "sketch"
    LIVED = "lived"
    COMBINED = "combined"
    DESIRED = "desired"


class DepartmentKind(StrEnum):
    """What sort of organisation the young parent had contact with."""

    MUNICIPALITY = "municipality"
    IMPLEMENTING_ORGANISATION = "implementing_organisation"
    HOUSING_CORPORATION = "housing_corporation"
    CARE = "care"
    HEALTH = "health"
    EDUCATION = "education"
    INFORMAL_NETWORK = "informal_network"
    NATIONAL_GOVERNMENT = "national_government"
    OTHER = "other"


class Channel(StrEnum):
    """How the contact went."""

    WEBSITE = "website"
    TELEPHONE = "telephone"
    FACE_TO_FACE = "face_to_face"
    COUNTER = "counter"
    LETTER = "letter"
    EMAIL = "email"
    CHAT = "chat"
    SOCIAL_MEDIA = "social_media"
    HOME_VISIT = "home_visit"
    VIDEO_CALL = "video_call"


class Initiator(StrEnum):
    """Who began the contact."""

    YOUNG_PARENT = "young_parent"
    DEPARTMENT = "department"
    SOMEONE_ELSE = "someone_else"


class Result(StrEnum):
    """What the contact came to for the question that it was about."""

    SOLVED = "solved"
    PARTLY_SOLVED = "partly_solved"
    NOT_SOLVED = "not_solved"
    REFUSED = "refused"
    REFERRED = "referred"
    PENDING = "pending"
    STOPPED = "stopped"


class WaitedFor(StrEnum):
    """Who has to act before the journey goes on."""

    DEPARTMENT = "department"
    YOUNG_PARENT = "young_parent"
    SOMEONE_ELSE = "someone_else"


class Outcome(StrEnum):
    """What became of a problem at the end of the journey."""

    SOLVED = "solved"
    PARTLY_SOLVED = "partly_solved"
    NOT_SOLVED = "not_solved"


class Effect(StrEnum):
    """Whether a moment of truth turned the journey for good or ill."""

    GOOD = "good"
    ILL = "ill"


class Perspective(StrEnum):
    """Through whose eyes a contact moment is valued."""

    YOUNG_PARENT = "young_parent"
    PARTNER = "partner"
    NETWORK = "network"
    DEPARTMENT = "department"


class Source(StrEnum):
    """Where an item comes from."""

    YOUNG_PARENT = "young_parent"
    EXPERT_BY_EXPERIENCE = "expert_by_experience"
    PROFESSIONAL = "professional"
    SYSTEM = "system"
    ASSUMPTION = "assumption"


class Category(StrEnum):
    """The bottleneck categories that the sources name."""

    OWNERSHIP = "ownership"
    REGION_BINDING = "region_binding"
    RESIDENCE_PRINCIPLE = "residence_principle"
    URGENCY_RULES = "urgency_rules"
    AFFORDABLE_HOUSING = "affordable_housing"
    DUTY_OF_CARE = "duty_of_care"
    TEMPORARY_ONLY = "temporary_only"
    OUTFLOW = "outflow"
    AGE_LIMIT = "age_limit"
    WAITING_PERIOD = "waiting_period"
    CONFLICTING_RULES = "conflicting_rules"
    TRANSFER = "transfer"
    RETELLING = "retelling"
    INFORMATION = "information"
    CHANNEL_MISMATCH = "channel_mismatch"
    MISSING_FATHER = "missing_father"
    EXPERTISE = "expertise"
    NETWORK = "network"
    LAW = "law"


class About(StrEnum):
    """What an annotation can be about: kinds of item, by their name in the API."""

    CONTACT_MOMENT = "contact-moment"
    BOTTLENECK = "bottleneck"
    EXPERIENCE = "experience"
    PHASE = "phase"


class AnnotationKind(StrEnum):
    """What somebody says with an annotation."""

    RECOGNISED = "recognised"
    QUESTION = "question"
    ADDITION = "addition"
    OBJECTION = "objection"


class Verdict(StrEnum):
    """What a person said of a finding."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MERGED = "merged"


class Effort(StrEnum):
    """How much work an improvement is, as the size of a garment."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    EXTRA_LARGE = "extra_large"


class Choice(StrEnum):
    """What people decided about an improvement."""

    NOW = "now"
    PLAN = "plan"
    ON_THE_SIDE = "on_the_side"
    NOT_DOING = "not_doing"


class Term(StrEnum):
    """Whether an action belongs to the short or the long term."""

    SHORT = "short"
    LONG = "long"


class ActionStatus(StrEnum):
    """How far an action is."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    STOPPED = "stopped"


class Level(StrEnum):
    """Who can take away what blocks an action, the nearest first."""

    PROFESSIONAL = "professional"
    ORGANISATION = "organisation"
    NETWORK = "network"
    NATIONAL = "national"


class Resource(StrEnum):
    """The kinds of item a journey holds, by their name in the API."""

    JOURNEY = "journey"
    PROBLEM = "problem"
    PHASE = "phase"
    DEPARTMENT = "department"
    CONTACT_MOMENT = "contact-moment"
    EXPERIENCE = "experience"
    BOTTLENECK = "bottleneck"
    ANNOTATION = "annotation"
    IMPROVEMENT = "improvement"
    ACTION = "action"
    DECISION = "decision"
