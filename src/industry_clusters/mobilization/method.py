"""Figures and words of the method that checks, lists and texts share."""

from __future__ import annotations

LEADERSHIP_SIZE = (20, 25)
CO_CHAIRS = (2, 3)
FACILITATORS = 2
INVITEES = (30, 50)
IN_THE_ROOM = (15, 20)
PRIORITIES = (1, 3)
DOTS = 4
"""Dots of each participant, at most one on a priority."""
MONTHS_BETWEEN = 1
"""Between two meetings, and between the invitation and meeting 1."""
LOW, HIGH = 1, 3
"""Points of a criterion, as in the decision matrix."""
STANDARD_LENGTH = 120
"""Minutes of a meeting."""

LEADER, CO_CHAIR_ALL, MANAGER, FACILITATOR, ADMINISTRATION, CO_CHAIR, MEMBER = (
    "Leadership group",
    "Leadership co-chair",
    "Project manager",
    "Facilitator",
    "Administrative support",
    "Cluster co-chair",
    "Cluster group member",
)
ROLES = (LEADER, CO_CHAIR_ALL, MANAGER, FACILITATOR, ADMINISTRATION, CO_CHAIR, MEMBER)
BUSINESS, GOVERNMENT, EDUCATION = "business", "government", "education"
SECTORS = (BUSINESS, GOVERNMENT, EDUCATION, "labor", "foundation", "environment", "community")
STAGES = ("established", "rising")
YES, NO = "yes", "no"

TRAINING, MEETING_1, MEETING_2, MEETING_3, LAUNCH = (
    "Co-chair training",
    "Meeting 1",
    "Meeting 2",
    "Meeting 3",
    "Launch event",
)
EVENTS = (TRAINING, MEETING_1, MEETING_2, MEETING_3, LAUNCH)
MEETINGS = (MEETING_1, MEETING_2, MEETING_3)
LONGER_FIRST, BETWEEN, LONGER_SECOND = "longer meeting 1", "team meetings between", "longer meeting 2"
WAYS = (LONGER_FIRST, BETWEEN, LONGER_SECOND)
"""Three ways to draft conceptual plans."""

MOBILIZE, LATER, NOT_NOW = "mobilize now", "later", "not now"
DECISIONS = (MOBILIZE, LATER, NOT_NOW)
USES = ("planning", "program development", "resource allocation")
"""What level 1 feeds with information; each has weights of its own."""
VISION, REQUIREMENT = "vision", "requirement"
CATEGORIES = (
    "workforce",
    "infrastructure",
    "innovation and entrepreneurship",
    "regulation and taxation",
    "quality of life",
    "other",
)
BY_PARTICIPANT, ON_THE_WALL = "by participant", "on the wall"
ANYONE = "anyone"
CHOSEN = "chosen"

CONCEPT, ACTION, FORWARD, MERGED, STOPPED = (
    "conceptual plan",
    "action plan",
    "going forward",
    "merged",
    "stopped",
)
PLAN_STAGES = (CONCEPT, ACTION, FORWARD, MERGED, STOPPED)
LEADERSHIP = "Leadership group"
GO_ON, MERGE, STOP, APPROVED, WITHHELD = (
    "go on",
    "merge",
    "stop",
    "approved",
    "approved once conditions are met",
)
RECOMMENDATIONS = (GO_ON, MERGE, STOP, APPROVED, WITHHELD)
DONE = "done"
TASK_STATES = ("not started", "under way", DONE, "not needed")
OUTCOME_STATES = ("not started", "on track", "behind", "reached", "given up")
OUTLOOKS = ("growing", "steady", "shrinking")
CRITERIA = ("size", "concentration", "growth", "pay")
RIPENESS = ("commitment", "benefit", "added_value", "own_1", "own_2")
EVERY_CLUSTER = "all clusters"
