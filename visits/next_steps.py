"""What comes next for a visit: one step, its words, and whether it needs a day."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.letters.choosing import LetterChoice

from . import actions, life
from .forms import ReachedStepForm, ReceivedStepForm, SentStepForm, StepForm
from .models import Visit

S = Visit.Status
ANSWER = "answer"


@dataclass(frozen=True)
class Step:
    """A step as the page offers it; `day` is the label of the day it asks for."""

    code: str
    label: str | Promise
    act: Callable
    day: str | Promise = ""
    note: str | Promise = ""
    # Of an act that stands in a letter, the form that says which way this goes.
    form: type = StepForm

    def facts_from(self, form) -> dict:
        """What its action is told of what was typed."""
        if not self.day:
            return {}
        if self.takes_letter:
            return form.act_facts | {"letter": form.its_letter()}
        return form.cleaned_data

    @property
    def takes_letter(self) -> bool:
        return issubclass(self.form, LetterChoice)

    def form_for(self, visit, person, typed=None, **words):
        """Its form; one that stands in a letter offers those of the visit's State."""
        state = visit.marking.state
        about = {"by": person, "state": state} if self.takes_letter else {}
        return self.form(typed, **about, **words)


def _plain(status, label, note=""):
    return Step(status, label, partial(actions.advance, status=status), note=note)


STEPS = {
    step.code: step
    for step in (
        _plain(S.AGREEMENT_SOUGHT, _("Seek the host Government’s agreement")),
        Step(
            S.AGREED,
            _("Record the agreement"),
            actions.agree,
            _("Agreed on"),
            _("UNOCT and the Committee then hear of the visit (16 a, f, g)."),
            form=ReceivedStepForm,
        ),
        _plain(S.PREPARATION, _("Begin the preparation")),
        _plain(S.UNDER_WAY, _("The visit has begun")),
        Step(
            S.PRELIMINARY,
            _("Record the transmission"),
            actions.transmit_preliminary,
            _("The State has the preliminary assessment since"),
            _("What has left the notebook goes to UNOCT thirty days later (16 e)."),
            form=ReachedStepForm,
        ),
        Step(
            ANSWER,
            _("Record the State’s answer"),
            actions.record_answer,
            _("Answered on"),
            _("What has left the notebook goes to UNOCT from that day."),
            form=ReceivedStepForm,
        ),
        _plain(S.DRAFT_REPORT, _("Begin the draft report")),
        Step(
            S.WITH_STATE,
            _("Send the report to the State"),
            actions.send_report,
            _("Sent on"),
            _("The State has thirty days to comment."),
            form=SentStepForm,
        ),
        Step(
            S.COMMITTEE,
            _("Put it before the Committee"),
            actions.put_before_committee,
            _("Before the Committee since"),
        ),
        Step(
            S.ADOPTED,
            _("Record the adoption"),
            actions.record_adoption,
            _("Adopted on"),
            _("UNOCT then reads the report; the State has six months to answer."),
        ),
        _plain(S.FOLLOW_UP, _("Begin the follow-up")),
        _plain(S.CLOSED, _("Close the visit")),
    )
}


def steps_of(visit) -> list[Step]:
    """The step to take now, and another that may be taken instead."""
    codes = [ANSWER] if _awaits_answer(visit) else []
    return [STEPS[code] for code in [*codes, *life.FOLLOWS[visit.status]]][:2]


def _awaits_answer(visit):
    return visit.transmitted_on is not None and visit.answered_on is None
