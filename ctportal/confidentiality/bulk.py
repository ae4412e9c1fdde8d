"""What may be done to several records at once, on any list of them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.pages.bulk import BulkAction

from . import actions, explain, policy
from .forms import ClassifySeveralForm, ShareSeveralForm
from .models import ReleaseProposal

REFUSED = (actions.ChangedMeanwhile,)


def keeps_records(person) -> bool:
    return person.is_active and person.role in policy.KEEPERS


def may_keep(person, record) -> bool:
    return policy.can_change(person, record, *policy.KEEPERS)


def _share(record, form, *, by) -> str:
    (made,) = actions.share([record], to=form.reader, by=by, **form.terms)
    is_waiting = isinstance(made, ReleaseProposal)
    return _("It waits for a second person.") if is_waiting else _("Shared")


def _who_would_read(records, form, *, by) -> dict:
    effects = [explain.effect_of(record, form.release, by=by) for record in records]
    return {"effects": effects}


def _classify(record, form, *, by):
    actions.reclassify(record, by=by, **form.cleaned_data)


SHARE = BulkAction(
    "share",
    gettext_lazy("Share with others"),
    done=gettext_lazy("Shared"),
    act=_share,
    offered_to=keeps_records,
    may=may_keep,
    form=ShareSeveralForm,
    note=gettext_lazy("You see who would read each of them before anything is shared."),
    refused_with=REFUSED,
    preview=_who_would_read,
    preview_template="confidentiality/_effects.html",
)
CLASSIFY = BulkAction(
    "classify",
    gettext_lazy("Classify"),
    done=gettext_lazy("Classified"),
    act=_classify,
    offered_to=keeps_records,
    may=may_keep,
    form=ClassifySeveralForm,
    note=gettext_lazy("The former classification of each and why are kept."),
    refused_with=REFUSED,
)
