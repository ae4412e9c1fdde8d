"""What people do to visits, their notebooks and their confidentiality requests.

Each action is one transaction and ends with an event.
"""

from .confidentiality import (
    ask_confidentiality,
    request_of,
    requests_of,
    requests_on_new,
)
from .notebook import change_line, send_lines, write_line
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

__all__ = [
    "advance",
    "agree",
    "ask_confidentiality",
    "change",
    "change_line",
    "join_delegation",
    "leave_delegation",
    "put_before_committee",
    "put_on_list",
    "record_adoption",
    "record_answer",
    "request_of",
    "requests_of",
    "requests_on_new",
    "send_lines",
    "send_report",
    "start",
    "transmit_preliminary",
    "write_line",
]
