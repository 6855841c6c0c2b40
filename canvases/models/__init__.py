"""Models: fields, constraints, querysets and small properties. Actions write them."""

from canvases.models.agenda_template import AgendaTemplate
from canvases.models.allowance import Allowance
from canvases.models.assessment import Assessment
from canvases.models.canvas import Canvas
from canvases.models.change import Change
from canvases.models.comment import Comment
from canvases.models.device import Device
from canvases.models.logo import Logo
from canvases.models.note import Link, Note
from canvases.models.participant import Participant
from canvases.models.purge import Purge
from canvases.models.recovery import Recovery
from canvases.models.segment import CustomerProfile, CustomerSegment
from canvases.models.segment_pair import SegmentPair
from canvases.models.session import Contribution, Session, Step
from canvases.models.session_group import Reported, SessionGroup
from canvases.models.session_outcome import ActionItem, Feedback, SessionChange
from canvases.models.session_round import Ballot, Round, Tally
from canvases.models.session_sentence import Sentence
from canvases.models.share_link import ShareLink
from canvases.models.snapshot import Snapshot
from canvases.models.statement import Favourite, Statement
from canvases.models.test_card import TestCard
from canvases.models.value_map import ValueMap
from canvases.models.workspace import ONE_CANVAS, Member, Role, Workspace

__all__ = [
    "ONE_CANVAS",
    "ActionItem",
    "AgendaTemplate",
    "Allowance",
    "Assessment",
    "Ballot",
    "Canvas",
    "Change",
    "Comment",
    "Contribution",
    "CustomerProfile",
    "CustomerSegment",
    "Device",
    "Favourite",
    "Feedback",
    "Link",
    "Logo",
    "Member",
    "Note",
    "Participant",
    "Purge",
    "Recovery",
    "Reported",
    "Role",
    "Round",
    "SegmentPair",
    "Sentence",
    "Session",
    "SessionChange",
    "SessionGroup",
    "ShareLink",
    "Snapshot",
    "Statement",
    "Step",
    "Tally",
    "TestCard",
    "ValueMap",
    "Workspace",
]
