"""What people do to assessments and to what hangs under them.

Each action is one transaction and one event.  What a State is found to lack, is
recommended and is thought to need is said by assessment officers of the office whose
record it is; that something was implemented is recorded by CTED alone.
"""

from .assessments import advance, bring_to, change, open_assessment
from .comments import (
    answer,
    change_comment,
    comment,
    is_answered,
    may_change_comment,
    may_comment,
    place,
    speaks_for_state,
    take_in_comments,
)
from .corrigenda import correct
from .drafts import take_in_draft
from .evaluations import (
    enter_evaluation,
    name_as_evidence,
    rate,
    take_evidence_back,
)
from .files import bring_file
from .merging import kept_instead, merge
from .permission import ASSESSORS, WRITERS
from .progress import report_progress
from .results import (
    add_finding,
    add_recommendation,
    propose_need,
    record_agreement,
    record_met,
)
from .sending import put_before_state
from .showing import goes_by_itself, is_shown_results, show_results
from .superseding import supersede
from .text import add_section, set_apart, take_out
from .ties import tie_to_earlier, untie
from .translations import change_translation, order_translation, translate
from .unmerging import confirm_unmerging, turn_down_unmerging, unmerge
from .versions import keep

__all__ = [
    "ASSESSORS",
    "WRITERS",
    "add_finding",
    "add_recommendation",
    "add_section",
    "advance",
    "answer",
    "bring_file",
    "bring_to",
    "change",
    "change_comment",
    "change_translation",
    "comment",
    "confirm_unmerging",
    "correct",
    "enter_evaluation",
    "goes_by_itself",
    "is_answered",
    "is_shown_results",
    "keep",
    "kept_instead",
    "may_change_comment",
    "may_comment",
    "merge",
    "name_as_evidence",
    "open_assessment",
    "order_translation",
    "place",
    "propose_need",
    "put_before_state",
    "rate",
    "record_agreement",
    "record_met",
    "report_progress",
    "set_apart",
    "show_results",
    "speaks_for_state",
    "supersede",
    "take_evidence_back",
    "take_in_comments",
    "take_in_draft",
    "take_out",
    "tie_to_earlier",
    "translate",
    "turn_down_unmerging",
    "unmerge",
    "untie",
]
