"""What people do to visits and to all that stands around them.

Each action is one transaction and ends with an event.
"""

from .annual_lists import (
    add_entry,
    approve_list,
    change_list,
    list_approved,
    list_circulated,
    open_annual_list,
    open_visit_of,
    take_entry_off,
)
from .changes import cancel, decline, postpone, take_up
from .checklists import (
    change_template,
    end_template,
    may_change_templates,
    reopen_item,
    settle_item,
)
from .confidentiality import (
    ask_confidentiality,
    request_of,
    requests_of,
    requests_on_new,
)
from .consultations import (
    agree_area,
    call_consultation,
    make_need,
    record_consultation,
    tie,
)
from .delegations import join_delegation, leave_delegation, strike_delegate
from .invitations import answer_invitation, invite, may_answer, offices_to_invite
from .mission_reports import begin_report, change_report, clear_report
from .notebook import change_line, classify_line, send_lines, write_line
from .ordering import arrange_lines, move_line
from .others import (
    call_off,
    change_outside,
    enter_mission,
    give_notice,
    may_announce,
    require_announcer,
)
from .steps import (
    adopted,
    advance,
    agree,
    agree_for,
    put_before_committee,
    record_adoption,
    record_answer,
    send_report,
    start,
    transmit_preliminary,
)
from .visits import change, put_on_list, say_parts
from .withdrawing import restore_line, withdraw_line

__all__ = [
    "add_entry",
    "adopted",
    "advance",
    "agree",
    "agree_area",
    "agree_for",
    "answer_invitation",
    "approve_list",
    "arrange_lines",
    "ask_confidentiality",
    "begin_report",
    "call_consultation",
    "call_off",
    "cancel",
    "change",
    "change_line",
    "change_list",
    "change_outside",
    "change_report",
    "change_template",
    "classify_line",
    "clear_report",
    "decline",
    "end_template",
    "enter_mission",
    "give_notice",
    "invite",
    "join_delegation",
    "leave_delegation",
    "list_approved",
    "list_circulated",
    "make_need",
    "may_announce",
    "may_answer",
    "may_change_templates",
    "move_line",
    "offices_to_invite",
    "open_annual_list",
    "open_visit_of",
    "postpone",
    "put_before_committee",
    "put_on_list",
    "record_adoption",
    "record_answer",
    "record_consultation",
    "reopen_item",
    "request_of",
    "requests_of",
    "requests_on_new",
    "require_announcer",
    "restore_line",
    "say_parts",
    "send_lines",
    "send_report",
    "settle_item",
    "start",
    "strike_delegate",
    "take_entry_off",
    "take_up",
    "tie",
    "transmit_preliminary",
    "withdraw_line",
    "write_line",
]
