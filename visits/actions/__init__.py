"""What people do to visits, their notebooks and their confidentiality requests.

Each action is one transaction and ends with an event.
"""

from .changes import cancel, decline, postpone, take_up
from .confidentiality import (
    ask_confidentiality,
    request_of,
    requests_of,
    requests_on_new,
)
from .notebook import change_line, classify_line, send_lines, write_line
from .ordering import move_line
from .others import (
    call_off,
    change_outside,
    enter_mission,
    give_notice,
    may_announce,
    require_announcer,
)
from .steps import (
    advance,
    agree,
    put_before_committee,
    record_adoption,
    record_answer,
    send_report,
    start,
    transmit_preliminary,
)
from .visits import change, join_delegation, leave_delegation, put_on_list
from .withdrawing import restore_line, withdraw_line

__all__ = [
    "advance",
    "agree",
    "ask_confidentiality",
    "call_off",
    "cancel",
    "change",
    "change_line",
    "change_outside",
    "classify_line",
    "decline",
    "enter_mission",
    "give_notice",
    "join_delegation",
    "leave_delegation",
    "may_announce",
    "move_line",
    "postpone",
    "put_before_committee",
    "put_on_list",
    "record_adoption",
    "record_answer",
    "request_of",
    "requests_of",
    "requests_on_new",
    "require_announcer",
    "restore_line",
    "send_lines",
    "send_report",
    "start",
    "take_up",
    "transmit_preliminary",
    "withdraw_line",
    "write_line",
]
