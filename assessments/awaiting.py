"""What waits for somebody in assessments, wherever it comes from."""

from .approvals.changing import waiting as to_confirm
from .following.awaiting import proposals
from .merging.awaiting import to_take_apart
from .programmes.awaiting import to_answer

SOURCES = [proposals, to_answer, to_take_apart, to_confirm]
