"""What may be done to several results of assessments at once."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.pages.bulk import BulkAction

from . import actions
from .following import actions as following
from .forms import SeveralAgreedForm, VerifiedForm

REFUSED = (ChangedMeanwhile,)


def assesses(person) -> bool:
    return person.is_active and person.role in actions.WRITERS


def verifies(person) -> bool:
    return assesses(person) and person.entity.kind == actions.ASSESSORS


def may_write(person, record) -> bool:
    return policy.can_change(person, record, *actions.WRITERS)


def _agree(need, form, *, by):
    facts = form.act_facts | {"letter": form.letter_of(need.marking.state)}
    actions.record_agreement(need, by=by, **facts)


def _implemented(recommendation, form, *, by):
    following.record_implemented(recommendation, by=by, **form.cleaned_data)


AGREE = BulkAction(
    "agree",
    _("Record the State’s agreement"),
    done=_("Agreed"),
    act=_agree,
    offered_to=assesses,
    may=lambda person, need: may_write(person, need) and need.agreed_on is None,
    form=SeveralAgreedForm,
    note=_("One day and one letter for all that a State agreed to."),
    refused_with=REFUSED,
)
IMPLEMENTED = BulkAction(
    "implemented",
    _("Record that they were implemented"),
    done=_("Implemented"),
    act=_implemented,
    offered_to=verifies,
    may=may_write,
    form=lambda posted, by: VerifiedForm(posted),
    note=_("CTED alone records this, of open recommendations."),
    refused_with=REFUSED,
)
