"""Taking back several records at once: each is a withdrawal of its own."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.bulk import REFUSED, keeps_records, may_keep
from ctportal.pages.bulk import BulkAction

from . import actions
from .forms import WithdrawForm


def _withdraw(record, form, *, by):
    actions.withdraw([record.marking], by=by, **form.cleaned_data)


WITHDRAW = BulkAction(
    "withdraw",
    _("Take back from everyone outside"),
    done=_("Taken back; the notices are drafted"),
    act=_withdraw,
    offered_to=keeps_records,
    may=may_keep,
    form=lambda posted, by: WithdrawForm(posted),
    note=_("Releases end at once; a notice is drafted for each who had it."),
    refused_with=REFUSED,
)
