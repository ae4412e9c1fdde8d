"""The gate at the end of a stage: which criteria are met, missing or waived."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ctportal.confidentiality import policy
from ctportal.pages.marks import Status

from .evidence import Evidence
from .models import CriterionMark, Stage
from .stages import Criterion, Found, criteria_at, dollars

MET, MISSING, WAIVED, UNTOLD = "met", "missing", "waived", "untold"


@dataclass(frozen=True)
class Answer:
    """How one criterion stands, for one reader."""

    criterion: Criterion
    state: str
    found: Found | None = None
    mark: CriterionMark | None = None

    @property
    def status(self) -> Status | None:
        return {
            MET: Status("settled", _("Met")),
            MISSING: Status("missing", _("Missing")),
            WAIVED: Status("waived", _("Waived")),
        }.get(self.state)

    @property
    def how(self) -> str:
        if not self.mark:
            return self.criterion.how
        who = {"name": self.mark.marked_by.name}
        waived = self.state == WAIVED
        return (_("waived by %(name)s") if waived else _("attested by %(name)s")) % who


class Gate:
    """All criteria of a stage as this reader may know them."""

    def __init__(self, stage: int, evidence: Evidence):
        self.stage = Stage(stage)
        self.evidence = evidence

    @cached_property
    def answers(self) -> list[Answer]:
        criteria = criteria_at(self.stage, self.evidence)
        return [self._answer(criterion) for criterion in criteria]

    def _answer(self, criterion):
        found = criterion.check and criterion.check(self.evidence, self.stage)
        if found:
            return Answer(criterion, MET, found)
        mark = self.evidence.marks.get((int(self.stage), criterion.code))
        if mark and (mark.is_waiver or criterion.is_attested):
            state = WAIVED if mark.is_waiver else MET
            return Answer(criterion, state, _said_in(mark), mark)
        return Answer(criterion, self._when_nothing_is_seen(criterion))

    def _when_nothing_is_seen(self, criterion):
        # Outside the originating office, "missing" would tell of a record that meets
        # the criterion and is hidden from this reader.
        told = self.is_of_holder or not criterion.rests_on_records
        return MISSING if told else UNTOLD

    @property
    def is_of_holder(self) -> bool:
        return policy.is_holder(self.evidence.person, self.evidence.project)

    def in_state(self, state: str) -> list[Answer]:
        return [answer for answer in self.answers if answer.state == state]

    @property
    def missing(self) -> list[Answer]:
        return self.in_state(MISSING)

    @property
    def is_met(self) -> bool:
        """Whether nothing stands in the way of approval."""
        return not self.missing

    @property
    def counts(self) -> str:
        """How many criteria are met, missing and waived, in one line."""
        return _("%(met)s met, %(missing)s missing, %(waived)s waived") % {
            state: len(self.in_state(state)) for state in (MET, MISSING, WAIVED)
        }

    @property
    def status(self) -> Status:
        """The gate in a word or two, for the originating office."""
        missing, waived = len(self.missing), len(self.in_state(WAIVED))
        if missing:
            word = ngettext("%(count)s missing", "%(count)s missing", missing)
            return Status("missing", word % {"count": missing})
        if waived:
            word = ngettext(
                "%(count)s waived, with reason", "%(count)s waived, with reason", waived
            )
            return Status("waived", word % {"count": waived})
        return Status("settled", _("Gate met"))


def _said_in(mark):
    amount = [dollars(mark.amount)] if mark.amount else []
    return Found(", ".join([*amount, mark.evidence]), on=mark.marked_on)
